/** One message: who, what, when, what was removed from it, and what it rests on. Shared by the visitor's panel and the inbox. */
import { LitElement, html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Message } from '../../api/conversations/conversations.contract.js';
import type { Words } from './catalogue.js';
import { icons } from './icons.js';
import { regionalTag } from './locales.js';
import { plainInlines } from './inlines.js';
import { markdownBlocks } from './markdown.js';
import { viewBlocks, viewInlines } from './markdown.view.js';
import type { LinkContext } from './markdown.view.js';
import { messageStyles } from './message.styles.js';
import { baseStyles } from './tokens.styles.js';

/** What is shown of a message; one that is still being written or sent has no time yet. */
export type ShownMessage = Pick<Message, 'author' | 'authorName' | 'text'> &
  Partial<Pick<Message, 'removed' | 'citations' | 'sentAt'>>;

/**
 * A message of a conversation.
 *
 * @slot status - Stands beside the time: sending, failed, try again.
 * @csspart bubble - The text's box.
 */
export class MessageElement extends LitElement {
  static override styles = [baseStyles, messageStyles];

  @property({ attribute: false }) message!: ShownMessage;
  @property({ attribute: false }) words!: Words;
  @property() locale = 'en';
  /** Hosts whose links need no warning. */
  @property({ attribute: false }) ownHosts: readonly string[] = [];
  /** On the side of whoever reads. */
  @property({ type: Boolean, reflect: true }) mine = false;
  /** Shows the author above the message. */
  @property({ type: Boolean }) named = false;
  /** More of the text is to come. */
  @property({ type: Boolean }) streaming = false;
  @property({ type: Boolean, reflect: true }) pending = false;
  @state() private leavingTo: string | null = null;

  override render() {
    const { author, text, removed = [], citations = [] } = this.message;
    const body =
      author === 'agent' ? viewBlocks(markdownBlocks(text), this.#links) : viewInlines(plainInlines(text), this.#links);
    return html`${this.#renderAuthor()}
      <div class="bubble ${author} ${this.streaming ? 'caret' : ''}" part="bubble" dir="auto">${body}</div>
      ${this.leavingTo ? this.#renderLeaving(this.leavingTo) : nothing}
      <div class="meta">
        ${this.#renderTime()}<slot name="status"></slot>
        ${citations.length > 0 ? this.#renderCitations() : nothing}
        ${removed.length > 0 ? this.#renderRemoved() : nothing}
      </div>`;
  }

  get #links(): LinkContext {
    return { words: this.words, ownHosts: this.ownHosts, onExternal: (href) => void this.#askToLeave(href) };
  }

  #renderAuthor() {
    const { author, authorName } = this.message;
    const name = authorName ?? (this.mine ? this.words.you : this.words.visitor);
    if (!this.named) return html`<span class="hidden">${name}:</span>`;
    const label = author === 'agent' ? this.words.agentLabel : author === 'member' ? this.words.personLabel : '';
    return html`<div class="name">
      <bdi>${name}</bdi>${label ? html`<span class="label">${label}</span>` : nothing}<span class="hidden">:</span>
    </div>`;
  }

  #renderTime() {
    const { sentAt } = this.message;
    if (!sentAt) return nothing;
    const at = new Date(sentAt);
    const isToday = at.toDateString() === new Date().toDateString();
    const format = new Intl.DateTimeFormat(
      regionalTag(this.locale),
      isToday ? { timeStyle: 'short' } : { dateStyle: 'medium', timeStyle: 'short' },
    );
    return html`<time datetime=${sentAt}>${format.format(at)}</time>`;
  }

  #renderRemoved() {
    const { removed = [] } = this.message;
    const types = removed.map(({ type, count }) =>
      count > 1 ? `${this.words.type(type)} × ${count}` : this.words.type(type),
    );
    return html`<details>
      <summary>${icons.shield}${this.words.removedCount(removed.reduce((sum, { count }) => sum + count, 0))}</summary>
      <p><strong>${types.join(', ')}</strong><br />${this.words.removedWhy}</p>
    </details>`;
  }

  #renderCitations() {
    const { citations = [] } = this.message;
    return html`<details>
      <summary>${icons.document}${this.words.sources(citations.length)}</summary>
      <ul>
        ${citations.map(({ title, excerpt }) => html`<li dir="auto"><cite>${title}</cite><span class="excerpt">${excerpt}</span></li>`)}
      </ul>
    </details>`;
  }

  #renderLeaving(href: string) {
    const { host } = new URL(href);
    const stay = () => (this.leavingTo = null);
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      stay();
    };
    return html`<div class="leaving" role="group" aria-labelledby="leaving" @keydown=${onKey}>
      <strong id="leaving">${this.words.externalTitle(host)}</strong>
      <p>${this.words.externalText}</p>
      <div class="actions">
        <a class="primary" href=${href} target="_blank" rel="noopener noreferrer" @click=${stay}
          >${this.words.externalGo}</a
        >
        <button class="plain" type="button" @click=${stay}>${this.words.externalStay}</button>
      </div>
    </div>`;
  }

  async #askToLeave(href: string): Promise<void> {
    this.leavingTo = href;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.leaving a')?.focus();
  }
}
