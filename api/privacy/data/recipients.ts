/** Who receives personal data, in which role and country (C28, C31). Model endpoints of the configuration are added at start-up. */
import type { PurposeId } from '../purposes.contract.js';
import type { CategoryId } from '../vocabulary.contract.js';

export interface Recipient {
  id: string;
  name: string;
  role: 'controller' | 'processor' | 'authority';
  /** ISO 3166-1 alpha-2; the United Kingdom is `GB`. */
  country: string;
  categories: readonly CategoryId[];
  purposes: readonly PurposeId[];
  basis: string;
  /** The host that the egress gateway lets through for this recipient; null where nothing is sent over the network. */
  host: string | null;
}

export const RECIPIENTS: readonly Recipient[] = [
  {
    id: 'customer-organisation',
    name: 'The organisation whose site you chat on',
    role: 'controller',
    country: 'GB',
    categories: ['conversation', 'contact'],
    purposes: ['answer-visitor', 'share-in-organisation'],
    basis: 'contract with the organisation; told before the first message',
    host: null,
  },
];

/** The United Kingdom and the European Economic Area: where the notice says data stays. */
export const PERMITTED_COUNTRIES: ReadonlySet<string> = new Set(
  'GB AT BE BG HR CY CZ DK EE FI FR DE GR HU IS IE IT LV LI LT LU MT NL NO PL PT RO SK SI ES SE'.split(' '),
);
