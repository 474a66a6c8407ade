/** Data map of accounts: credentials, sessions, staff, invitations, and the keys by which visitors come back. */
import type { MappedCollection } from '../vocabulary.contract.js';
import { documentFields, personal, structural } from './mapping.js';

const secret = (what: string, retention: 'account' | 'session') =>
  personal('usage', ['register-user', 'platform-protection'], retention, {
    access: { exempt: `${what} Handing it out would weaken the account it protects.` },
    portability: false,
  });
const account = personal('usage', ['register-user'], 'account', { portability: false });
const session = personal('usage', ['platform-protection'], 'session', {
  portability: false,
  correction: { none: 'A record of use is a fact.' },
});

export const ACCOUNTS_MAP: readonly MappedCollection[] = [
  {
    collection: 'credentials',
    database: 'main',
    holds: 'How an account proves itself: the hash of a password and, sealed, the secret of two-step sign-in.',
    subject: 'member',
    keys: { subject: '_id' },
    fields: {
      ...documentFields,
      kind: structural('member or staff'),
      passwordHash: secret('The hash of a password.', 'account'),
      passwordSetAt: account,
      totpSecret: secret('The sealed secret of two-step sign-in.', 'account'),
      totpConfirmedAt: account,
      totpLastStep: structural('newest code used, so that none works twice'),
    },
  },
  {
    collection: 'sessions',
    database: 'main',
    holds: 'Signed-in sessions of members and staff: when they began and end. No address, no device.',
    subject: 'member',
    keys: { subject: 'accountId' },
    fields: {
      ...documentFields,
      accountId: structural('random id of the account'),
      generation: structural('which refresh token is in use'),
      rotatedAt: session,
      startedAt: session,
      expiresAt: session,
    },
  },
  {
    collection: 'staff_accounts',
    database: 'main',
    holds: 'People who work for the platform: display name, role and status. No address.',
    subject: 'staff',
    keys: { subject: '_id' },
    fields: {
      ...documentFields,
      displayName: personal('identity', ['register-user'], 'account'),
      role: account,
      status: account,
      adultDeclaredAt: personal('usage', ['register-user', 'rights-and-accountability'], 'account', {
        correction: { none: 'A declaration is a fact; a new one can be made.' },
      }),
      joinedAt: account,
    },
  },
  {
    collection: 'invitations',
    database: 'main',
    holds:
      'Invitations to open an account: role, dates and the hash of the secret. The invited address is in the vault.',
    subject: 'member',
    keys: { subject: 'accountId', organisation: 'organisationId' },
    fields: {
      ...documentFields,
      organisationId: structural('organisation that invites; none for staff'),
      accountId: structural('random id that the account will have'),
      role: account,
      tokenHash: structural('keyed hash of the secret'),
      invitedBy: structural('random id of the account that invited'),
      invitedAt: account,
      expiresAt: structural('end of the invitation'),
      acceptedAt: account,
    },
  },
  {
    collection: 'visitor_keys',
    database: 'main',
    holds: 'Visitors who accepted the notice: keyed hashes of the secrets that find their conversation again.',
    subject: 'visitor',
    keys: { subject: '_id', organisation: 'organisationId' },
    fields: {
      ...documentFields,
      organisationId: structural('organisation of the site'),
      siteId: structural('site'),
      keyHashes: personal('conversation', ['answer-visitor'], 'session', {
        access: { exempt: "Keyed hashes of secrets that the visitor's own browser holds." },
        portability: false,
      }),
      issuedAt: personal('conversation', ['answer-visitor'], 'session', { portability: false }),
      expiresAt: structural('ninety days after the last use'),
      endedAt: personal('conversation', ['answer-visitor'], 'session', { portability: false }),
    },
  },
];
