/** Purposes with the categories they may use and the lawful basis of each (C19 to C27, and ours for conversations). */
import type { PurposeId } from '../purposes.contract.js';
import type { CategoryId, LawfulBasis } from '../vocabulary.contract.js';

export interface PurposeRow {
  title: string;
  /** One sentence in plain words, for the notice. */
  plain: string;
  categories: readonly CategoryId[];
  bases: readonly { basis: LawfulBasis; covers: string }[];
  clauses: readonly string[];
  /** Legitimate interests: the balancing test on file, with its review date and a summary fit to publish. */
  assessment?: { reference: string; reviewBy: string; summary: string };
  /** Off unless an operator switches it on. */
  isOffByDefault?: boolean;
}

export const PURPOSES: Readonly<Record<PurposeId, PurposeRow>> = {
  'register-user': {
    title: 'Register a user',
    plain: 'To open and run the account of a member of an organisation or of our staff.',
    categories: ['identity', 'contact', 'financial', 'device', 'usage'],
    bases: [
      { basis: 'contract', covers: 'what an account needs' },
      { basis: 'consent', covers: 'optional fields' },
    ],
    clauses: ['C20'],
  },
  purchases: {
    title: 'Purchases, payments and debts',
    plain: 'To take payment for the service and keep the records the law asks for.',
    categories: ['identity', 'contact', 'financial', 'transaction'],
    bases: [
      { basis: 'contract', covers: 'payments' },
      { basis: 'legitimate-interests', covers: 'recovering debts' },
      { basis: 'legal-obligation', covers: 'accounting records' },
    ],
    clauses: ['C21'],
    assessment: {
      reference: 'LIA-1',
      reviewBy: '2027-11-01',
      summary:
        'Recovering money owed is expected by anyone who buys; only contact and transaction data of the debtor are used.',
    },
  },
  relationship: {
    title: 'Manage the relationship',
    plain: 'To answer, to tell of changes, and to learn how the service is used.',
    categories: ['identity', 'contact', 'financial', 'profile', 'marketing'],
    bases: [
      { basis: 'contract', covers: 'service messages' },
      { basis: 'legal-obligation', covers: 'changes of terms and notices' },
      { basis: 'legitimate-interests', covers: 'how services are used' },
    ],
    clauses: ['C22'],
    assessment: {
      reference: 'LIA-2',
      reviewBy: '2027-11-01',
      summary: 'Looking at use in counts improves the service; nobody is singled out, and an objection is honoured.',
    },
  },
  surveys: {
    title: 'Prize draws, competitions and surveys',
    plain: 'To run a draw or survey that a person chose to enter.',
    categories: ['identity', 'contact', 'device', 'profile', 'marketing'],
    bases: [
      { basis: 'contract', covers: 'the entry' },
      { basis: 'legitimate-interests', covers: 'studying the answers' },
    ],
    clauses: ['C23'],
    assessment: {
      reference: 'LIA-3',
      reviewBy: '2027-11-01',
      summary: 'Answers are studied in aggregate, after the campaign and for no longer than it needs.',
    },
  },
  'platform-protection': {
    title: 'Administer and protect the platform',
    plain: 'To keep the platform running and safe: limits, security records, fault finding.',
    categories: ['identity', 'contact', 'device', 'usage'],
    bases: [{ basis: 'legitimate-interests', covers: 'security and fault finding' }],
    clauses: ['C24', 'C32'],
    assessment: {
      reference: 'LIA-4',
      reviewBy: '2027-11-01',
      summary:
        'Attacks and faults hurt the very people whose data is here; records are short-lived and hold no content.',
    },
  },
  recommendations: {
    title: 'Recommendations, advertising measurement and trends',
    plain: 'To suggest what may be of interest. Off unless somebody switches it on and agrees.',
    categories: ['identity', 'contact', 'device', 'content', 'profile', 'usage', 'marketing'],
    bases: [
      { basis: 'consent', covers: 'recommendations and advertising measurement' },
      { basis: 'legitimate-interests', covers: 'first-party aggregate trends' },
    ],
    clauses: ['C25'],
    assessment: {
      reference: 'LIA-5',
      reviewBy: '2027-11-01',
      summary: 'Trends are counts over many people with small groups suppressed; one click objects.',
    },
    isOffByDefault: true,
  },
  'direct-marketing': {
    title: 'Direct marketing',
    plain: 'To send news by email or text, only to those who asked for it.',
    categories: ['contact', 'marketing'],
    bases: [{ basis: 'consent', covers: 'each channel apart' }],
    clauses: ['C26', 'C27'],
    isOffByDefault: true,
  },
  'answer-visitor': {
    title: 'Answer a visitor',
    plain: 'To answer what a visitor asks, by an agent or by a person, and to find the conversation again.',
    categories: ['conversation', 'contact'],
    bases: [{ basis: 'contract', covers: 'the answer that the visitor asks for' }],
    clauses: ['C13', 'C14', 'C15'],
  },
  'share-in-organisation': {
    title: 'Share conversations inside the organisation',
    plain: 'So that everyone in the organisation you write to can see the conversation and help.',
    categories: ['conversation'],
    bases: [{ basis: 'legitimate-interests', covers: 'one shared view, told before the first message' }],
    clauses: ['C18'],
    assessment: {
      reference: 'LIA-6',
      reviewBy: '2027-11-01',
      summary:
        'A visitor writes to an organisation, not to one person in it; the text is scrubbed, and each reading is logged.',
    },
  },
  moderation: {
    title: 'Moderate and improve answers',
    plain: 'To check the quality of answers on anonymised samples.',
    categories: ['conversation'],
    bases: [{ basis: 'legitimate-interests', covers: 'anonymising a sample; an objection is honoured' }],
    clauses: ['C16'],
    assessment: {
      reference: 'LIA-7',
      reviewBy: '2027-11-01',
      summary: 'Only samples that can no longer be tied to anybody are looked at; whoever objects is left out.',
    },
  },
  'rights-and-accountability': {
    title: 'Rights, complaints, consent records and accountability',
    plain: 'To answer requests about data, to keep proof of what was agreed, and to show that we do as we say.',
    categories: ['identity', 'contact', 'conversation', 'usage', 'marketing', 'device', 'profile'],
    bases: [{ basis: 'legal-obligation', covers: 'data protection law' }],
    clauses: ['C37', 'C38', 'C40', 'C47'],
  },
};
