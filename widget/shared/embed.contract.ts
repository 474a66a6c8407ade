/** What the loader and the panel's chunk say to each other, and what both tell the page. */
import type { SiteConfiguration } from '../../api/conversations/conversations.contract.js';
import type { ErrorCode } from '../../api/platform/errors.contract.js';
import type { Locale } from './locales.js';

/** The events that the page hears on `document`. None of them ever carries the text of a message. */
export interface EngageEvents {
  'engage:ready': { siteKey: string };
  'engage:opened': null;
  'engage:closed': null;
  'engage:unread': { count: number };
  'engage:error': { code: ErrorCode | 'network' | 'chunk' };
}

/** What the loader hands to `<engage-chat>`. From then on the panel's chunk looks after the launcher too: the loader stays small. */
export interface ChatOptions {
  /** Origin of the API. */
  api: string;
  configuration: SiteConfiguration;
  locale: Locale;
  launcher: HTMLButtonElement;
}

/** The part of `<engage-chat>` that the loader uses. */
export interface ChatElement extends HTMLElement, ChatOptions {
  open: boolean;
  /** Ends the chat on this device: revokes the resume key and forgets it. */
  reset(): Promise<void>;
  /** Closes the connection for good; the element is of no use afterwards. */
  shutDown(): void;
}

export function announce<K extends keyof EngageEvents>(from: EventTarget, name: K, detail: EngageEvents[K]): void {
  from.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail }));
}
