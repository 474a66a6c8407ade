/** The shapes that pipelines and their stages share. */
import type { Document } from 'bson';
import type { StringOrder } from './bson-order.js';
import { isDocument } from './bson-types.js';
import type { Collation } from './collation.js';
import { CommandError } from './command-error.js';
import { type Compiler, located, typeName } from './expression-types.js';
import { numberKind, toNumber } from './number-arithmetic.js';

export type DocumentSource = AsyncIterable<Document> | Iterable<Document>;

export interface Namespace {
  /** The pipeline's own database when left out. */
  readonly database?: string;
  readonly collection: string;
}

/** What a stage reads from another collection of the same database. */
export interface CollectionQuery {
  readonly filter: Document;
  readonly sort?: Document;
  readonly skip?: number;
  readonly limit?: number;
  readonly collation?: Document;
  readonly let?: Document;
}

/** What the store does for pipelines beyond their own collection. */
export interface PipelineContext {
  readonly now: Date;
  /** Bytes that one blocking stage may hold; MongoDB's 100 MB when left out. */
  readonly memoryLimit?: number;
  /** The documents of a collection; none if it does not exist. For `$lookup` and `$unionWith`. */
  read(collection: string, query: CollectionQuery): DocumentSource;
  /** For `$merge`. Error 11000 when a unique index has the values already. */
  insert(target: Namespace, document: Document): Promise<void>;
  /** For `$merge`: updates at most one document, never inserts; `let` holds the variables of the update. */
  update(
    target: Namespace,
    filter: Document,
    update: Document[],
    options: { let: Document },
  ): Promise<{ matched: number }>;
  /** For `$out`: the collection holds exactly these documents afterwards, its indexes kept. */
  replaceAll(target: Namespace, documents: readonly Document[]): Promise<void>;
}

export interface PipelineOptions {
  /** Values of the variables that expressions may name with `$$`. */
  readonly let?: Document;
  readonly collation?: Document;
  readonly context: PipelineContext;
}

export interface CompiledPipeline {
  /** The leading `$match`, `$sort`, `$skip` and `$limit` stages: the caller carries them out, in that order, before `run`. */
  readonly filter: Document;
  readonly sort?: Document;
  readonly skip?: number;
  /** Never 0. */
  readonly limit?: number;
  /** Where a final `$merge` or `$out` writes: `run` then yields nothing. */
  readonly target?: Namespace;
  /** The stages after the leading ones. */
  run(source: DocumentSource): AsyncIterable<Document>;
}

/** What a stage's compilation gets besides its specification. */
export interface StageScope {
  readonly compiler: Compiler;
  readonly variables: Map<string, unknown>;
  readonly strings: StringOrder;
  readonly collation: Collation | undefined;
  readonly options: PipelineOptions;
  /** Compiles and runs a pipeline within this one, with further variables. */
  subPipeline(stages: Document[], variables?: Document): CompiledPipeline;
  /** Compiles stages that run on documents at hand, none of them left to a planner. */
  chain(stages: Document[]): Stage;
}

export type Stage = (source: DocumentSource) => DocumentSource;
export type StageCompiler = (specification: unknown, scope: StageScope, name: string) => Stage;

/** A stage's specification as a document with known fields only; error 40415 for others. */
export function stageFields(specification: unknown, name: string, known: readonly string[], code: number): Document {
  if (!isDocument(specification))
    throw located(code, `the ${name} stage specification must be an object, found ${typeName(specification)}`);
  const unknown = Object.keys(specification).find((field) => !known.includes(field));
  if (unknown) throw new CommandError(40415, 'Location40415', `BSON field '${name}.${unknown}' is an unknown field.`);
  return specification;
}

/** A whole number that is not negative, as `$limit`, `$skip` and `$sample` want it. */
export function wholeNumber(value: unknown, message: string, code: number, least: number): number {
  const number = numberKind(value) ? toNumber(value) : NaN;
  if (!Number.isInteger(number) || number < least) throw located(code, message);
  return number;
}
