/** The part of collation that is supported: equality that ignores case (strength 2) or case and diacritics (strength 1). */
import type { Document } from 'bson';
import { compareStrings, type StringOrder } from './bson-order.js';
import { CommandError, notSupported } from './command-error.js';

export interface Collation {
  readonly locale: string;
  readonly strength: 1 | 2;
  /** The form in which strings that the collation holds equal are identical; index keys may use it. */
  readonly fold: (text: string) => string;
  readonly compare: StringOrder;
}

const NEUTRAL_OPTIONS: Readonly<Record<string, unknown>> = {
  caseLevel: false,
  caseFirst: 'off',
  numericOrdering: false,
  alternate: 'non-ignorable',
  maxVariable: 'punct',
  backwards: false,
  normalization: false,
  version: '57.1',
};

/** Undefined for no collation and for the simple one; anything beyond the subset is refused. */
export function parseCollation(specification: Document | undefined): Collation | undefined {
  if (specification === undefined) return undefined;
  const { locale, strength, ...rest } = specification;
  if (typeof locale !== 'string') {
    throw new CommandError(40414, 'IDLFailedToParse', "BSON field 'collation.locale' is missing but a required field");
  }
  const others = Object.keys(rest).filter((name) => plainOption(rest[name]) !== NEUTRAL_OPTIONS[name]);
  if (others.length > 0) throw unsupported(`the collation option ${others[0]}`);
  if (locale === 'simple') return undefined;
  const level = strength === undefined ? 3 : Number(strength);
  if (level !== 1 && level !== 2) throw unsupported(`a collation of strength ${level}`);
  return collationOf(locale, level);
}

function unsupported(what: string): CommandError {
  return notSupported(what, 'use strength 1 or 2 for equality that ignores case, or no collation', 2, 'BadValue');
}

function plainOption(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? Number(value) : value;
}

function collationOf(locale: string, strength: 1 | 2): Collation {
  let collator: Intl.Collator;
  try {
    collator = new Intl.Collator(locale.replaceAll('_', '-').replace(/@.*/, ''), {
      sensitivity: strength === 1 ? 'base' : 'accent',
    });
  } catch {
    throw new CommandError(2, 'BadValue', `Field 'locale' is invalid in: { locale: "${locale}" }`);
  }
  const fold = strength === 1 ? foldMarksAndCase : foldCase;
  // Equality is by the folded form, so that matching, ordering and keys agree; the collator orders what is not equal.
  const compare = (a: string, b: string): number => {
    if (a === b) return 0;
    const left = fold(a);
    const right = fold(b);
    return left === right ? 0 : collator.compare(a, b) || compareStrings(left, right);
  };
  return { locale, strength, fold, compare };
}

/** Upper case first: it is what makes one form of `ß` and `ss`, and of the two small sigmas. */
function foldCase(text: string): string {
  return text.toUpperCase().toLowerCase().normalize('NFC');
}

function foldMarksAndCase(text: string): string {
  return foldCase(text).normalize('NFD').replace(/\p{M}/gu, '');
}
