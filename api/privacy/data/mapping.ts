/** Short words for writing data-map rows, so that a collection's map reads like a table. */
import type { PurposeId } from '../purposes.contract.js';
import type {
  CategoryId,
  MappedField,
  PersonalField,
  RetentionRuleId,
  StructuralField,
} from '../vocabulary.contract.js';

/** A field that says nothing about a person. */
export const structural = (why: string): StructuralField => ({ structural: why });

/** A personal field; by default copied on access, portable, deleted on erasure and replaced on correction. */
export function personal(
  category: CategoryId,
  purposes: readonly PurposeId[],
  retention: RetentionRuleId,
  rights: Partial<Pick<PersonalField, 'access' | 'portability' | 'erasure' | 'correction'>> = {},
): PersonalField {
  return {
    category,
    purposes,
    retention,
    access: 'copy',
    portability: true,
    erasure: 'delete',
    correction: 'replace',
    ...rights,
  };
}

/** The fields that every document has. `__v` is mongoose's. */
export const documentFields: Readonly<Record<string, MappedField>> = {
  _id: structural('random identifier, 128 bits'),
  __v: structural('version counter of the driver'),
};
