/** The words of rights requests, for the server and for whoever speaks to it: rights, channels, states, outcomes. */

/** UK GDPR articles 15 to 21 and 7(3). */
export const RIGHTS = [
  'access',
  'rectification',
  'erasure',
  'restriction',
  'portability',
  'objection',
  'marketing-objection',
  'consent-withdrawal',
] as const;
export type Right = (typeof RIGHTS)[number];

export const CHANNELS = ['widget', 'email', 'letter', 'telephone'] as const;
export type Channel = (typeof CHANNELS)[number];

/** `received` and `identity-check` wait for the clock to start; `paused`, for a clarification. `answered` and `refused` are told to the person, then closed. */
export const REQUEST_STATES = [
  'received',
  'identity-check',
  'in-progress',
  'paused',
  'answered',
  'refused',
  'closed',
] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

/** What may be asked for before work starts. */
export const CHECK_KINDS = ['identity', 'authority', 'fee'] as const;
export type CheckKind = (typeof CHECK_KINDS)[number];

export const OUTCOMES = ['pending', 'fulfilled', 'partly-fulfilled', 'refused', 'withdrawn'] as const;
export type RightOutcome = (typeof OUTCOMES)[number];

/** Grounds of a refusal, whole or in part; each is told with an explanation. */
export const REFUSAL_GROUNDS = [
  'manifestly-unfounded',
  'manifestly-excessive',
  'exemption',
  'right-does-not-apply',
  'identity-not-confirmed',
] as const;
export type RefusalGround = (typeof REFUSAL_GROUNDS)[number];

export const COMPLAINT_STATES = ['received', 'acknowledged', 'answered'] as const;
export type ComplaintState = (typeof COMPLAINT_STATES)[number];

export const COMPLAINT_OUTCOMES = ['upheld', 'partly-upheld', 'not-upheld', 'withdrawn'] as const;
export type ComplaintOutcome = (typeof COMPLAINT_OUTCOMES)[number];

export const COMPLAINT_CHANNELS = ['form', 'email', 'letter', 'telephone'] as const;
export type ComplaintChannel = (typeof COMPLAINT_CHANNELS)[number];
