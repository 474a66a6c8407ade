/** The vocabulary of the register: categories of data, data subjects, lawful bases, retention rules and the rows of the data map. */
import type { PurposeId } from './purposes.contract.js';

export const CATEGORY_IDS = [
  'identity',
  'contact',
  'financial',
  'transaction',
  'conversation',
  'usage',
  'marketing',
  'profile',
  'device',
  'content',
] as const;
export type CategoryId = (typeof CATEGORY_IDS)[number];

export type SubjectKind = 'visitor' | 'member' | 'staff';

/** UK GDPR article 6(1). */
export type LawfulBasis = 'consent' | 'contract' | 'legal-obligation' | 'legitimate-interests';

export type RetentionRuleId =
  'conversation' | 'account' | 'session' | 'proof' | 'audit' | 'organisation' | 'security-log' | 'job';

/** What each right does to a field. A reason is shown to the person, word for word. */
export interface PersonalField {
  category: CategoryId;
  purposes: readonly PurposeId[];
  retention: RetentionRuleId;
  access: 'copy' | { exempt: string };
  portability: boolean;
  erasure: 'delete' | { keep: string };
  correction: 'replace' | 'note' | { none: string };
}

/** A field that says nothing about a person: structure, configuration, counters. */
export interface StructuralField {
  structural: string;
}

export type MappedField = PersonalField | StructuralField;

/** Every persisted field of one collection, by its path. Array elements are written `passages.text`. */
export interface MappedCollection {
  collection: string;
  database: 'main' | 'vault';
  /** One sentence for the record of processing. */
  holds: string;
  subject: SubjectKind | null;
  /** By which field a person's, an organisation's, a conversation's rows are found. */
  keys: { subject?: string; organisation?: string; conversation?: string };
  fields: Readonly<Record<string, MappedField>>;
}

export const isPersonal = (field: MappedField): field is PersonalField => 'category' in field;
