/** The filter operators on bits: `$bitsAllSet $bitsAllClear $bitsAnySet $bitsAnyClear`. */
import { binaryParts, isNumeric, kindOf } from './bson-types.js';
import { CommandError } from './command-error.js';
import { badValue, wholePart } from './filter-comparison.js';
import { exactNumber } from './number-order.js';
import type { ValueTest } from './path-walker.js';

/** The mask is a number, a list of bit positions, or binary data; values are whole numbers of 64 bits or binary data. */
export function bitTest(operator: string, operand: unknown): ValueTest {
  const positions = positionsOf(operator, operand);
  const wantsSet = operator.endsWith('Set');
  const wantsAll = operator.startsWith('$bitsAll');
  return (value) => {
    const bitAt = bitReader(value);
    if (!bitAt) return false;
    return wantsAll
      ? positions.every((position) => bitAt(position) === wantsSet)
      : positions.some((position) => bitAt(position) === wantsSet);
  };
}

function positionsOf(operator: string, operand: unknown): number[] {
  if (Array.isArray(operand)) {
    return operand.map((entry) => {
      const position = isNumeric(entry) ? Number(entry) : NaN;
      if (!Number.isInteger(position) || position < 0)
        throw badValue(`bit positions must be integers >= 0 in ${operator}`);
      return position;
    });
  }
  const isMask = kindOf(operand) === 'binData' || (isNumeric(operand) && isWhole(operand) && Number(operand) >= 0);
  const bitAt = isMask ? bitReader(operand) : undefined;
  if (!bitAt) throw new CommandError(9, 'FailedToParse', `${operator} takes an Array, a number, or a BinData`);
  const length = kindOf(operand) === 'binData' ? binaryParts(operand).bytes.length * 8 : 63;
  return Array.from({ length }, (_, position) => position).filter(bitAt);
}

function isWhole(value: unknown): boolean {
  const exact = exactNumber(value);
  return typeof exact === 'bigint' || (typeof exact === 'number' && Number.isInteger(exact));
}

function bitReader(value: unknown): ((position: number) => boolean) | undefined {
  if (kindOf(value) === 'binData') {
    const { bytes } = binaryParts(value);
    return (position) => (((bytes[position >> 3] ?? 0) >> (position & 7)) & 1) === 1;
  }
  if (!isNumeric(value) || !isWhole(value)) return undefined;
  const whole = wholePart(value);
  if (whole === undefined) return undefined;
  // Beyond the 64th bit the sign continues.
  return (position) => ((whole >> BigInt(Math.min(position, 63))) & 1n) === 1n;
}
