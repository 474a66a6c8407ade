/** Answers from passages alone, in their own words: the sentences that fit the question best, with the passages they rest on. It says so when it does not know. */
import type { Citation } from './agents.contract.js';
import { interrogativeOf, type PassageIndex, type Hit, type IndexedPassage, type QueryTerm } from './passage-index.js';
import { quote, ranked } from './quotations.js';
import { smallTalkOf } from './small-talk.js';
import { answerSmallTalk, answerUnknown, type KnowledgeAnswer } from './standing-answers.js';

/** Below this share of the question's worth a passage is about something else. */
const LEAST_COVERAGE = 0.5;
/** A second passage is quoted too when it covers what the first leaves out. */
const SECOND_GAIN = 0.2;
const EXCERPT = 220;
/** Of the previous question's terms, when this one leans on it. */
const FOLLOW_UP_WEIGHT = 0.45;

/** Answers `question`; `earlier` is what the visitor asked before, newest last. */
export function answerFromKnowledge(
  index: PassageIndex,
  question: string,
  earlier: readonly string[],
): KnowledgeAnswer {
  const talk = smallTalkOf(question);
  if (talk) return answerSmallTalk(talk, index);
  const query = queryOf(index, question, earlier);
  const hits = ranked(index.find(query, interrogativeOf(question)), query);
  const best = hits[0];
  if (!best || !isAbout(best, query)) return answerUnknown(index);
  const second = hits.slice(1, 4).find((hit) => addsTo(best, hit, query));
  const chosen = second ? [best, second] : [best];
  const text = chosen.map((hit) => quote(hit, query, chosen.length)).join('\n\n');
  return { text, outcome: 'answered', citations: chosen.map(({ passage }) => citationOf(passage)) };
}

/** The passages that a model may read for a question, best first. */
export function passagesFor(
  index: PassageIndex,
  question: string,
  earlier: readonly string[],
  most: number,
): IndexedPassage[] {
  const query = queryOf(index, question, earlier);
  const hits = ranked(index.find(query, interrogativeOf(question)), query);
  const least = (hits[0]?.score ?? 0) * 0.2;
  return hits
    .filter(({ score }) => score >= least)
    .slice(0, most)
    .map(({ passage }) => passage);
}

export function citationOf({ id, documentId, title, headings, text }: IndexedPassage): Citation {
  const place = [title, ...headings.filter((heading) => heading !== title)].join(' › ');
  const plain = text
    .replace(/```\n?/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  const excerpt = plain.length <= EXCERPT ? plain : `${plain.slice(0, plain.lastIndexOf(' ', EXCERPT)).trimEnd()}…`;
  return { documentId, passageId: id, title: place.slice(0, 200), excerpt };
}

/** A short question, or one that points back ("and how long does that take?"), leans on the one before. */
function queryOf(index: PassageIndex, question: string, earlier: readonly string[]): QueryTerm[] {
  const own = index.queryOf(question);
  const previous = earlier.filter((text) => smallTalkOf(text) === null).at(-1);
  if (!previous || !leansOnPrevious(question, own)) return own;
  const terms = new Set(own.map(({ term }) => term));
  const carried = index.queryOf(previous, FOLLOW_UP_WEIGHT).filter(({ term, isKnown }) => isKnown && !terms.has(term));
  return [...own, ...carried];
}

const POINTS_BACK =
  /\b(?:it|its|that|this|these|those|they|them|there|one|ones|then|he|she)\b|^(?:and|but|so|or|what about|how about|why|also)\b/i;

function leansOnPrevious(question: string, own: readonly QueryTerm[]): boolean {
  return own.length <= 1 || (own.length <= 4 && POINTS_BACK.test(question.trim()));
}

function isAbout(hit: Hit, query: readonly QueryTerm[]): boolean {
  return hit.coverage >= (query.length === 1 ? 0.7 : LEAST_COVERAGE);
}

function addsTo(best: Hit, hit: Hit, query: readonly QueryTerm[]): boolean {
  const total = query.reduce((sum, { worth }) => sum + worth, 0);
  const gained = hit.matched.filter((part) => !best.matched.includes(part)).reduce((sum, { worth }) => sum + worth, 0);
  return total > 0 && gained / total >= SECOND_GAIN && hit.coverage >= LEAST_COVERAGE * 0.7;
}
