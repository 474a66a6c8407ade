/** `explain`: which plan a query gets, and with `executionStats` what running it takes. */
import type { Document } from 'bson';
import { checkCollectionName } from './command.js';
import type { CommandContext, CommandDefinition, Reply } from './command.js';
import { CommandError } from './command-error.js';
import { isPlainDocument, optionalDocument, optionalString, requireDocument } from './command-fields.js';
import type { Plan } from './plan.js';
import { QueryRun } from './query.js';
import type { FindQuery } from './query.js';
import { forEachFound } from './query-loop.js';
import { parseFind } from './read.commands.js';

function describePlan(plan: Plan): Document {
  switch (plan.kind) {
    case 'collection':
      return { stage: 'COLLSCAN', direction: plan.isReversed ? 'backward' : 'forward' };
    case 'index':
      return {
        stage: 'FETCH',
        inputStage: {
          stage: 'IXSCAN',
          keyPattern: Object.fromEntries(plan.index.fields.map(({ path, direction }) => [path, direction])),
          indexName: plan.index.name,
          isMultiKey: plan.index.multikey.includes(true),
          isUnique: plan.index.unique,
          isSparse: plan.index.sparse,
          isPartial: plan.index.partialFilter !== null,
          direction: plan.isReversed ? 'backward' : 'forward',
          ranges: plan.ranges.length,
          isBounded: plan.isBounded,
        },
      };
    case 'union':
      return { stage: 'OR', inputStages: plan.plans.map(describePlan) };
  }
}

function firstStatement(command: Document, name: 'updates' | 'deletes'): Document {
  const [statement, ...more] = (command[name] as Document[] | undefined) ?? [];
  if (!isPlainDocument(statement) || more.length > 0) {
    throw new CommandError(72, 'InvalidOptions', 'explained write batches must be of size 1');
  }
  return statement;
}

/** The search of the command that is explained. */
function queryOf(command: Document, kind: string): FindQuery {
  const all = { skip: 0, limit: 0 };
  switch (kind) {
    case 'find':
      return parseFind(command);
    case 'count':
    case 'distinct':
      return {
        ...all,
        filter: optionalDocument(command, 'query') ?? {},
        hint: command['hint'] as unknown,
        collation: optionalDocument(command, 'collation'),
      };
    case 'findAndModify':
      return {
        ...all,
        limit: 1,
        filter: optionalDocument(command, 'query') ?? {},
        sort: optionalDocument(command, 'sort'),
        hint: command['hint'] as unknown,
      };
    case 'update':
    case 'delete': {
      const statement = firstStatement(command, kind === 'update' ? 'updates' : 'deletes');
      return {
        ...all,
        filter: requireDocument(statement, 'q'),
        hint: statement['hint'] as unknown,
        collation: optionalDocument(statement, 'collation'),
      };
    }
    case 'aggregate': {
      const [first, second] = (command['pipeline'] as Document[] | undefined) ?? [];
      const filter = isPlainDocument(first?.['$match']) ? first['$match'] : {};
      const sort = (first?.['$sort'] ?? second?.['$sort']) as Document | undefined;
      return { ...all, filter, sort, hint: command['hint'] as unknown };
    }
    default:
      throw new CommandError(59, 'CommandNotFound', `Explain failed due to unknown command: ${kind}`);
  }
}

async function explain(context: CommandContext): Promise<Reply> {
  const command = requireDocument(context.body, 'explain');
  const verbosity = optionalString(context.body, 'verbosity') ?? 'allPlansExecution';
  if (!['queryPlanner', 'executionStats', 'allPlansExecution'].includes(verbosity)) {
    throw new CommandError(
      9,
      'FailedToParse',
      `'verbosity' string must be one of {'queryPlanner', 'executionStats', 'allPlansExecution'}`,
    );
  }
  const kind = Object.keys(command)[0] ?? '';
  const name: unknown = command[kind];
  if (typeof name !== 'string')
    throw new CommandError(73, 'InvalidNamespace', 'the explained command names no collection');
  checkCollectionName(context.database, name);
  const namespace = `${context.database}.${name}`;
  const query = queryOf(command, kind);
  const collection = context.view.findCollection(context.database, name);
  if (collection === null)
    return { explainVersion: '1', queryPlanner: { namespace, winningPlan: { stage: 'EOF' }, rejectedPlans: [] } };
  const run = new QueryRun(context.view, collection, query, context.services.guard);
  const plan = describePlan(run.plan);
  const winningPlan = run.hasBlockingSort ? { stage: 'SORT', sortPattern: query.sort, inputStage: plan } : plan;
  const reply: Document = {
    explainVersion: '1',
    queryPlanner: { namespace, parsedQuery: query.filter, winningPlan, rejectedPlans: [] },
  };
  if (verbosity === 'queryPlanner') return reply;
  const before = performance.now();
  let nReturned = 0;
  await forEachFound(context, run, () => {
    nReturned += 1;
  });
  reply['executionStats'] = {
    executionSuccess: true,
    nReturned,
    executionTimeMillis: Math.round(performance.now() - before),
    totalKeysExamined: run.keysExamined,
    totalDocsExamined: run.documentsExamined,
    executionStages: winningPlan,
  };
  return reply;
}

export const EXPLAIN: CommandDefinition = {
  name: 'explain',
  fields: ['verbosity'],
  inTransaction: false,
  summary:
    'queryPlanner and executionStats of find, count, distinct, aggregate, findAndModify, update, delete; names the index used',
  run: explain,
};
