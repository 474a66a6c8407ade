/** MongoDB's truth of a value. */
import { isNumeric } from './bson-types.js';
import { exactNumber } from './number-order.js';

/** Everything but false, zero, null and a missing value. */
export function isTruthy(value: unknown): boolean {
  if (value === true) return true;
  if (value === null || value === undefined || value === false) return false;
  return !isNumeric(value) || exactNumber(value) !== 0;
}
