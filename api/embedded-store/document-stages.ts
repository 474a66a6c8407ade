/** The stages that turn one document into one document; pipelines and pipeline updates share them. */
import type { Document } from 'bson';
import { isDocument } from './bson-types.js';
import { CommandError } from './command-error.js';
import { type Compiler, located, typeName } from './expression-types.js';
import { parseAddedFields, parseProjection } from './projection-spec.js';
import { addFields, emptyTree, exclude, include, selectAt, WHOLE } from './projection-tree.js';

export const DOCUMENT_STAGES: ReadonlySet<string> = new Set([
  '$addFields',
  '$set',
  '$unset',
  '$project',
  '$replaceRoot',
  '$replaceWith',
]);

export type DocumentStage = (document: Document, variables: Map<string, unknown>) => Document;

export function compileDocumentStage(name: string, specification: unknown, compiler: Compiler): DocumentStage {
  switch (name) {
    case '$addFields':
    case '$set':
      return compileAddFields(name, specification, compiler);
    case '$unset':
      return compileUnset(specification);
    case '$project':
      return compileProject(specification, compiler);
    default:
      return compileReplace(name, specification, compiler);
  }
}

function compileAddFields(name: string, specification: unknown, compiler: Compiler): DocumentStage {
  if (!isDocument(specification))
    throw located(40272, `${name} specification stage must be an object, got ${typeName(specification)}`);
  if (Object.keys(specification).length === 0)
    throw located(40177, `Invalid ${name} :: caused by :: specification must have at least one field`);
  const tree = parseAddedFields(specification, compiler);
  return (document, variables) => addFields(document, tree, { root: document, variables }) as Document;
}

function compileUnset(specification: unknown): DocumentStage {
  const paths: unknown[] = Array.isArray(specification) ? specification : [specification];
  if (paths.length === 0)
    throw located(31119, '$unset specification must be a string or an array with at least one field');
  const tree = emptyTree();
  for (const path of paths) {
    if (typeof path !== 'string')
      throw located(31120, '$unset specification must be a string or an array containing only string values');
    selectAt(tree, path, WHOLE);
  }
  return (document) => exclude(document, tree);
}

function compileProject(specification: unknown, compiler: Compiler): DocumentStage {
  if (!isDocument(specification)) throw located(15969, '$project specification must be an object');
  if (Object.keys(specification).length === 0) {
    throw located(51272, 'Invalid $project :: caused by :: projection specification must have at least one field');
  }
  const { mode, tree } = parseProjection(specification, compiler);
  if (mode === 'exclusion') return (document) => exclude(document, tree);
  return (document, variables) => include(document, tree, { root: document, variables });
}

function compileReplace(name: string, specification: unknown, compiler: Compiler): DocumentStage {
  let expression = specification;
  if (name === '$replaceRoot') {
    if (!isDocument(specification))
      throw located(
        40229,
        `expected an object as specification for $replaceRoot stage, got ${typeName(specification)}`,
      );
    if (!Object.hasOwn(specification, 'newRoot'))
      throw located(40231, 'no newRoot specified for the $replaceRoot stage');
    const unknown = Object.keys(specification).find((field) => field !== 'newRoot');
    if (unknown)
      throw new CommandError(40415, 'Location40415', `BSON field '$replaceRoot.${unknown}' is an unknown field.`);
    expression = specification.newRoot;
  }
  const evaluate = compiler.compile(expression);
  return (document, variables) => {
    const root = evaluate({ root: document, variables });
    if (!isDocument(root)) {
      throw located(
        40228,
        `'newRoot' expression must evaluate to an object, but resulting value was of type: '${typeName(root)}'`,
      );
    }
    return root;
  };
}
