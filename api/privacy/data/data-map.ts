/** The data map: every persisted field of every collection, declared once (invariant G). Start-up refuses what is not here. */
import type { MappedCollection } from '../vocabulary.contract.js';
import { ACCOUNTS_MAP } from './accounts.data-map.js';
import { AGENTS_MAP } from './agents.data-map.js';
import { AUDIT_MAP } from './audit.data-map.js';
import { CONSENT_MAP } from './consent.data-map.js';
import { CONVERSATIONS_MAP } from './conversations.data-map.js';
import { DISCLOSURES_MAP } from './disclosures.data-map.js';
import { DSARS_MAP } from './dsars.data-map.js';
import { IDENTITY_MAP } from './identity.data-map.js';
import { ORGANISATIONS_MAP } from './organisations.data-map.js';
import { PLATFORM_MAP } from './platform.data-map.js';

export const DATA_MAP: readonly MappedCollection[] = [
  ...PLATFORM_MAP,
  ...AUDIT_MAP,
  ...IDENTITY_MAP,
  ...ORGANISATIONS_MAP,
  ...ACCOUNTS_MAP,
  ...CONSENT_MAP,
  ...CONVERSATIONS_MAP,
  ...DISCLOSURES_MAP,
  ...AGENTS_MAP,
  ...DSARS_MAP,
];
