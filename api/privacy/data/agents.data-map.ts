/** Data map of agents: their versions, and the organisation's documents as scrubbed passages. */
import type { MappedCollection, MappedField } from '../vocabulary.contract.js';
import { documentFields, personal, structural } from './mapping.js';

/** Who changed what: a member's random id, kept with the configuration it explains. */
const author = personal('usage', ['rights-and-accountability'], 'organisation', {
  portability: false,
  erasure: { keep: "A random id that explains who changed the organisation's agent; the name behind it is deleted." },
  correction: { none: 'A random identifier has no right or wrong value.' },
});

const settings: Readonly<Record<string, MappedField>> = {
  organisationId: structural('organisation that owns the agent'),
  version: structural('number of the version'),
  name: structural("the agent's published name"),
  greeting: structural("the agent's published greeting"),
  instructions: structural("the organisation's instructions to the agent, scrubbed"),
  kind: structural('knowledge or model'),
  modelEndpointId: structural('model endpoint of the configuration'),
  temperature: structural('setting of the model'),
};

export const AGENTS_MAP: readonly MappedCollection[] = [
  {
    collection: 'agents',
    database: 'main',
    holds: "An organisation's agents as they are now.",
    subject: null,
    keys: { organisation: 'organisationId' },
    fields: {
      ...documentFields,
      ...settings,
      knowledgeRevision: structural('counter that grows when documents change'),
      createdAt: structural('when the agent was made'),
      changedAt: structural('when the agent was last changed'),
    },
  },
  {
    collection: 'agent_versions',
    database: 'main',
    holds: 'Each version of an agent as it was; never changed afterwards.',
    subject: 'member',
    keys: { subject: 'createdBy', organisation: 'organisationId' },
    fields: {
      ...documentFields,
      ...settings,
      agentId: structural('agent'),
      restoredFrom: structural('the older version that this one repeats'),
      createdAt: structural('when the version was made'),
      createdBy: author,
    },
  },
  {
    collection: 'agent_documents',
    database: 'main',
    holds:
      "The organisation's knowledge documents: title, size, and what was removed. The text is in the passages, scrubbed.",
    subject: 'member',
    keys: { subject: 'createdBy', organisation: 'organisationId' },
    fields: {
      ...documentFields,
      organisationId: structural('organisation that owns the document'),
      agentId: structural('agent that knows the document'),
      title: structural("title of the organisation's own document, scrubbed"),
      format: structural('markdown, text or html'),
      characters: structural('length of the scrubbed text'),
      passages: structural('number of passages'),
      'removed.type': structural('type of what was removed'),
      'removed.count': structural('how many were removed'),
      isReady: structural('whether all passages are stored'),
      createdAt: structural('when the document was added'),
      createdBy: author,
    },
  },
  {
    collection: 'agent_passages',
    database: 'main',
    holds: "Scrubbed passages of the organisation's documents, to answer from and to cite.",
    subject: null,
    keys: { organisation: 'organisationId' },
    fields: {
      ...documentFields,
      organisationId: structural('organisation that owns the passage'),
      agentId: structural('agent that knows the passage'),
      documentId: structural('document that it belongs to'),
      ordinal: structural('place in the document'),
      headings: structural("headings of the organisation's own document, scrubbed"),
      text: structural("words of the organisation's own document, scrubbed"),
    },
  },
];
