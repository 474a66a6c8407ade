/** Expression operators that make one value of several: `$sum $avg $min $max` outside `$group`. */
import { Double, Int32 } from 'bson';
import { compareValues, type StringOrder } from './bson-order.js';
import { isNullish, type OperatorCompiler, operands, type OperatorTable } from './expression-types.js';
import { add, divide, numberKind, toNumber } from './number-arithmetic.js';

/** Over the operands, or over the one array given. */
const overValues = (apply: (values: readonly unknown[], strings: StringOrder) => unknown): OperatorCompiler =>
  operands(0, Number.MAX_SAFE_INTEGER, (values, { strings }) =>
    apply(values.length === 1 && Array.isArray(values[0]) ? (values[0] as unknown[]) : values, strings),
  );

/** The running sum that `$sum` and `$avg` share; what is not a number counts for nothing. */
export function addTo(total: unknown, value: unknown): unknown {
  return numberKind(value) ? (add(total, value) ?? new Double(toNumber(total) + toNumber(value))) : total;
}

function sumOf(values: readonly unknown[]): unknown {
  return values.reduce(addTo, new Int32(0));
}

function averageOf(values: readonly unknown[]): unknown {
  const numbers = values.filter((value) => numberKind(value) !== undefined);
  return numbers.length === 0 ? null : divide(sumOf(numbers), new Int32(numbers.length));
}

function extremeOf(values: readonly unknown[], sign: 1 | -1, strings: StringOrder): unknown {
  return values.reduce((best, value) => further(best, value, sign, strings), null);
}

/** The greater (1) or lesser (-1) of two values; null and missing lose to everything. */
export function further(best: unknown, value: unknown, sign: 1 | -1, strings: StringOrder): unknown {
  if (isNullish(value)) return best;
  return best === null || compareValues(value, best, strings) * sign > 0 ? value : best;
}

export const totalOperators: OperatorTable = {
  $sum: overValues(sumOf),
  $avg: overValues(averageOf),
  $min: overValues((values, strings) => extremeOf(values, -1, strings)),
  $max: overValues((values, strings) => extremeOf(values, 1, strings)),
};
