/** What a knowledge agent says in words of our own: small talk, and that it does not know. */
import type { Citation } from './agents.contract.js';
import type { PassageIndex } from './passage-index.js';
import type { SmallTalk } from './small-talk.js';

const MOST_TOPICS = 5;

export interface KnowledgeAnswer {
  text: string;
  outcome: 'answered' | 'unknown';
  citations: Citation[];
}

/** What is said to a greeting, to thanks, to a question about the agent itself. */
export function answerSmallTalk(talk: SmallTalk, index: PassageIndex): KnowledgeAnswer {
  const answered = (text: string): KnowledgeAnswer => ({ text, outcome: 'answered', citations: [] });
  switch (talk) {
    case 'greeting':
      return answered(`Hello! What would you like to know?${topics(index)}`);
    case 'thanks':
      return answered('You are welcome. Is there anything else you would like to know?');
    case 'farewell':
      return answered('Goodbye, and thank you for writing. You can come back to this conversation at any time.');
    case 'self':
      return answered(
        'I am an AI agent, not a person. I answer from the documents that this organisation has given me, and I say so when I do not know. You can ask for a person at any time.',
      );
    case 'capability':
      return answered(
        `I am an AI agent, and I answer questions from this organisation’s documents.${topics(index)} You can also ask for a person.`,
      );
    case 'person':
      return {
        text: 'Of course. Choose “Talk to a person”, and someone from the organisation will read this conversation and answer you here.',
        outcome: 'unknown',
        citations: [],
      };
  }
}

/** The agent does not know, and offers a person. */
export function answerUnknown(index: PassageIndex): KnowledgeAnswer {
  const text =
    index.size === 0
      ? 'I do not know the answer: I have not been given any documents yet. Would you like to talk to a person instead?'
      : `I could not find an answer to that in the documents I have. You can put it in other words, or talk to a person.${topics(index)}`;
  return { text, outcome: 'unknown', citations: [] };
}

/** A few of the things it knows about. */
function topics(index: PassageIndex): string {
  const all = index.topics;
  if (all.length === 0) return '';
  const named = all.slice(0, MOST_TOPICS).map((topic) => `“${topic}”`);
  return ` I know about ${named.join(', ')}${all.length > named.length ? ' and more' : ''}.`;
}
