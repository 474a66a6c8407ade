/** What the store supports of MongoDB, as a table for its README: read from the code, so that it cannot promise more. */
import { ACCUMULATOR_NAMES } from './accumulators.js';
import { STAGE_NAMES } from './aggregation.js';
import { COMMANDS } from './commands.js';
import { expressionOperatorNames } from './expressions.js';
import { FILTER_OPERATOR_NAMES } from './filter-operators.js';
import { UPDATE_OPERATOR_NAMES } from './update-operators.js';

const PUSH_MODIFIERS = ['$each', '$slice', '$sort', '$position'];
const POSITIONAL = ['$', '$[]', '$[identifier]'];

function row(title: string, names: Iterable<string>): string {
  return `| ${title} | ${[...names].map((name) => `\`${name}\``).join(' ')} |`;
}

/** A Markdown table, without a line end. */
export function supportedTable(): string {
  return [
    '| part | supported |',
    '| --- | --- |',
    row('commands', [...COMMANDS.keys()].sort()),
    row('filters', FILTER_OPERATOR_NAMES),
    row('updates', UPDATE_OPERATOR_NAMES),
    row('modifiers of `$push` (`$each` also of `$addToSet`)', PUSH_MODIFIERS),
    row('positional updates', POSITIONAL),
    row('updates by pipeline', ['$addFields', '$set', '$unset', '$project', '$replaceRoot', '$replaceWith']),
    row('projections, besides inclusion, exclusion and expressions', ['$slice', '$elemMatch', '$']),
    row('stages', STAGE_NAMES),
    row('accumulators', ACCUMULATOR_NAMES),
    row('expressions', expressionOperatorNames()),
    row('indexes', [
      'unique',
      'compound',
      'multikey',
      'sparse',
      'partialFilterExpression',
      'expireAfterSeconds',
      'collation',
    ]),
    row('collations', ['{ locale, strength: 1 }', '{ locale, strength: 2 }', "{ locale: 'simple' }"]),
  ].join('\n');
}
