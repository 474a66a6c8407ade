/** A command's `let`: its constant expressions evaluated once, for every expression of the command. */
import type { Document } from 'bson';
import type { CommandContext } from './command.js';
import { optionalDocument } from './command-fields.js';
import { evaluateLet } from './expressions.js';

export function letOf(context: CommandContext): Document | undefined {
  const variables = optionalDocument(context.body, 'let');
  return variables === undefined ? undefined : evaluateLet(variables, context.services.now());
}
