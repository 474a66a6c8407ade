/** Categories of personal data and what each one means (C7). */
import type { CategoryId } from '../vocabulary.contract.js';

export interface Category {
  title: string;
  definition: string;
  /** Where the definition comes from: the notice, or ours because the notice uses the word undefined. */
  source: 'notice' | 'ours';
}

export const CATEGORIES: Readonly<Record<CategoryId, Category>> = {
  identity: {
    title: 'Identity data',
    definition: 'Names and former names, username, marital status, title, date of birth and gender.',
    source: 'notice',
  },
  contact: {
    title: 'Contact data',
    definition: 'Billing and delivery address, email address and telephone number.',
    source: 'notice',
  },
  financial: {
    title: 'Financial data',
    definition:
      'Bank account and card details. The payment provider holds them; here are only a token and the last four digits.',
    source: 'notice',
  },
  transaction: {
    title: 'Transaction data',
    definition: 'Payments to and from a person, and what they were for.',
    source: 'notice',
  },
  conversation: {
    title: 'Conversation data',
    definition: 'What is typed to agents and tools, what they answer, and files and documents stored on the platform.',
    source: 'notice',
  },
  usage: {
    title: 'Usage data',
    definition: 'How the platform is used: sign-ins, sessions and settings chosen.',
    source: 'notice',
  },
  marketing: {
    title: 'Marketing and communication data',
    definition: 'Preferences about marketing and about how to be contacted.',
    source: 'notice',
  },
  profile: {
    title: 'Profile data',
    definition: 'Account settings, declared interests and survey answers.',
    source: 'ours',
  },
  device: {
    title: 'Device data',
    definition: 'Browser family, language and a truncated network address.',
    source: 'ours',
  },
  content: {
    title: 'Content data',
    definition: 'What was viewed or clicked in recommendations and offers.',
    source: 'ours',
  },
};
