/** Data map of disclosures: the log of outbound calls. */
import type { MappedCollection } from '../vocabulary.contract.js';
import { documentFields, structural } from './mapping.js';

export const DISCLOSURES_MAP: readonly MappedCollection[] = [
  {
    collection: 'egress_log',
    database: 'main',
    holds:
      'Each outbound call: recipient, host, purpose, organisation, size and outcome. Never what was sent, and nobody it was about.',
    subject: null,
    keys: { organisation: 'organisationId' },
    fields: {
      ...documentFields,
      at: structural('time of the call'),
      recipientId: structural('registered recipient'),
      host: structural('registered host of the recipient'),
      purpose: structural('purpose of the processing'),
      organisationId: structural('organisation for which the call was made'),
      requestBytes: structural('size of what was sent'),
      responseBytes: structural('size of what came back'),
      status: structural('HTTP status'),
      durationMs: structural('how long it took'),
      outcome: structural('pending, completed, failed or refused'),
    },
  },
];
