/** Whether an index yields its documents in the order a query asks for, forwards or backwards. */
import type { Document } from 'bson';
import { toNumber } from './command-fields.js';
import type { IndexDefinition } from './index-definition.js';

/** The fields of a sort; null for one that no index can serve. */
export function sortFields(sort: Document | undefined): [string, 1 | -1][] | null {
  if (sort === undefined) return [];
  const fields: [string, 1 | -1][] = [];
  for (const [path, direction] of Object.entries(sort)) {
    const number = toNumber(direction);
    if (number === null) return null;
    fields.push([path, number > 0 ? 1 : -1]);
  }
  return fields;
}

/** 1 or -1 when walking the index forwards or backwards yields the sort, otherwise 0. */
export function sortDirection(
  index: IndexDefinition,
  constants: number,
  fields: readonly [string, 1 | -1][],
): 1 | -1 | 0 {
  if (index.multikey.includes(true) || index.hasCutKeys) return 0;
  const constant = new Set(index.fields.slice(0, constants).map(({ path }) => path));
  const wanted = fields.filter(([path]) => !constant.has(path));
  if (wanted.length === 0) return 1;
  const rest = index.fields.slice(constants);
  if (wanted.length > rest.length) return 0;
  let direction: 1 | -1 | 0 = 0;
  for (const [at, [path, wantedDirection]] of wanted.entries()) {
    const field = rest[at]!;
    if (field.path !== path) return 0;
    const needed = field.direction === wantedDirection ? 1 : -1;
    if (direction !== 0 && direction !== needed) return 0;
    direction = needed;
  }
  return direction;
}
