/** Data map of conversations and their messages. */
import type { MappedCollection } from '../vocabulary.contract.js';
import { documentFields, personal, structural } from './mapping.js';

const PURPOSES = ['answer-visitor', 'share-in-organisation'] as const;
const chat = personal('conversation', PURPOSES, 'conversation', { correction: 'note' });
const derived = personal('conversation', PURPOSES, 'conversation', { portability: false, correction: 'note' });
const pseudonym = personal('conversation', ['answer-visitor'], 'conversation', {
  correction: { none: 'A random identifier has no right or wrong value.' },
});

export const CONVERSATIONS_MAP: readonly MappedCollection[] = [
  {
    collection: 'conversations',
    database: 'main',
    holds: 'One row for each conversation: which site, who answers, when. No name, address or network address.',
    subject: 'visitor',
    keys: { subject: 'subjectId', organisation: 'organisationId', conversation: '_id' },
    fields: {
      ...documentFields,
      organisationId: structural('organisation that the visitor writes to'),
      siteId: structural('site of the organisation'),
      subjectId: pseudonym,
      answering: structural('agent, waiting or person'),
      memberId: structural('the member who answers'),
      startedAt: chat,
      lastMessageAt: chat,
      lastSequence: structural('number of messages'),
      held: structural('a legal or enquiry hold stops deletion'),
      holdReason: structural('ground of the hold, from a closed list'),
    },
  },
  {
    collection: 'messages',
    database: 'main',
    holds: 'Scrubbed messages of visitors, agents and members, in order.',
    subject: 'visitor',
    keys: { subject: 'subjectId', organisation: 'organisationId', conversation: 'conversationId' },
    fields: {
      ...documentFields,
      organisationId: structural('organisation'),
      conversationId: structural('conversation'),
      subjectId: pseudonym,
      sequence: chat,
      author: chat,
      authorId: structural('random id of the agent or member who wrote'),
      clientId: structural("sender's own id of the message"),
      text: chat,
      'removed.type': derived,
      'removed.count': derived,
      special: derived,
      'citations.documentId': structural('document cited'),
      'citations.passageId': structural('passage cited'),
      'citations.title': structural("title in the organisation's own document"),
      'citations.excerpt': structural("words of the organisation's own document"),
      sentAt: chat,
      runId: structural('run of the agent'),
      outcome: structural('how the run ended'),
      answer: structural('whether an answer is due, under way or done'),
      answerLeaseUntil: structural('until when a node holds the run'),
      source: structural('where the text came from'),
      purpose: structural('purpose of the processing'),
      noticeVersion: structural('release in force when it was written'),
    },
  },
];
