/**
 * What MongoDB does, case by case, through the official driver: against the embedded store, or against any server that
 * MONGODB_URI names. Each case has the collections `things`, `items` and `target` to itself.
 */
import { deserialize, EJSON, serialize } from 'bson';
import type { Db, Document } from 'mongodb';
import { AGGREGATION_CASES } from './conformance-cases/aggregation-cases.js';
import type { ConformanceCase } from './conformance-cases/conformance-case.js';
import { EXPRESSION_CASES, MISSING, REFUSED_EXPRESSIONS } from './conformance-cases/expression-cases.js';
import { FILTER_CASES, REFUSED_FILTERS } from './conformance-cases/filter-cases.js';
import { FIND_CASES } from './conformance-cases/find-cases.js';
import { INDEX_CASES } from './conformance-cases/index-cases.js';
import { NOW, REFUSED_UPDATES, UPDATE_CASES } from './conformance-cases/update-cases.js';
import { WRITE_CASES } from './conformance-cases/write-cases.js';
import { type StoreUnderTest, startStoreUnderTest } from './store-process.js';

/** Types matter: an int is not a double, so numbers stay what they are on the wire. */
const TYPED = { promoteValues: false, promoteBuffers: false, bsonRegExp: true } as const;

let server: StoreUnderTest;
let database: Db;

beforeAll(async () => {
  server = await startStoreUnderTest();
  database = server.client.db(`conformance_${process.pid}`, TYPED);
});

afterAll(async () => {
  await database?.dropDatabase();
  await server?.close();
});

beforeEach(async () => {
  for await (const { name } of database.listCollections({}, { nameOnly: true })) await database.dropCollection(name);
});

/** Canonical text, so that a failure shows types as well as values. */
function text(value: unknown): string {
  const wrapped = deserialize(serialize({ value: value as Document }), TYPED);
  return EJSON.stringify(wrapped.value as Document, { relaxed: false });
}

function texts(values: readonly unknown[], isOrdered: boolean): string[] {
  const list = values.map(text);
  return isOrdered ? list : list.sort();
}

async function prepare({ documents, others = {}, indexes }: ConformanceCase): Promise<void> {
  if (indexes) {
    const named = indexes.map((index, i) => ({ name: `index_${i}`, ...index }));
    await database.command({ createIndexes: 'things', indexes: named });
  }
  for (const [name, list] of Object.entries({ things: documents ?? [], ...others })) {
    if (list.length > 0)
      await database
        .collection(name)
        .insertMany(list.map((document) => ({ ...document })) as Document[], { forceServerObjectId: true });
  }
}

interface Outcome {
  readonly code?: number;
  readonly documents?: Document[];
  readonly reply?: Document;
}

async function run(command: Document): Promise<Outcome> {
  try {
    const reply = await database.command({ ...command }, TYPED);
    const [writeError] = (reply.writeErrors ?? []) as Document[];
    if (writeError) return { code: Number(writeError.code) };
    return reply.cursor ? { documents: await readCursor(reply.cursor as Document) } : { reply };
  } catch (error) {
    const code = Number((error as { code?: unknown }).code);
    if (Number.isNaN(code)) throw error;
    return { code };
  }
}

async function readCursor(first: Document): Promise<Document[]> {
  const documents = [...(first.firstBatch as Document[])];
  let { id } = first as { id: bigint };
  while (String(id) !== '0') {
    const collection = String(first.ns).slice(String(first.ns).indexOf('.') + 1);
    const { cursor } = await database.command({ getMore: id, collection }, TYPED);
    documents.push(...((cursor as Document).nextBatch as Document[]));
    id = (cursor as { id: bigint }).id;
  }
  return documents;
}

async function contents(name: string): Promise<Document[]> {
  return database.collection(name, TYPED).find({}, TYPED).toArray();
}

async function check(testCase: ConformanceCase): Promise<void> {
  await prepare(testCase);
  const outcome = await run(testCase.command);
  expect(outcome.code).toBe(testCase.code);
  const { result, isOrdered = false } = testCase;
  if (outcome.documents && Array.isArray(result))
    expect(texts(outcome.documents, isOrdered)).toEqual(texts(result, isOrdered));
  if (outcome.reply && result !== undefined) {
    const expected = result as Document;
    const actual = Object.fromEntries(Object.keys(expected).map((name) => [name, outcome.reply?.[name] as unknown]));
    expect(replyText(actual)).toBe(replyText(expected));
  }
  if (testCase.left) expect(texts(await contents('things'), false)).toEqual(texts(testCase.left, false));
  for (const [name, list] of Object.entries(testCase.othersLeft ?? {})) {
    expect(texts(await contents(name), false)).toEqual(texts(list, false));
  }
}

/** Counts in replies are ints on one server and doubles on another (`ok`), so replies are compared by value. */
function replyText(reply: Document): string {
  return EJSON.stringify(deserialize(serialize(reply)), { relaxed: true });
}

describe('filters', () => {
  it.each(FILTER_CASES)('match %s', async (_name, filter, matching, others) => {
    const documents = [
      ...matching.map((document, i) => ({ _id: `match ${i}`, ...document })),
      ...others.map((document, i) => ({ _id: `other ${i}`, ...document })),
    ];
    await check({
      name: '',
      documents,
      command: { find: 'things', filter, projection: { _id: 1 } },
      result: matching.map((_document, i) => ({ _id: `match ${i}` })),
    });
  });

  it.each(REFUSED_FILTERS)('refuse %s', async (name, filter, code) => {
    await check({ name, documents: [{ _id: 1 }], command: { find: 'things', filter }, code });
  });
});

/** The server has a clock of its own: where a case sets the time, any date will do. */
function withoutTime(documents: readonly Document[]): string[] {
  const isNow = (value: unknown): boolean => value instanceof Date && value.getTime() >= NOW.getTime();
  return documents.map((document) =>
    text(
      Object.fromEntries(
        Object.entries(document).map(([name, value]) => [name, isNow(value) ? 'now' : (value as unknown)]),
      ),
    ),
  );
}

describe('updates', () => {
  const updating = (
    filter: Document,
    u: unknown,
    extra: { options?: Document; isInsert?: boolean } | undefined,
  ): Document => {
    const { arrayFilters, let: variables } = extra?.options ?? {};
    const statement = {
      q: filter,
      u,
      upsert: extra?.isInsert === true,
      ...(arrayFilters ? { arrayFilters: arrayFilters as unknown } : {}),
    };
    return { update: 'things', updates: [statement], ...(variables ? { let: variables as unknown } : {}) };
  };

  it.each(
    UPDATE_CASES.map(([name, document, update, expected, extra]) => ({ name, document, update, expected, extra })),
  )('$name', async (row) => {
    const { document, update, expected, extra } = row;
    const isInsert = extra?.isInsert === true;
    if (!isInsert) await prepare({ name: '', documents: [{ _id: 1, ...document }], command: {} });
    const filter = isInsert ? { _id: 1, ...document } : (extra?.filter ?? {});
    expect(await run(updating(filter, update, extra))).toEqual({ reply: expect.anything() as unknown });
    expect(withoutTime(await contents('things'))).toEqual(withoutTime([{ _id: 1, ...expected }]));
  });

  it.each(REFUSED_UPDATES.map(([name, document, update, code, extra]) => ({ name, document, update, code, extra })))(
    'refuse $name',
    async (row) => {
      const { document, update, code, extra } = row;
      await prepare({ name: '', documents: [{ _id: 1, ...document }], command: {} });
      expect(await run(updating(extra?.filter ?? {}, update, extra))).toEqual({ code });
      expect((await contents('things')).map(text)).toEqual([text({ _id: 1, ...document })]);
    },
  );
});

describe('expressions', () => {
  it.each(EXPRESSION_CASES)('$name', async ({ name, document, expression, expected }) => {
    // As a plain projection of a number or a flag would mean inclusion, the value is wrapped.
    const pipeline = [{ $replaceWith: { v: expression } }];
    const result = [expected === MISSING ? {} : { v: expected }];
    await check({
      name,
      documents: [{ _id: 1, ...document }],
      command: { aggregate: 'things', pipeline, cursor: {} },
      result,
    });
  });

  it.each(REFUSED_EXPRESSIONS)('refuse %j', async (expression, code) => {
    const pipeline = [{ $replaceWith: { v: expression } }];
    await check({ name: '', documents: [{ _id: 1 }], command: { aggregate: 'things', pipeline, cursor: {} }, code });
  });
});

describe.each([
  ['finding', FIND_CASES],
  ['aggregation', AGGREGATION_CASES],
  ['writing', WRITE_CASES],
  ['indexes', INDEX_CASES],
])('%s', (_group, cases) => {
  it.each(cases)('$name', check);
});
