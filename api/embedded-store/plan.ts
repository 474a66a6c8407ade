/** The ways of reading a collection that the planner chooses between. */
import type { IndexDefinition } from './index-definition.js';
import type { KeyRange } from './key-ranges.js';

export interface CollectionPlan {
  readonly kind: 'collection';
  readonly isReversed: boolean;
  readonly servesSort: boolean;
  readonly isExact: boolean;
}

export interface IndexPlan {
  readonly kind: 'index';
  readonly index: IndexDefinition;
  readonly ranges: readonly KeyRange[];
  readonly isReversed: boolean;
  readonly servesSort: boolean;
  /** Documents found need not be put to the filter again. */
  readonly isExact: boolean;
  /** Whether any condition narrows the index; false for a walk through all of it. */
  readonly isBounded: boolean;
}

/** The union of what several index plans find, one for each branch of `$or`. */
export interface UnionPlan {
  readonly kind: 'union';
  readonly plans: readonly IndexPlan[];
  readonly servesSort: boolean;
  readonly isExact: boolean;
}

export type Plan = CollectionPlan | IndexPlan | UnionPlan;
