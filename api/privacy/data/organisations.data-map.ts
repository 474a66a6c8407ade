/** Data map of organisations, their members and sites. */
import type { MappedCollection } from '../vocabulary.contract.js';
import { documentFields, personal, structural } from './mapping.js';

const membership = personal('usage', ['register-user'], 'account', { portability: false });

export const ORGANISATIONS_MAP: readonly MappedCollection[] = [
  {
    collection: 'organisations',
    database: 'main',
    holds: 'Customer organisations: name and dates of the contract.',
    subject: null,
    keys: { organisation: '_id' },
    fields: {
      ...documentFields,
      name: structural('name of a customer organisation'),
      createdAt: structural('start of the contract'),
      ceasedAt: structural('end of the contract'),
    },
  },
  {
    collection: 'members',
    database: 'main',
    holds: 'Members of an organisation: the name they chose for visitors to see, role and status. No address.',
    subject: 'member',
    keys: { subject: '_id', organisation: 'organisationId' },
    fields: {
      ...documentFields,
      organisationId: structural('organisation of the member'),
      displayName: personal('identity', ['register-user'], 'account'),
      role: membership,
      status: membership,
      adultDeclaredAt: personal('usage', ['register-user', 'rights-and-accountability'], 'account', {
        correction: { none: 'A declaration is a fact; a new one can be made.' },
      }),
      joinedAt: membership,
    },
  },
  {
    collection: 'sites',
    database: 'main',
    holds: 'Where an organisation shows the widget: public key, allowed origins, language, colour, agent.',
    subject: null,
    keys: { organisation: 'organisationId' },
    fields: {
      ...documentFields,
      organisationId: structural('organisation of the site'),
      publicKey: structural('names the site in the page'),
      name: structural("the organisation's own name for the site"),
      allowedOrigins: structural('pages that may show the widget'),
      agentId: structural('agent that answers'),
      agentName: structural("the agent's public name"),
      locale: structural('language of the widget'),
      accentColour: structural('colour of the launcher'),
      createdAt: structural('when the site was added'),
    },
  },
  {
    collection: 'scrubbing_policies',
    database: 'main',
    holds: 'What an organisation decided about scrubbing: actions by type, values of its own that stay, patterns.',
    subject: null,
    keys: { organisation: '_id' },
    fields: {
      ...documentFields,
      _id: structural('id of the organisation'),
      placeholders: structural('form of the placeholders, from a closed list'),
      'types.type': structural('type of personal data, from a closed list'),
      'types.action': structural('what happens to it, from a closed list'),
      'special.category': structural('special category, from a closed list'),
      'special.action': structural('what happens to the message, from a closed list'),
      allowed: structural("the organisation's own public addresses and numbers"),
      'exempt.name': structural("the organisation's name for a pattern"),
      'exempt.pattern': structural('pattern of numbers that are not personal'),
      'patterns.name': structural("the organisation's name for a pattern"),
      'patterns.pattern': structural('pattern of further identifiers to remove'),
      'patterns.type': structural('type under which it is removed, from a closed list'),
      changedAt: structural('when the policy was changed'),
    },
  },
];
