/** Data map of what the platform itself stores: scheduled jobs and the schema version. */
import type { MappedCollection } from '../vocabulary.contract.js';
import { documentFields, structural } from './mapping.js';

const schedule = structural('scheduling of a job');

export const PLATFORM_MAP: readonly MappedCollection[] = [
  {
    collection: 'jobs',
    database: 'main',
    holds: 'Scheduled jobs of the platform: names and times. A job carries identifiers, never content.',
    subject: null,
    keys: {},
    fields: Object.fromEntries(
      [
        'name data type priority nextRunAt lastModifiedBy lockedAt lastFinishedAt lastRunAt failCount failReason failedAt',
        'repeatInterval repeatTimezone repeatAt disabled progress unique uniqueOpts startDate endDate skipDays fork debounceStartedAt',
      ]
        .join(' ')
        .split(' ')
        .map((name) => [name, schedule]),
    ),
  },
  {
    collection: 'platform_meta',
    database: 'main',
    holds: 'The version of the stored schema and what first start created.',
    subject: null,
    keys: {},
    fields: {
      ...documentFields,
      schemaVersion: structural('schema version'),
      createdAt: structural('time of first start'),
    },
  },
];
