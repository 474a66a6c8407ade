/** The list of conversations: who waits comes first, who answers is said, what is new is marked. */
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Conversation } from '../../api/conversations/conversations.contract.js';
import { icons } from '../shared/icons.js';
import { regionalTag } from '../shared/locales.js';
import type { InboxWords } from './catalogue.en.js';
import type { InboxSessionController } from './inbox-session.controller.js';

export interface ListView {
  words: InboxWords;
  locale: string;
  session: InboxSessionController;
  onOpen(id: string): void;
}

/** What a conversation is called: visitors have no names here, only the end of a random id. */
export function shortName(words: InboxWords, id: string): string {
  return words.visitor(id.slice(-4).toUpperCase());
}

export function viewList(view: ListView) {
  const { words, session } = view;
  const { conversations } = session;
  const waiting = conversations.filter(({ answering }) => answering === 'waiting').length;
  return html`<nav aria-label=${words.conversations} @keydown=${moveFocus}>
    ${waiting > 0 ? html`<p class="calm">${words.waitingCount(waiting)}</p>` : nothing}
    ${session.isListed && conversations.length === 0 ? html`<p>${words.none}<br />${words.noneText}</p>` : nothing}
    <ul>
      ${repeat(
        conversations,
        ({ id }) => id,
        (conversation) => html`<li>${viewItem(view, conversation)}</li>`,
      )}
    </ul>
    ${session.next ? html`<button class="small" @click=${() => void session.showOlder()}>${words.older}</button>` : nothing}
  </nav>`;
}

function viewItem({ words, locale, session, onOpen }: ListView, conversation: Conversation) {
  const { id, answering, lastMessageAt, held } = conversation;
  const icon = answering === 'agent' ? icons.spark : icons.person;
  const isUnseen = session.isUnseen(conversation);
  return html`<button class="item" aria-current=${id === session.openId ? 'true' : nothing} @click=${() => onOpen(id)}>
    ${icon}<strong>${shortName(words, id)}</strong
    ><time datetime=${lastMessageAt}>${shortTime(lastMessageAt, locale)}</time>
    <span class="badge ${answering}">${words[answering]}${held ? html` · ${words.held}` : nothing}</span>
    ${isUnseen ? html`<span class="dot" title=${words.unseen}><span class="hidden">${words.unseen}</span></span>` : html`<span></span>`}
  </button>`;
}

function shortTime(iso: string, locale: string): string {
  const at = new Date(iso);
  const isToday = at.toDateString() === new Date().toDateString();
  return new Intl.DateTimeFormat(
    regionalTag(locale),
    isToday ? { timeStyle: 'short' } : { day: 'numeric', month: 'short' },
  ).format(at);
}

/** Arrow keys walk the list; Tab still leaves it. */
function moveFocus(event: KeyboardEvent): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  const items = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>('.item')];
  const at = items.indexOf(event.target as HTMLElement);
  event.preventDefault();
  items[Math.min(Math.max(at + step, 0), items.length - 1)]?.focus();
}
