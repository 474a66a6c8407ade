/** Data map of rights requests and complaints: when what was asked for, what became of it, in scrubbed words. */
import type { MappedCollection } from '../vocabulary.contract.js';
import { documentFields, personal, structural } from './mapping.js';

const PURPOSES = ['rights-and-accountability'] as const;
const proof = {
  keep: 'Proof of how a request or complaint was answered; it names nobody and is kept as the law asks.',
};
const fixed = { none: 'A record of an event cannot be changed; a note can be added.' };
const event = personal('usage', PURPOSES, 'proof', { portability: false, erasure: proof, correction: fixed });
/** Words that a person or staff wrote, scrubbed. */
const words = personal('conversation', PURPOSES, 'proof', { portability: false, erasure: proof, correction: 'note' });

export const DSARS_MAP: readonly MappedCollection[] = [
  {
    collection: 'rights_requests',
    database: 'main',
    holds: 'Requests about rights: which, when, by which channel, how each was answered and why. No name or address.',
    subject: 'visitor',
    keys: { subject: 'subjectId', organisation: 'organisationId' },
    fields: {
      ...documentFields,
      subjectId: structural('random id of the person'),
      organisationId: structural('organisation it is about, where it is about one'),
      channel: event,
      state: event,
      receivedOn: event,
      dueOn: event,
      'rights.right': event,
      'rights.dueOn': event,
      'rights.outcome': event,
      'rights.ground': event,
      'rights.explanation': words,
      'rights.decidedOn': event,
      'checks.kind': event,
      'checks.askedOn': event,
      'checks.receivedOn': event,
      'pauses.askedOn': event,
      'pauses.answeredOn': event,
      extendedOn: event,
      extensionReason: words,
      identityProof: event,
      details: words,
      'notes.writtenOn': event,
      'notes.staffId': structural('random id of the member of staff who wrote'),
      'notes.text': words,
      toldOn: event,
      recordedBy: structural('random id of the member of staff who wrote it down'),
      revision: structural('counts changes'),
      createdAt: event,
    },
  },
  {
    collection: 'complaints',
    database: 'main',
    holds:
      'Complaints about the handling of personal data: scrubbed words, dates, progress, outcome. No name or address.',
    subject: 'visitor',
    keys: { subject: 'subjectId', organisation: 'organisationId' },
    fields: {
      ...documentFields,
      subjectId: structural('random id made for the complaint'),
      organisationId: structural('organisation it is about, where it is about one'),
      channel: event,
      state: event,
      text: words,
      receivedOn: event,
      acknowledgeBy: event,
      acknowledgedOn: event,
      'progress.madeOn': event,
      'progress.text': words,
      outcome: event,
      explanation: words,
      answeredOn: event,
      recordedBy: structural('random id of the member of staff who wrote it down'),
      revision: structural('counts changes'),
      createdAt: event,
    },
  },
];
