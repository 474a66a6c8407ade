/** All words of the widget in English; every other catalogue has the same shape. */
import type { AnswerOutcome } from '../../api/conversations/conversations.contract.js';
import type { ErrorCode } from '../../api/platform/errors.contract.js';
import type { PiiType, SpecialCategory } from '../../api/scrubbing/scrubbing.contract.js';

const plural = (n: number, one: string, other: string) => (n === 1 ? one : other.replace('#', `${n}`));

const ERRORS: Record<ErrorCode | 'network', string> = {
  validation: 'This could not be understood. Please change it and try again.',
  unknown_event: 'This chat is out of date. Please reload the page.',
  unauthenticated: 'The chat has to be started again. Please reload the page.',
  token_revoked: 'This chat was ended. You can start a new one.',
  forbidden: 'This is not allowed.',
  origin_refused: 'Chat is not available on this page.',
  not_found: 'This conversation no longer exists.',
  conflict: 'This was already sent with other words. Please send it again as a new message.',
  gone: 'This is no longer available.',
  too_large: 'This message is too long.',
  special_category_blocked:
    'Not sent: it seems to tell something especially sensitive, such as health or beliefs. Please leave that out.',
  restricted: 'This conversation has to be kept for now, so it cannot be deleted or changed.',
  notice_required: 'Please read and accept the notice first.',
  rate_limited: 'That was a lot at once. Your message will be sent in a moment.',
  transfer_refused: 'Not sent, because it would have left the region where your data is protected.',
  internal: 'Something went wrong on our side.',
  agent_unavailable: 'The assistant cannot answer just now. You can ask for a person.',
  unavailable: 'The chat is busy just now. It will try again.',
  network: 'No connection.',
};

/** What can stand in a text instead of what was removed: a type of personal data, a sensitive sentence, the organisation's own pattern. */
export type Placeholder = PiiType | 'SENSITIVE' | 'CUSTOM';

export const PLACEHOLDER_NAMES: Record<Placeholder, string> = {
  PERSON: 'name',
  EMAIL: 'email address',
  PHONE: 'phone number',
  ADDRESS: 'address',
  POSTCODE: 'postcode',
  CARD: 'card number',
  IBAN: 'IBAN',
  BANK_ACCOUNT: 'bank account',
  NATIONAL_ID: 'national identity number',
  PASSPORT: 'passport number',
  DRIVING_LICENCE: 'driving licence number',
  IP: 'IP address',
  MAC: 'device address',
  URL: 'personal web address',
  DATE_OF_BIRTH: 'date of birth',
  USERNAME: 'user name',
  SECRET: 'password or key',
  CRYPTO: 'wallet address',
  VEHICLE: 'vehicle registration',
  OTHER_ID: 'reference number',
  SENSITIVE: 'sensitive statement',
  CUSTOM: 'confidential detail',
};

const CATEGORIES: Record<SpecialCategory, string> = {
  HEALTH: 'health',
  RELIGION: 'religion or belief',
  POLITICS: 'politics',
  SEX: 'sex life or orientation',
  UNION: 'trade union',
  ETHNICITY: 'ethnic origin',
  BIOMETRIC: 'biometric data',
  GENETIC: 'genetic data',
  CRIMINAL: 'offences',
};

const OUTCOMES: Record<AnswerOutcome, string> = {
  answered: '',
  unknown: 'The assistant does not know this. A person can help.',
  failed: 'The assistant could not answer. You can try again, or ask for a person.',
  cancelled: 'Stopped.',
};

export const words = {
  panel: (agent: string, organisation: string) => `Chat with ${agent}, ${organisation}`,
  open: 'Open chat',
  close: 'Close chat',
  minimise: 'Close',
  unread: (n: number) => plural(n, '1 unread message', '# unread messages'),
  menu: 'More',
  back: 'Back',
  cancel: 'Cancel',
  loading: 'Opening the chat…',
  tryAgain: 'Try again',

  isAi: 'AI assistant',
  isWaiting: 'Waiting for a person',
  isPerson: 'A person is answering',
  isOffline: 'Offline. What you write is sent when the connection is back.',
  isReconnecting: 'Connecting again…',

  noticeTitle: 'Before you start',
  noticeAi: (agent: string) => `${agent} is an AI assistant, not a person.`,
  noticeShared: (organisation: string) => `Everyone at ${organisation} can see this conversation.`,
  noticeWhole: 'Read the whole privacy notice',
  noticeAccept: 'Accept and start chatting',
  noticeChanged: 'The notice has changed since you last accepted it.',
  newTab: 'opens in a new tab',

  welcome: (agent: string, organisation: string) =>
    `Hello. I am ${agent}, the AI assistant of ${organisation}. Ask me a question, or talk to a person at any time.`,
  conversation: 'Conversation',
  you: 'You',
  visitor: 'Visitor',
  agentLabel: 'AI',
  personLabel: 'Team',
  sending: 'Sending',
  queued: 'Will be sent when you are online',
  sent: 'Sent',
  notSent: 'Not sent',
  retry: 'Try again',
  edit: 'Edit',
  thinking: (name: string) => `${name} is writing`,
  stop: 'Stop',
  sources: (n: number) => plural(n, '1 source', '# sources'),
  removedCount: (n: number) => plural(n, '1 personal detail removed', '# personal details removed'),
  removedWhy: 'It was removed before this was stored or shown to anyone. It is not needed to answer you.',
  placeholder: (type: Placeholder) =>
    `${PLACEHOLDER_NAMES[type]}: removed before this was stored, because it is not needed to answer you`,
  type: (type: Placeholder) => PLACEHOLDER_NAMES[type],
  outcome: OUTCOMES,
  askPerson: 'Talk to a person',
  personAsked: 'A person has been asked to join. You can keep writing.',
  personJoined: 'A person is answering now.',
  agentBack: 'The AI assistant is answering again.',

  externalHint: (host: string) => `goes to ${host}`,
  externalTitle: (host: string) => `This link leaves for ${host}.`,
  externalText: 'It is another website, with its own privacy notice. We do not control it.',
  externalGo: 'Open link',
  externalStay: 'Stay here',

  composer: 'Your message',
  composerHint: 'Write a message…',
  send: 'Send',
  promise: 'Personal details are removed before anything is stored. This is not foolproof: share only what is needed.',
  left: (n: number) => plural(n, '1 character left', '# characters left'),
  over: (n: number) => plural(n, '1 character too many', '# characters too many'),
  warning: (n: number) =>
    plural(
      n,
      '1 personal detail will be removed when you send this',
      '# personal details will be removed when you send this',
    ),
  warningBecomes: 'becomes',
  removeNow: 'Remove now',
  special: (categories: readonly SpecialCategory[]) =>
    `This seems to tell something especially sensitive about a person (${categories.map((category) => CATEGORIES[category]).join(', ')}). Please leave it out if it is not needed.`,
  specialRedacted: 'The sentence will be removed when you send this.',
  refused: 'This cannot be sent: the organisation does not accept such details here.',

  download: 'Download my data',
  downloaded: 'Your data was downloaded as a file.',
  fileName: 'my-chat-data',
  contact: 'Leave an email for a later answer',
  contactText:
    'Your address is kept in a separate, encrypted place. It does not go into the chat, and the assistant never sees it.',
  contactField: 'Email address',
  contactSave: 'Save address',
  contactSaved: 'Saved, apart from this conversation. The team can use it to answer you later.',
  contactRemove: 'Remove my address',
  contactRemoved: 'Your address was removed.',
  delete: 'Delete this conversation',
  deleteText: 'It is deleted for you and for the organisation, at once. This cannot be undone.',
  deleteConfirm: 'Delete for good',
  deleted: 'The conversation was deleted.',
  end: 'End chat on this device',
  endText:
    'This browser forgets the conversation and can no longer open it. The conversation itself stays with the organisation: delete it first if you do not want that.',
  endConfirm: 'End chat',
  ended: 'The chat was ended on this device.',
  endedOffline: 'This device has forgotten the chat. The server could not be reached to tell it so.',

  errors: ERRORS,
};

export type Words = typeof words;
