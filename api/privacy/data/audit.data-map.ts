/** Data map of the audit log. */
import type { MappedCollection } from '../vocabulary.contract.js';
import { documentFields, personal, structural } from './mapping.js';

const kept = { keep: 'The log proves what was done with data; it holds identifiers and counts, never content.' };
const identifier = personal('usage', ['rights-and-accountability'], 'audit', {
  access: 'copy',
  portability: false,
  erasure: kept,
  correction: { none: 'A log entry is a fact; a note can be added beside it.' },
});

export const AUDIT_MAP: readonly MappedCollection[] = [
  {
    collection: 'audit_entries',
    database: 'main',
    holds: 'Who did what, when, to which identifiers: hash-chained, identifiers and counts only.',
    subject: null,
    keys: { organisation: 'organisationId' },
    fields: {
      ...documentFields,
      sequence: structural('place in the chain'),
      at: structural('time of the event'),
      action: structural('what was done, from a closed list'),
      actorKind: structural('visitor, member, staff, agent or system'),
      actorId: identifier,
      organisationId: structural('organisation concerned'),
      targetKind: structural('kind of thing concerned'),
      targetId: identifier,
      purpose: structural('purpose of the processing'),
      counts: structural('numbers only'),
      previousHash: structural('link of the chain'),
      hash: structural('keyed hash of the entry'),
    },
  },
];
