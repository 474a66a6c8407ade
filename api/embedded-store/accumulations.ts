/** What accumulators do with the values of one group. */
import { type Document, Double, Int32 } from 'bson';
import { compareValues, type StringOrder } from './bson-order.js';
import { documentSize } from './document-size.js';
import { mergeInto } from './expression-objects.js';
import { addTo, further } from './expression-totals.js';
import { isNullish } from './expression-types.js';
import { encodeValue } from './key-encoding.js';
import { divide, numberKind, toNumber } from './number-arithmetic.js';

/** The running value of one accumulator in one group. */
export interface Accumulation {
  /** Takes a document's value; returns how many bytes more are held. */
  add(value: unknown): number;
  result(): unknown;
}

/** Begins an accumulation for one group. */
export type Start = (strings: StringOrder) => Accumulation;

export const summing: Start = () => {
  let total: unknown = new Int32(0);
  return {
    add(value) {
      total = addTo(total, value);
      return 0;
    },
    result: () => total,
  };
};

export const averaging: Start = () => {
  let total: unknown = new Int32(0);
  let count = 0;
  return {
    add(value) {
      if (numberKind(value)) {
        total = addTo(total, value);
        count += 1;
      }
      return 0;
    },
    result: () => (count === 0 ? null : divide(total, new Int32(count))),
  };
};

export const extreme =
  (sign: 1 | -1): Start =>
  (strings) => {
    let best: unknown = null;
    return {
      add(value) {
        best = further(best, value, sign, strings);
        return 0;
      },
      result: () => best,
    };
  };

export const keepingFirst: Start = () => {
  let value: unknown;
  let isSet = false;
  return {
    add(next) {
      if (isSet) return 0;
      isSet = true;
      value = next;
      return documentSize(next);
    },
    result: () => value ?? null,
  };
};

export const keepingLast: Start = () => {
  let value: unknown;
  return {
    add(next) {
      value = next;
      return 0;
    },
    result: () => value ?? null,
  };
};

export const pushing: Start = () => {
  const values: unknown[] = [];
  return {
    add(value) {
      if (value === undefined) return 0;
      values.push(value);
      return documentSize(value) + 8;
    },
    result: () => values,
  };
};

export const collectingSet: Start = () => {
  const values = new Map<string, unknown>();
  return {
    add(value) {
      if (value === undefined) return 0;
      const key = encodeValue(value).toString('latin1');
      if (values.has(key)) return 0;
      values.set(key, value);
      return documentSize(value) + key.length + 8;
    },
    result: () => [...values.values()],
  };
};

export const merging: Start = () => {
  const merged: Document = {};
  return {
    add(value) {
      mergeInto(merged, value);
      return documentSize(value);
    },
    result: () => merged,
  };
};

/** Welford's method, which stays exact where the sum of squares would not. */
export const deviating =
  (isSample: boolean): Start =>
  () => {
    let count = 0;
    let mean = 0;
    let squares = 0;
    return {
      add(value) {
        if (!numberKind(value)) return 0;
        const number = toNumber(value);
        count += 1;
        const distance = number - mean;
        mean += distance / count;
        squares += distance * (number - mean);
        return 0;
      },
      result: () =>
        count < (isSample ? 2 : 1) ? null : new Double(Math.sqrt(squares / (isSample ? count - 1 : count))),
    };
  };

/** Keeps several values: the first, last, least, greatest, or those of the first or last documents in an order. */
export function keepingSeveral(
  end: string,
  wanted: number,
  isList: boolean,
  strings: StringOrder,
  sort: ((a: Document, b: Document) => number) | undefined,
): Accumulation {
  const values: unknown[] = [];
  return {
    add(value) {
      if ((end === 'min' || end === 'max') && isNullish(value)) return 0;
      if (end === 'first' && values.length === wanted) return 0;
      values.push(value ?? null);
      if (end === 'last' && values.length > wanted) values.shift();
      return documentSize(value);
    },
    result() {
      let kept = values;
      if (end === 'min') kept = values.sort((a, b) => compareValues(a, b, strings)).slice(0, wanted);
      if (end === 'max') kept = values.sort((a, b) => compareValues(b, a, strings)).slice(0, wanted);
      if (sort) {
        const ordered = (values as { root: Document; value: unknown }[]).sort((a, b) => sort(a.root, b.root));
        kept = (end === 'top' ? ordered.slice(0, wanted) : ordered.slice(-wanted)).map((entry) => entry.value ?? null);
      }
      return isList ? kept : (kept[0] ?? null);
    },
  };
}
