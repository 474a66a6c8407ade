/** Data map of consent: proof of the notice that was shown and accepted, and restrictions. */
import type { MappedCollection } from '../vocabulary.contract.js';
import { documentFields, personal, structural } from './mapping.js';

const proof = {
  keep: 'Proof of what was shown and accepted; it names nobody and is kept as the law asks for evidence.',
};
const fixed = { none: 'A record of an event cannot be changed; a new event can be recorded.' };

export const CONSENT_MAP: readonly MappedCollection[] = [
  {
    collection: 'notice_acceptances',
    database: 'main',
    holds: 'Which release of the notice a person accepted, in which language, and the hash of the exact text.',
    subject: 'visitor',
    keys: { subject: 'subjectId', organisation: 'organisationId' },
    fields: {
      ...documentFields,
      subjectId: personal('usage', ['rights-and-accountability'], 'proof', { erasure: proof, correction: fixed }),
      organisationId: structural('organisation of the site'),
      siteId: structural('site'),
      version: personal('usage', ['rights-and-accountability'], 'proof', { erasure: proof, correction: fixed }),
      sha256: structural('hash of the exact text'),
      language: structural('language of the text'),
      servedAt: structural('when the text was served'),
      acceptedAt: personal('usage', ['rights-and-accountability'], 'proof', { erasure: proof, correction: fixed }),
    },
  },
];
