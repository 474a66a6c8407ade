/** Data map of the identity vault: the one place that tells who a random id is. */
import type { MappedCollection } from '../vocabulary.contract.js';
import { documentFields, personal, structural } from './mapping.js';

const accountAddress = personal('contact', ['register-user', 'relationship'], 'account');

export const IDENTITY_MAP: readonly MappedCollection[] = [
  {
    collection: 'vault_keys',
    database: 'vault',
    holds: 'One encryption key for each person, itself encrypted; destroying it makes the fields unreadable for good.',
    subject: null,
    keys: { subject: '_id' },
    fields: {
      ...documentFields,
      wrappedKey: structural("the person's key, wrapped by the vault's key"),
      createdAt: structural('when the key was made'),
    },
  },
  {
    collection: 'vault_accounts',
    database: 'vault',
    holds: 'The email address of each member and each person of our staff, encrypted, and a keyed hash to find it by.',
    subject: 'member',
    keys: { subject: '_id', organisation: 'organisationId' },
    fields: {
      ...documentFields,
      organisationId: structural('organisation of the member; none for staff'),
      email: accountAddress,
      emailHash: personal('contact', ['register-user'], 'account', {
        access: { exempt: 'A keyed hash of the address that is given in full.' },
        portability: false,
      }),
      createdAt: structural('when the address was kept'),
    },
  },
  {
    collection: 'vault_subjects',
    database: 'vault',
    holds:
      'The address to which a visitor, or whoever asks or complains about their data, is answered, and the link to an account, where there is one; encrypted.',
    subject: 'visitor',
    keys: { subject: '_id', organisation: 'organisationId' },
    fields: {
      ...documentFields,
      organisationId: structural('organisation that the visitor writes to'),
      email: personal('contact', ['answer-visitor', 'rights-and-accountability'], 'conversation'),
      accountId: personal('identity', ['register-user'], 'conversation'),
      createdAt: structural('when the first detail was kept'),
      updatedAt: structural('when a detail last changed'),
    },
  },
];
