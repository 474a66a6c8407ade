/** Indexes made from Markdown, as an agent's knowledge would be. */
import { PassageIndex } from '../../api/agents/passage-index.js';
import { splitIntoPassages } from '../../api/agents/passages.js';

/** One index over documents given as title and Markdown. */
export function anIndexOf(documents: Readonly<Record<string, string>>): PassageIndex {
  const passages = Object.entries(documents).flatMap(([title, markdown], document) =>
    splitIntoPassages(markdown, 'markdown').map(({ headings, text }, ordinal) => ({
      id: `psg_${document}_${ordinal}`,
      documentId: `doc_${document}`,
      title,
      headings,
      text,
    })),
  );
  return new PassageIndex(passages);
}
