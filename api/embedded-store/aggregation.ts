/** Compiles aggregation pipelines: what leads is left to the query planner, the rest becomes a chain of stages. */
import type { Document } from 'bson';
import { compareStrings } from './bson-order.js';
import { isDocument } from './bson-types.js';
import { parseCollation } from './collation.js';
import { CommandError } from './command-error.js';
import { compilerFor, variablesFor } from './expressions.js';
import { located } from './expression-types.js';
import { groupStages } from './aggregation-group.js';
import { joinStages } from './aggregation-joins.js';
import { outputStages, outputTarget } from './aggregation-output.js';
import { sortThenLimit, simpleStages } from './aggregation-stages.js';
import type {
  CompiledPipeline,
  DocumentSource,
  PipelineOptions,
  Stage,
  StageCompiler,
  StageScope,
} from './aggregation-types.js';
import { wholeNumber } from './aggregation-types.js';
import { compileFilter } from './filter-matcher.js';
import { parseSort } from './sort-order.js';

const STAGES: Readonly<Record<string, StageCompiler>> = Object.assign(Object.create(null) as object, {
  ...simpleStages,
  ...groupStages,
  ...joinStages,
  ...outputStages,
});

export const STAGE_NAMES: readonly string[] = Object.keys(STAGES).sort();

/** Error 40324 for a stage that is not supported, and each stage's own codes for what it cannot take. */
export function compilePipeline(stages: readonly Document[], options: PipelineOptions): CompiledPipeline {
  const named = stages.map(stageOf);
  assertOutputIsLast(named);
  const leading = takeLeading(named, options);
  const chain = compileStages(named.slice(leading.count), scopeOf(options));
  const target = outputTarget(named.at(-1));
  return {
    filter: leading.filter,
    ...(leading.sort ? { sort: leading.sort } : {}),
    ...(leading.skip ? { skip: leading.skip } : {}),
    ...(leading.limit === undefined ? {} : { limit: leading.limit }),
    ...(target ? { target } : {}),
    run: (source) => asAsync(chain(source)),
  };
}

async function* asAsync(source: DocumentSource): AsyncIterable<Document> {
  yield* source;
}

function scopeOf(options: PipelineOptions): StageScope {
  const expressionOptions = { ...options, now: options.context.now };
  const collation = parseCollation(options.collation);
  return {
    compiler: compilerFor(expressionOptions),
    variables: variablesFor(expressionOptions),
    strings: collation?.compare ?? compareStrings,
    collation,
    options,
    chain: (stages) => compileStages(stages.map(stageOf), scopeOf(options)),
    subPipeline: (stages, variables) => compilePipeline(stages, { ...options, let: { ...options.let, ...variables } }),
  };
}

export interface NamedStage {
  readonly name: string;
  readonly specification: unknown;
}

function stageOf(stage: Document): NamedStage {
  if (!isDocument(stage))
    throw new CommandError(14, 'TypeMismatch', "Each element of the 'pipeline' array must be an object");
  const [name, ...others] = Object.keys(stage);
  if (name === undefined || others.length > 0) {
    throw located(40323, 'A pipeline stage specification object must contain exactly one field.');
  }
  if (!STAGES[name]) {
    throw located(
      40324,
      `Unrecognized pipeline stage name: '${name}'. The embedded store offers ${STAGE_NAMES.join(', ')}.`,
    );
  }
  return { name, specification: stage[name] };
}

function assertOutputIsLast(stages: readonly NamedStage[]): void {
  for (const { name } of stages.slice(0, -1)) {
    if (name === '$merge' || name === '$out')
      throw located(40601, `${name} can only be the final stage in the pipeline`);
  }
}

interface Leading {
  readonly filter: Document;
  readonly sort?: Document;
  readonly skip: number;
  readonly limit: number | undefined;
  /** How many stages that is. */
  readonly count: number;
}

function takeLeading(stages: readonly NamedStage[], options: PipelineOptions): Leading {
  const filters: Document[] = [];
  let sort: Document | undefined;
  let skip = 0;
  let limit: number | undefined;
  let count = 0;
  for (const { name, specification } of stages) {
    const isCut = skip > 0 || limit !== undefined;
    if (name === '$match' && isDocument(specification) && !sort && !isCut) {
      compileFilter(specification, options);
      if (Object.keys(specification).length > 0) filters.push(specification);
    } else if (name === '$sort' && isDocument(specification) && !sort && !isCut) {
      if (parseSort(specification).length === 0) throw located(15976, '$sort stage must have at least one sort key');
      sort = specification;
    } else if (name === '$skip') {
      const n = skipCount(specification);
      if (limit !== undefined && limit - n <= 0) break;
      skip += n;
      if (limit !== undefined) limit -= n;
    } else if (name === '$limit') {
      limit = Math.min(limit ?? Infinity, limitCount(specification));
    } else break;
    count += 1;
  }
  const [first, ...others] = filters;
  const filter = first === undefined ? {} : others.length === 0 ? first : { $and: filters };
  return { filter, ...(sort ? { sort } : {}), skip, limit, count };
}

function limitCount(specification: unknown): number {
  return wholeNumber(specification, 'invalid argument to $limit stage: the limit must be positive', 15958, 1);
}

function skipCount(specification: unknown): number {
  return wholeNumber(specification, 'invalid argument to $skip stage: Expected a non-negative number', 5107200, 0);
}

function compileStages(stages: readonly NamedStage[], scope: StageScope): Stage {
  const chain: Stage[] = [];
  stages.forEach(({ name, specification }, i) => {
    const wanted = name === '$sort' ? countWantedAfter(stages, i + 1) : undefined;
    chain.push(
      wanted === undefined
        ? (STAGES[name] as StageCompiler)(specification, scope, name)
        : sortThenLimit(specification, scope, wanted),
    );
  });
  return (source) => chain.reduce<DocumentSource>((input, stage) => stage(input), source);
}

/** How many documents the `$skip` and `$limit` stages after a sort let through at most, so that it need not hold more. */
function countWantedAfter(stages: readonly NamedStage[], from: number): number | undefined {
  let skipped = 0;
  for (const { name, specification } of stages.slice(from)) {
    if (name === '$skip') skipped += skipCount(specification);
    else return name === '$limit' ? skipped + limitCount(specification) : undefined;
  }
  return undefined;
}
