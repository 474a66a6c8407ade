/** Random values, documents, filters, sorts and updates from a seed, for differential fuzzing. */
import { Decimal128, Double, Int32, Long, ObjectId } from 'bson';
import type { Document } from 'bson';

/** A small generator with a known sequence (mulberry32), so that a failure can be repeated from its seed. */
export class Random {
  constructor(private state: number) {}

  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  pick<T>(items: readonly T[]): T {
    return items[this.below(items.length)]!;
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }
}

const LONG_TEXT = 'long '.repeat(500);

export function scalar(random: Random): unknown {
  switch (random.below(14)) {
    case 0:
    case 1:
    case 2:
    case 3:
      return new Int32(random.below(8) - 2);
    case 4:
      return new Double(random.pick([0.5, -0.5, 1, 2, 3.25, Infinity, NaN, -0]));
    case 5:
      return Long.fromNumber(random.pick([0, 1, 2, 3, 2 ** 53]));
    case 6:
      return Decimal128.fromString(random.pick(['0', '1', '2.0', '0.5', '1E3']));
    case 7:
    case 8:
    case 9:
      return random.pick(['', 'a', 'b', 'B', 'ab', 'é', 'a\0b', LONG_TEXT + random.below(3)]);
    case 10:
      return random.chance(0.5);
    case 11:
      return new Date(random.below(4) * 1000);
    case 12:
      return new ObjectId(String(random.below(4)).padStart(24, '0'));
    default:
      return null;
  }
}

export function value(random: Random, depth = 0): unknown {
  if (depth > 1 || random.chance(0.7)) return scalar(random);
  if (random.chance(0.65)) return Array.from({ length: random.below(4) }, () => value(random, depth + 1));
  const document: Document = {};
  for (const name of ['d', 'e']) if (random.chance(0.6)) document[name] = value(random, depth + 1);
  return document;
}

export function document(random: Random, id: number): Document {
  const result: Document = { _id: id, u: random.below(1_000_000) };
  if (random.chance(0.85)) result['a'] = value(random);
  if (random.chance(0.85)) result['b'] = value(random);
  if (random.chance(0.7)) result['c'] = random.chance(0.8) ? { d: value(random, 1), e: scalar(random) } : value(random);
  if (random.chance(0.6))
    result['f'] = Array.from({ length: random.below(3) }, () => ({ g: scalar(random), h: scalar(random) }));
  return result;
}

export const PATHS = ['a', 'b', 'c', 'c.d', 'c.e', 'f', 'f.g', 'f.h', 'f.0.g', '_id'] as const;

function condition(random: Random): unknown {
  switch (random.below(16)) {
    case 0:
    case 1:
    case 2:
    case 3:
      return value(random, 1);
    case 4:
      return { $eq: value(random, 1) };
    case 5:
    case 6:
      return { $in: Array.from({ length: random.below(4) }, () => value(random, 1)) };
    case 7:
      return { $gt: scalar(random) };
    case 8:
      return { $lte: scalar(random) };
    case 9:
      return { $gte: scalar(random), $lt: scalar(random) };
    case 10:
      return { $gt: new Int32(random.below(3)), $lte: new Int32(2 + random.below(3)) };
    case 11:
      return { $ne: scalar(random) };
    case 12:
      return { $exists: random.chance(0.6) };
    case 13:
      return { $elemMatch: random.chance(0.5) ? { $gte: new Int32(0), $lt: new Int32(3) } : { g: scalar(random) } };
    case 14:
      return { $not: { $gt: scalar(random) } };
    default:
      return { $type: random.pick(['string', 'number', 'array', 'null', 'object']) };
  }
}

export function filter(random: Random, depth = 0): Document {
  const result: Document = {};
  const fields = random.chance(0.1) ? 0 : 1 + random.below(3);
  for (let n = 0; n < fields; n += 1) result[random.pick(PATHS)] = condition(random);
  if (depth === 0 && random.chance(0.12)) result['$or'] = [filter(random, 1), filter(random, 1)];
  if (depth === 0 && random.chance(0.12)) result['$and'] = [filter(random, 1), filter(random, 1)];
  return result;
}

export function sort(random: Random): Document {
  const result: Document = {};
  for (let n = 1 + random.below(3); n > 0; n -= 1) result[random.pick(PATHS)] = random.chance(0.5) ? 1 : -1;
  return result;
}

export function update(random: Random): Document {
  const path = random.pick(['a', 'b', 'c.d', 'c.e', 'g'] as const);
  switch (random.below(8)) {
    case 0:
    case 1:
    case 2:
      return { $set: { [path]: value(random) } };
    case 3:
      return { $unset: { [path]: 1 } };
    case 4:
      return {
        $push: {
          [random.pick(['a', 'f'])]: random.chance(0.5) ? scalar(random) : { g: scalar(random), h: scalar(random) },
        },
      };
    case 5:
      return { $inc: { [path]: new Int32(1) } };
    case 6:
      return { $set: { f: Array.from({ length: random.below(3) }, () => ({ g: scalar(random), h: scalar(random) })) } };
    default:
      return { $min: { [path]: scalar(random) } };
  }
}
