/** What the embedded store leaves out of MongoDB: every feature is refused with a code and a sentence, none half done. */
import type { Document } from 'bson';
import { type InProcessStore, openInProcess, ReplyError } from './in-process-store.js';

/** Name, command, code. */
const REFUSALS: readonly [string, Document, number][] = [
  ['views', { create: 'view', viewOn: 'things', pipeline: [] }, 72],
  ['capped collections', { create: 'log', capped: true, size: 1000 }, 72],
  ['time-series collections', { create: 'series', timeseries: { timeField: 'at' } }, 72],
  ['clustered collections', { create: 'clustered', clusteredIndex: { key: { _id: 1 }, unique: true } }, 72],
  ['validators', { create: 'valid', validator: { $jsonSchema: {} } }, 72],
  ['validators of existing collections', { collMod: 'things', validator: { a: 1 } }, 40415],
  ['text indexes', { createIndexes: 'things', indexes: [{ key: { a: 'text' }, name: 'x' }] }, 67],
  ['geographic indexes', { createIndexes: 'things', indexes: [{ key: { a: '2dsphere' }, name: 'x' }] }, 67],
  ['plane indexes', { createIndexes: 'things', indexes: [{ key: { a: '2d' }, name: 'x' }] }, 67],
  ['hashed indexes', { createIndexes: 'things', indexes: [{ key: { a: 'hashed' }, name: 'x' }] }, 67],
  ['wildcard indexes', { createIndexes: 'things', indexes: [{ key: { '$**': 1 }, name: 'x' }] }, 67],
  [
    'indexes with a collation beyond the subset',
    { createIndexes: 'things', indexes: [{ key: { a: 1 }, name: 'x', collation: { locale: 'en', strength: 3 } }] },
    2,
  ],
  ['unknown index options', { createIndexes: 'things', indexes: [{ key: { a: 1 }, name: 'x', shape: 'round' }] }, 197],
  ['$where', { find: 'things', filter: { $where: 'true' } }, 2],
  ['$text', { find: 'things', filter: { $text: { $search: 'x' } } }, 2],
  ['$jsonSchema', { find: 'things', filter: { $jsonSchema: {} } }, 2],
  ['$near', { find: 'things', filter: { a: { $near: [0, 0] } } }, 2],
  ['sorting by $meta', { find: 'things', sort: { a: { $meta: 'textScore' } } }, 2],
  ['projecting $meta', { find: 'things', projection: { a: { $meta: 'textScore' } } }, 2],
  ['a collation of strength 3', { find: 'things', collation: { locale: 'en', strength: 3 } }, 2],
  ['a collation with options', { find: 'things', collation: { locale: 'en', strength: 2, numericOrdering: true } }, 2],
  ['a collation without a locale', { find: 'things', collation: { strength: 2 } }, 40414],
  ['unknown options of find', { find: 'things', shape: 'round' }, 40415],
  ['unknown options of aggregate', { aggregate: 'things', pipeline: [], cursor: {}, shape: 'round' }, 40415],
  [
    'unknown options of update',
    { update: 'things', updates: [{ q: {}, u: { $set: { a: 1 } }, shape: 'round' }] },
    40415,
  ],
  ['unknown options of insert', { insert: 'things', documents: [{}], shape: 'round' }, 40415],
  ['tailable cursors', { find: 'things', tailable: true }, 115],
  ['change streams', { aggregate: 'things', pipeline: [{ $changeStream: {} }], cursor: {} }, 40573],
  ['$geoNear', { aggregate: 'things', pipeline: [{ $geoNear: {} }], cursor: {} }, 40324],
  ['$search', { aggregate: 'things', pipeline: [{ $search: {} }], cursor: {} }, 40324],
  ['$setWindowFields', { aggregate: 'things', pipeline: [{ $setWindowFields: {} }], cursor: {} }, 40324],
  ['$bucketAuto', { aggregate: 'things', pipeline: [{ $bucketAuto: {} }], cursor: {} }, 40324],
  ['$documents', { aggregate: 'things', pipeline: [{ $documents: [] }], cursor: {} }, 40324],
  ['$indexStats', { aggregate: 'things', pipeline: [{ $indexStats: {} }], cursor: {} }, 40324],
  ['scripts in expressions', { aggregate: 'things', pipeline: [{ $set: { a: { $function: {} } } }], cursor: {} }, 168],
  [
    'scripts in accumulators',
    { aggregate: 'things', pipeline: [{ $group: { _id: null, a: { $accumulator: {} } } }], cursor: {} },
    15952,
  ],
  ['map-reduce', { mapReduce: 'things', map: 'x', reduce: 'y', out: 'z' }, 59],
  ['unknown commands', { nosuch: 1 }, 59],
  ['user administration', { createUser: 'x', pwd: 'y', roles: [] }, 59],
];

let store: InProcessStore;

beforeAll(async () => {
  store = await openInProcess();
  await store.run({ insert: 'things', documents: [{ _id: 1, a: 1 }] });
});

afterAll(async () => store.close());

describe('the embedded store refuses', () => {
  it.each(REFUSALS)('%s', async (_name, command, code) => {
    const reply = await store.reply(command);
    const { code: actual, message } = new ReplyError(reply);
    expect(actual).toBe(code);
    // A sentence a reader can act on, not a number alone.
    expect(message).toMatch(/\w+ \w+ \w+/);
    expect((await store.all({ find: 'things', filter: {} })).length).toBe(1);
  });
});
