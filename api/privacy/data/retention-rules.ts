/** How long each kind of data is kept, from when, and what happens then. */
import type { RetentionRuleId } from '../vocabulary.contract.js';

export interface RetentionRule {
  /** ISO 8601 duration; null: as long as what it belongs to. */
  period: string | null;
  from: string;
  action: 'delete' | 'anonymise' | 'keep-fields';
  plain: string;
}

export const RETENTION_RULES: Readonly<Record<RetentionRuleId, RetentionRule>> = {
  conversation: {
    period: 'P1Y',
    from: 'the last message',
    action: 'delete',
    plain: 'one year after the last message, or at once when the visitor deletes it',
  },
  account: {
    period: 'P6Y',
    from: 'the customer leaving',
    action: 'keep-fields',
    plain: 'six years after the customer leaves',
  },
  session: { period: 'P90D', from: 'the last use', action: 'delete', plain: 'ninety days after the last use' },
  proof: {
    period: 'P6Y',
    from: 'the event',
    action: 'delete',
    plain: 'six years, as proof of what was shown and chosen',
  },
  audit: { period: 'P6Y', from: 'the entry', action: 'delete', plain: 'six years; identifiers and counts only' },
  organisation: { period: null, from: 'the contract', action: 'delete', plain: 'while the organisation is a customer' },
  'security-log': { period: 'P90D', from: 'the entry', action: 'delete', plain: 'ninety days' },
  job: { period: 'P30D', from: 'the last run', action: 'delete', plain: 'thirty days after the last run' },
};
