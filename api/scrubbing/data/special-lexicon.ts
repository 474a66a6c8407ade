/** The shape in which the words of a special category are written down; the lists themselves are original work for this project. */
import type { SpecialCategory } from '../scrubbing.contract.js';

/**
 * Phrases are separated by commas, in lower case, words by single spaces; a plural or possessive `s` need not be listed.
 * The tier says how much a phrase needs around it before it counts as a statement about a person.
 */
export interface SpecialLexicon {
  category: SpecialCategory;
  /** Says something about a person nearly by itself: "tested positive", "on bail". */
  strong: string;
  /** Counts wherever a person, or nobody else, is the subject: names of conditions and medicines. */
  specific: string;
  /** Counts only as what somebody *is*: "I am …", "as a …", "my … neighbour". */
  being: string;
  /** Counts only as what somebody *has, takes or undergoes*: "my …", "she had …". */
  having: string;
  /** A word of the left list within `within` words of one of the right list counts as `specific`, in either order. */
  pairs: readonly { left: string; right: string; within: number }[];
}
