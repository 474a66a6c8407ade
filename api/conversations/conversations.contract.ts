/** The wire contract of chat: what visitors' and members' clients send and hear. `docs/protocol.md` tells it in prose. */
import type { AnswerOutcome, Author, Citation } from '../agents/agents.contract.js';
import type { Acknowledgement } from '../platform/errors.contract.js';
import type { Removed, SpecialCategory } from '../scrubbing/scrubbing.contract.js';

export const MESSAGE_MAX_CHARACTERS = 4_000;
export const FRAME_MAX_BYTES = 64 * 1024;

/** Who answers now: the agent; nobody yet, a person was asked for; a person (the agent is silent). */
export type Answering = 'agent' | 'waiting' | 'person';

export interface Message {
  id: string;
  conversationId: string;
  /** Position within the conversation, from 1, rising; a number may be skipped. */
  sequence: number;
  author: Author;
  /** The agent's name, or the member's public display name; absent for the visitor. */
  authorName?: string;
  text: string;
  removed: Removed[];
  special: SpecialCategory[];
  citations: Citation[];
  /** ISO 8601, UTC. */
  sentAt: string;
  /** The sender's own id for this message; on the visitor's and the members' messages. */
  clientId?: string;
  /** On an agent's message: the run that made it and how it ended. */
  runId?: string;
  outcome?: AnswerOutcome;
}

export interface Conversation {
  id: string;
  siteId: string;
  answering: Answering;
  /** The sequence of the newest message. */
  lastSequence: number;
  startedAt: string;
  lastMessageAt: string;
  /** True while a legal or enquiry hold stops deletion. */
  held: boolean;
}

/** An answer being streamed: all of it up to `index`, so that a client that comes back can go on from there. */
export interface Run {
  runId: string;
  /** The number of the last delta contained in `text`. */
  index: number;
  text: string;
}

export interface ResumedConversation {
  /** Whether the notice in force has been accepted; until then `message:send` answers `notice_required`. */
  noticeAccepted: boolean;
  conversation: Conversation | null;
  messages: Message[];
  run: Run | null;
}

export interface SendMessage {
  /** 8 to 64 characters of A–Z a–z 0–9 _ -, chosen by the sender, unique per conversation and author. */
  clientId: string;
  text: string;
}

export interface AcceptedNotice {
  noticeVersion: string;
  acceptedAt: string;
  /** The secret that finds this conversation again; the one value a visitor's browser keeps. */
  resumeKey: string;
}

/** Events a visitor's client sends on `/visitor`; each answers through its acknowledgement. */
export interface VisitorRequests {
  'notice:accept': (body: { snapshotToken: string }, ack: (a: Acknowledgement<AcceptedNotice>) => void) => void;
  'conversation:resume': (
    body: { afterSequence?: number },
    ack: (a: Acknowledgement<ResumedConversation>) => void,
  ) => void;
  'message:send': (body: SendMessage, ack: (a: Acknowledgement<{ message: Message }>) => void) => void;
  'agent:cancel': (body: { runId: string }, ack: (a: Acknowledgement<{ cancelled: boolean }>) => void) => void;
  'person:request': (
    body: Record<string, never>,
    ack: (a: Acknowledgement<{ conversation: Conversation }>) => void,
  ) => void;
}

/** Events a member's client sends on `/inbox`. */
export interface InboxRequests {
  'conversation:list': (
    body: { before?: string; limit?: number },
    ack: (a: Acknowledgement<{ conversations: Conversation[]; next: string | null }>) => void,
  ) => void;
  'conversation:resume': (
    body: { conversationId: string; afterSequence?: number },
    ack: (a: Acknowledgement<ResumedConversation>) => void,
  ) => void;
  'message:send': (
    body: SendMessage & { conversationId: string },
    ack: (a: Acknowledgement<{ message: Message }>) => void,
  ) => void;
  'conversation:assign': (
    body: { conversationId: string; to: 'agent' | 'person' },
    ack: (a: Acknowledgement<{ conversation: Conversation }>) => void,
  ) => void;
}

/** What both hear: the same announcement by the same path. A member hears `conversation:*` of the whole organisation and `message:added` / `agent:*` of the conversations it has resumed. */
export interface ConversationAnnouncements {
  'message:added': (body: { message: Message }) => void;
  /** Something more was removed from a message: the whole message as it is stored now. */
  'message:changed': (body: { message: Message }) => void;
  /** `index` counts from 1 without gaps within a run; a client that misses one resumes. */
  'agent:delta': (body: { conversationId: string; runId: string; index: number; text: string }) => void;
  /** The finished answer was also announced as `message:added`; `messageId` is absent where the run ended without one. */
  'agent:done': (body: { conversationId: string; runId: string; outcome: AnswerOutcome; messageId?: string }) => void;
  'conversation:changed': (body: { conversation: Conversation }) => void;
  'conversation:deleted': (body: { conversationId: string }) => void;
}

export type { AnswerOutcome, Author, Citation } from '../agents/agents.contract.js';
export type { Removed } from '../scrubbing/scrubbing.contract.js';
export type { VisitorSession } from '../accounts/visitor-sessions.contract.js';
export type { ServedNotice } from '../consent/notices.contract.js';
export type { SiteConfiguration } from '../organisations/sites.contract.js';
