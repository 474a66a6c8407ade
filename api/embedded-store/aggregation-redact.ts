/** The stage `$redact`: keeps, prunes or descends into each level of a document as an expression says. */
import type { Document } from 'bson';
import type { StageCompiler } from './aggregation-types.js';
import { isDocument, plainDocument, setField } from './bson-types.js';
import { located } from './expression-types.js';

const KEEP = Symbol('keep');
const PRUNE = Symbol('prune');
const DESCEND = Symbol('descend');

export const redact: StageCompiler = (specification, { compiler, variables }) => {
  const evaluate = compiler.compileWith(specification, ['KEEP', 'PRUNE', 'DESCEND']);
  const levels = new Map<string, unknown>([...variables, ['KEEP', KEEP], ['PRUNE', PRUNE], ['DESCEND', DESCEND]]);

  function redactDocument(level: Document, root: Document): Document | undefined {
    const decision = evaluate({ root, variables: levels.set('CURRENT', level) });
    if (decision === KEEP) return level;
    if (decision === PRUNE) return undefined;
    if (decision !== DESCEND) throw located(17053, '$redact must evaluate to one of $$KEEP, $$PRUNE, or $$DESCEND');
    const result: Document = {};
    for (const [name, value] of Object.entries(plainDocument(level))) {
      const kept = redactValue(value, root);
      if (kept !== undefined) setField(result, name, kept);
    }
    return result;
  }

  function redactValue(value: unknown, root: Document): unknown {
    if (Array.isArray(value))
      return value.map((element) => redactValue(element, root)).filter((element) => element !== undefined);
    return isDocument(value) ? redactDocument(value, root) : value;
  }

  return async function* (source) {
    for await (const document of source) {
      const kept = redactDocument(document, document);
      if (kept !== undefined) yield kept;
    }
  };
};
