/** What agents promise: their settings and documents as they go over the wire, and the parts of an answer. */
import type { Removed, ScrubbedText, SpecialCategory } from '../scrubbing/scrubbing.contract.js';
import type { ScrubbingPolicy } from '../scrubbing/scrubbing-policy.contract.js';

export type Author = 'visitor' | 'agent' | 'member';

/** `answered` from knowledge or model · `unknown` the agent does not know and offers a person · `failed` the model failed · `cancelled` by the visitor. */
export type AnswerOutcome = 'answered' | 'unknown' | 'failed' | 'cancelled';

/** The passage of the organisation's knowledge that an answer rests on. */
export interface Citation {
  documentId: string;
  passageId: string;
  title: string;
  excerpt: string;
}

/** `knowledge` answers from the documents alone, without network or key; `model` asks a model endpoint of the configuration. */
export const AGENT_KINDS = ['knowledge', 'model'] as const;
export type AgentKind = (typeof AGENT_KINDS)[number];

export const DOCUMENT_FORMATS = ['markdown', 'text', 'html'] as const;
export type DocumentFormat = (typeof DOCUMENT_FORMATS)[number];

/** Limits of each organisation and of each field; characters are UTF-16 units. */
export const AGENT_LIMITS = {
  agents: 20,
  documents: 500,
  /** Scrubbed text of all documents together. */
  knowledgeCharacters: 5_000_000,
  /** One document, before it is split. */
  documentBytes: 1024 * 1024,
  name: 60,
  greeting: 500,
  instructions: 8_000,
  title: 200,
} as const;

/** The longest answer, in characters: that of a message. */
export const ANSWER_MAX_CHARACTERS = 4_000;

/** One earlier message of the conversation, oldest first. */
export interface Turn {
  author: Author;
  text: string;
}

export interface AnswerRequest {
  organisationId: string;
  agentId: string;
  /** Earlier messages, oldest first, without the question itself. */
  history: readonly Turn[];
  question: string;
  /** The organisation's; without it, the default. */
  policy?: ScrubbingPolicy;
  /** Ends the answer: nothing more is asked or sent. */
  signal: AbortSignal;
}

/** Deltas joined together are the text of `done`. */
export type AnswerPart = AnswerDelta | AnswerDone;

export interface AnswerDelta {
  kind: 'delta';
  text: string;
}

export interface AnswerDone {
  kind: 'done';
  text: ScrubbedText;
  outcome: AnswerOutcome;
  citations: Citation[];
  /** What the scrubber removed from the agent's own words. */
  removed: Removed[];
  special: SpecialCategory[];
}
