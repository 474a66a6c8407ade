/** The open conversation: what was said, the answer being written, and the member's reply. */
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Conversation, Message } from '../../api/conversations/conversations.contract.js';
import { errorText } from '../shared/catalogue.js';
import type { Words } from '../shared/catalogue.js';
import { icons } from '../shared/icons.js';
import { MESSAGE_MAX_CHARACTERS } from '../shared/limits.js';
import type { ShownMessage } from '../shared/message.element.js';
import type { OutgoingMessage } from '../shared/outbox.js';
import type { InboxWords } from './catalogue.en.js';
import type { InboxSessionController } from './inbox-session.controller.js';
import { shortName } from './list.view.js';

export interface ConversationView {
  words: InboxWords;
  messageWords: Words;
  locale: string;
  session: InboxSessionController;
  problem: string;
  onScroll(event: Event): void;
  onBack(): void;
}

export function viewConversation(view: ConversationView) {
  const { words, session, problem } = view;
  const { open, live } = session;
  if (session.isGone) return viewEmpty(words.gone);
  if (!open || !live) return viewEmpty(words.choose);
  return html`<section class="conversation">
    ${viewHead(view, open)}
    <div class="transcript" tabindex="0" role="region" aria-label=${shortName(words, open.id)} @scroll=${view.onScroll}>
      <div role="list">
        ${repeat(
          live.state.messages,
          ({ id }) => id,
          (message, index) => viewMessage(view, message, live.state.messages[index - 1]),
        )}
        ${live.state.run ? viewBubble(view, { author: 'agent', authorName: words.agent, text: live.state.run.text }, true) : nothing}
        ${repeat(
          session.outbox?.entries ?? [],
          ({ clientId }) => clientId,
          (entry) => viewOutgoing(view, entry),
        )}
      </div>
    </div>
    ${problem ? html`<p class="problem" role="alert">${problem}</p>` : nothing} ${viewReply(view)}
  </section>`;
}

function viewEmpty(text: string) {
  return html`<section class="conversation"><p class="empty" role="status">${text}</p></section>`;
}

function viewHead({ words, session, onBack }: ConversationView, { id, answering, held }: Conversation) {
  return html`<div class="head">
    <button class="small narrow turns" @click=${onBack}>${icons.back}${words.back}</button>
    <h2 tabindex="-1">${shortName(words, id)}</h2>
    <span class="badge ${answering}">${words[answering]}</span>
    ${held ? html`<span class="badge">${words.held}</span>` : nothing}
    <div class="acts">
      ${
        answering === 'person'
          ? html`<button class="small" @click=${() => void session.assign('agent')}>
              ${icons.spark}${words.handBack}
            </button>`
          : html`<button class="small" @click=${() => void session.assign('person')}>
              ${icons.person}${words.takeOver}
            </button>`
      }
    </div>
  </div>`;
}

function viewMessage(view: ConversationView, message: Message, previous: Message | undefined) {
  return viewBubble(view, message, previous?.author !== message.author || previous.authorName !== message.authorName);
}

function viewOutgoing(view: ConversationView, entry: OutgoingMessage) {
  const { messageWords, session } = view;
  const isFailed = entry.state === 'failed';
  const status = html`<span slot="status" class=${isFailed ? 'failed' : ''}
      >${isFailed ? messageWords.notSent : messageWords.sending}${entry.error ? `: ${errorText(messageWords, entry.error)}` : ''}</span
    >
    ${
      isFailed
        ? html`<button
            slot="status"
            class="link"
            @click=${() => {
              session.outbox?.retry(entry.clientId);
              void session.outbox?.flush();
            }}
          >
            ${messageWords.retry}
          </button>`
        : nothing
    }`;
  return viewBubble(view, { author: 'member', text: entry.text }, false, status);
}

function viewBubble(
  { messageWords, locale }: ConversationView,
  message: ShownMessage,
  isNamed: boolean,
  status: unknown = nothing,
) {
  return html`<div role="listitem" class=${isNamed ? '' : 'same'}>
    <engage-message
      .message=${message}
      .words=${messageWords}
      .locale=${locale}
      .named=${isNamed}
      ?mine=${message.author === 'member'}
      >${status}</engage-message
    >
  </div>`;
}

function viewReply({ words, session }: ConversationView) {
  const submit = (event: Event) => {
    event.preventDefault();
    const field = (event.currentTarget as HTMLElement).closest('form')?.querySelector('textarea');
    const text = field?.value.trim();
    if (!field || !text) return;
    session.reply(text);
    field.value = '';
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) submit(event);
  };
  return html`<form class="reply" @submit=${submit}>
    <div>
      <textarea
        rows="1"
        dir="auto"
        maxlength=${MESSAGE_MAX_CHARACTERS}
        aria-label=${words.reply}
        aria-describedby="reply-note"
        placeholder=${words.replyHint}
        @keydown=${press}
      ></textarea>
      <button class="primary">${words.send}</button>
    </div>
    <p class="soft" id="reply-note">${words.replyNote} ${words.shared}</p>
  </form>`;
}
