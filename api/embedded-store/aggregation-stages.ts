/** Stages that pass documents on: filter, cut, sort, reshape, unwind, sample, facet. */
import { type Document, Int32 } from 'bson';
import { isDocument, setField } from './bson-types.js';
import { documentSize } from './document-size.js';
import { compileDocumentStage, DOCUMENT_STAGES } from './document-stages.js';
import { located, typeName } from './expression-types.js';
import type { DocumentSource, Stage, StageCompiler, StageScope } from './aggregation-types.js';
import { stageFields, wholeNumber } from './aggregation-types.js';
import { redact } from './aggregation-redact.js';
import { unwind } from './aggregation-unwind.js';
import { compileFilter } from './filter-matcher.js';
import { parseSort } from './sort-order.js';
import { MemoryBound, sortDocuments } from './sort.js';

const match: StageCompiler = (specification, { options }) => {
  if (!isDocument(specification)) throw located(15959, 'the match filter must be an expression in an object');
  const { matches } = compileFilter(specification, options);
  return async function* (source) {
    for await (const document of source) if (matches(document)) yield document;
  };
};

const limit: StageCompiler = (specification) => {
  const most = wholeNumber(specification, 'invalid argument to $limit stage: the limit must be positive', 15958, 1);
  return async function* (source) {
    let count = 0;
    for await (const document of source) {
      yield document;
      count += 1;
      if (count === most) return;
    }
  };
};

const skip: StageCompiler = (specification) => {
  const least = wholeNumber(
    specification,
    'invalid argument to $skip stage: Expected a non-negative number',
    5107200,
    0,
  );
  return async function* (source) {
    let count = 0;
    for await (const document of source) {
      if (count >= least) yield document;
      count += 1;
    }
  };
};

/** A sort that needs to hold only so many documents; the stages that follow still cut. */
export function sortThenLimit(specification: unknown, scope: StageScope, wanted?: number): Stage {
  if (!isDocument(specification)) throw located(15973, 'the $sort key specification must be an object');
  if (parseSort(specification).length === 0) throw located(15976, '$sort stage must have at least one sort key');
  const { collation, context } = scope.options;
  return async function* (source) {
    yield* await sortDocuments(source, specification, {
      ...(collation ? { collation } : {}),
      ...(wanted === undefined ? {} : { limit: wanted }),
      ...(context.memoryLimit === undefined ? {} : { memoryLimit: context.memoryLimit }),
    });
  };
}

const reshape: StageCompiler = (specification, { compiler, variables }, name) => {
  const change = compileDocumentStage(name, specification, compiler);
  return async function* (source) {
    for await (const document of source) yield change(document, variables);
  };
};

const sample: StageCompiler = (specification) => {
  const { size } = stageFields(specification, '$sample', ['size'], 28745);
  const wanted = wholeNumber(size, 'size argument to $sample must be a positive integer', 28747, 1);
  return async function* (source) {
    const kept: Document[] = [];
    let seen = 0;
    for await (const document of source) {
      seen += 1;
      const place = kept.length < wanted ? kept.length : Math.floor(Math.random() * seen);
      if (place < wanted) kept[place] = document;
    }
    for (let i = kept.length - 1; i > 0; i -= 1) {
      const other = Math.floor(Math.random() * (i + 1));
      [kept[i], kept[other]] = [kept[other] as Document, kept[i] as Document];
    }
    yield* kept;
  };
};

const count: StageCompiler = (specification) => {
  if (typeof specification !== 'string' || specification === '')
    throw located(40156, 'the count field must be a non-empty string');
  if (specification.startsWith('$')) throw located(40158, 'the count field cannot be a $-prefixed path');
  if (specification.includes('.')) throw located(40160, "the count field cannot contain '.'");
  return async function* (source) {
    let total = 0;
    for await (const _ of source) total += 1;
    if (total > 0) yield { [specification]: new Int32(total) };
  };
};

const NOT_IN_FACET = new Set(['$facet', '$out', '$merge', '$geoNear', '$collStats', '$indexStats', '$planCacheStats']);

const facet: StageCompiler = (specification, scope) => {
  if (!isDocument(specification) || Object.keys(specification).length === 0) {
    throw located(40169, 'the $facet specification must be a non-empty object');
  }
  const pipelines = Object.entries(specification).map(([name, stages]) => {
    if (!Array.isArray(stages))
      throw located(40170, `arguments to $facet must be arrays, ${name} is type ${typeName(stages)}`);
    for (const stage of stages as Document[]) {
      const [inner] = isDocument(stage) ? Object.keys(stage) : [];
      if (inner && NOT_IN_FACET.has(inner))
        throw located(40600, `${inner} is not allowed to be used within a $facet stage`);
    }
    return { name, run: scope.chain(stages as Document[]) };
  });
  return async function* (source) {
    const documents = await hold(source, scope);
    const result: Document = {};
    for (const { name, run } of pipelines) setField(result, name, await collect(run(documents)));
    yield result;
  };
};

async function hold(source: DocumentSource, scope: StageScope): Promise<Document[]> {
  const memory = new MemoryBound(scope.options.context.memoryLimit, '$facet');
  const documents: Document[] = [];
  for await (const document of source) {
    memory.take(documentSize(document));
    documents.push(document);
  }
  return documents;
}

export async function collect(source: DocumentSource): Promise<Document[]> {
  const documents: Document[] = [];
  for await (const document of source) documents.push(document);
  return documents;
}

export const simpleStages: Readonly<Record<string, StageCompiler>> = {
  $match: match,
  $limit: limit,
  $skip: skip,
  $sort: (specification, scope) => sortThenLimit(specification, scope),
  $unwind: unwind,
  $sample: sample,
  $count: count,
  $facet: facet,
  $redact: redact,
  ...Object.fromEntries([...DOCUMENT_STAGES].map((name) => [name, reshape])),
};
