/** Updates given as a pipeline of the stages that reshape one document. */
import type { Document } from 'bson';
import { isDocument } from './bson-types.js';
import { CommandError } from './command-error.js';
import { compileDocumentStage, DOCUMENT_STAGES } from './document-stages.js';
import { compilerFor, variablesFor } from './expressions.js';
import type { CompiledUpdate, UpdateOptions } from './update-operators.js';
import { keepIdentity } from './update-replacement.js';
import { areIdentical } from './value-identity.js';

export function compileUpdatePipeline(stages: readonly Document[], options: UpdateOptions): CompiledUpdate {
  const compiler = compilerFor(options);
  const steps = stages.map((stage) => {
    const names = isDocument(stage) ? Object.keys(stage) : [];
    const [name] = names;
    if (name === undefined || names.length !== 1) {
      throw new CommandError(
        40323,
        'Location40323',
        'A pipeline stage specification object must contain exactly one field.',
      );
    }
    if (!DOCUMENT_STAGES.has(name)) {
      throw new CommandError(72, 'InvalidOptions', `${name} is not allowed to be used within an update`);
    }
    return compileDocumentStage(name, stage[name], compiler);
  });
  return {
    kind: 'pipeline',
    needsArrayIndex: false,
    apply(document, { isInsert, now }) {
      const variables = variablesFor({ ...options, now });
      let result = document;
      for (const step of steps) result = step(result, variables);
      // A pipeline that leaves `_id` out keeps it.
      if (!Object.hasOwn(result, '_id') && Object.hasOwn(document, '_id'))
        result = { _id: document._id as unknown, ...result };
      result = keepIdentity(document, result, isInsert);
      return !isInsert && areIdentical(document, result) ? document : result;
    },
  };
}
