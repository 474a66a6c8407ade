/** What a pipeline leaves to the planner, and the bound on what its stages may hold. */
import type { Document } from 'bson';
import { compilePipeline } from './aggregation.js';
import type { CompiledPipeline, PipelineContext } from './aggregation-types.js';

const context: PipelineContext = {
  now: new Date(0),
  memoryLimit: 2_000,
  read: () => [],
  insert: async () => undefined,
  update: async () => ({ matched: 0 }),
  replaceAll: async () => undefined,
};

function compile(pipeline: Document[]): CompiledPipeline {
  return compilePipeline(pipeline, { context });
}

async function resultOf(pipeline: Document[], documents: Iterable<Document>): Promise<Document[]> {
  const found: Document[] = [];
  for await (const document of compile(pipeline).run(documents)) found.push(document);
  return found;
}

describe('the leading stages of a pipeline', () => {
  const sort = { a: 1 };
  it.each<[string, Document[], Partial<CompiledPipeline>]>([
    ['$match', [{ $match: { a: 1 } }], { filter: { a: 1 } }],
    ['several $match', [{ $match: { a: 1 } }, { $match: { b: 1 } }], { filter: { $and: [{ a: 1 }, { b: 1 }] } }],
    ['an empty $match', [{ $match: {} }, { $match: { a: 1 } }], { filter: { a: 1 } }],
    [
      '$sort, $skip and $limit',
      [{ $sort: sort }, { $skip: 5 }, { $limit: 3 }],
      { filter: {}, sort, skip: 5, limit: 3 },
    ],
    ['$limit before $skip', [{ $limit: 5 }, { $skip: 2 }], { filter: {}, skip: 2, limit: 3 }],
    ['several $limit', [{ $limit: 5 }, { $limit: 2 }, { $limit: 9 }], { filter: {}, limit: 2 }],
    ['$limit, then $skip of as many', [{ $limit: 2 }, { $skip: 2 }], { filter: {}, limit: 2 }],
    ['$match, but not after $limit', [{ $limit: 5 }, { $match: { a: 1 } }], { filter: {}, limit: 5 }],
    ['$sort, but not after $limit', [{ $limit: 5 }, { $sort: sort }], { filter: {}, limit: 5 }],
    ['nothing after another stage', [{ $set: { a: 1 } }, { $match: { a: 1 } }], { filter: {} }],
    [
      'where the result goes',
      [{ $merge: { into: { db: 'x', coll: 'y' } } }],
      { filter: {}, target: { database: 'x', collection: 'y' } },
    ],
  ])('are %s', (_name, pipeline, expected) => {
    const { run, ...leading } = compile(pipeline);
    expect(run).toBeInstanceOf(Function);
    expect(leading).toEqual(expected);
  });

  it('are not carried out again', async () => {
    expect(await resultOf([{ $match: { a: 1 } }, { $limit: 1 }], [{ a: 2 }, { a: 3 }])).toHaveLength(2);
  });
});

describe('the memory of blocking stages', () => {
  function* documents(count: number): Generator<Document> {
    for (let i = 0; i < count; i += 1) yield { _id: i, text: 'x'.repeat(100), n: i };
  }
  const later = { $set: { later: true } };

  it.each<[string, Document[]]>([
    ['$sort', [later, { $sort: { n: -1 } }]],
    ['$group by many', [{ $group: { _id: '$n' } }]],
    ['$push', [{ $group: { _id: null, all: { $push: '$text' } } }]],
    ['$addToSet', [{ $group: { _id: null, all: { $addToSet: '$_id' } } }]],
    ['$facet', [{ $facet: { all: [] } }]],
    ['$out', [{ $out: 'x' }]],
  ])('bounds %s with error 292', async (_name, pipeline) => {
    await expect(resultOf(pipeline, documents(200))).rejects.toMatchObject({ code: 292 });
    expect(await resultOf(pipeline, documents(3))).toBeDefined();
  });

  it('does not count what a limited sort lets go', async () => {
    const found = await resultOf(
      [later, { $sort: { n: -1 } }, { $limit: 2 }, { $project: { n: 1, _id: 0 } }],
      shortDocuments(500),
    );
    expect(found).toEqual([{ n: 499 }, { n: 498 }]);
  });

  function* shortDocuments(count: number): Generator<Document> {
    for (let n = 0; n < count; n += 1) yield { n };
  }
});
