/** The conversation as it is seen: messages, the answer being written, what is on its way, and who can help when the agent cannot. */
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Message, SiteConfiguration } from '../../api/conversations/conversations.contract.js';
import { errorText } from '../shared/catalogue.js';
import type { Words } from '../shared/catalogue.js';
import { icons } from '../shared/icons.js';
import type { ShownMessage } from '../shared/message.element.js';
import type { OutgoingMessage } from '../shared/outbox.js';
import type { VisitorSessionController } from './visitor-session.controller.js';

export interface TranscriptView {
  words: Words;
  locale: string;
  configuration: SiteConfiguration;
  session: VisitorSessionController;
  ownHosts: readonly string[];
  /** A line at the end, such as why an answer failed. */
  note: string;
  onEdit(entry: OutgoingMessage): void;
  onScroll(event: Event): void;
}

export function viewTranscript(view: TranscriptView) {
  const { words, session, configuration, note } = view;
  const { messages, run, conversation } = session.state;
  const isEmpty = messages.length === 0 && session.outbox.entries.length === 0;
  const last = messages.at(-1);
  const isUnknown = last?.author === 'agent' && (last.outcome === 'unknown' || last.outcome === 'failed');
  return html`<div class="body" tabindex="0" role="region" aria-label=${words.conversation} @scroll=${view.onScroll}>
    <div class="transcript" role="list">
      ${isEmpty ? viewWelcome(view) : nothing}
      ${repeat(
        messages,
        (message) => message.id,
        (message, index) => viewMessage(view, message, messages[index - 1]),
      )}
      ${
        run
          ? html`<div role="listitem">
              ${viewBubble(view, { author: 'agent', authorName: configuration.agentName, text: run.text }, { named: last?.author !== 'agent', streaming: true })}
            </div>`
          : nothing
      }
      ${repeat(
        session.outbox.entries,
        (entry) => entry.clientId,
        (entry) => viewOutgoing(view, entry),
      )}
    </div>
    ${
      session.isAwaited
        ? html`<p class="dots">
            <span class="hidden">${words.thinking(configuration.agentName)}</span><i></i><i></i><i></i>
          </p>`
        : nothing
    }
    ${run ? html`<button class="small" @click=${() => void session.stopAnswer()}>${icons.stop}${words.stop}</button>` : nothing}
    ${isUnknown && !run ? html`<p class="note">${words.outcome[last.outcome ?? 'unknown']}</p>` : nothing}
    ${note ? html`<p class="note">${note}</p>` : nothing}
    ${conversation?.answering === 'waiting' ? html`<p class="note">${words.personAsked}</p>` : nothing}
    ${(isEmpty || isUnknown || note) && canAskPerson(session) ? viewOffer(view) : nothing}
  </div>`;
}

export function canAskPerson(session: VisitorSessionController): boolean {
  return (session.state.conversation?.answering ?? 'agent') === 'agent' && session.connection === 'online';
}

function viewWelcome(view: TranscriptView) {
  const { agentName, organisationName } = view.configuration;
  const text = view.words.welcome(agentName, organisationName);
  return html`<div role="listitem">
    ${viewBubble(view, { author: 'agent', authorName: agentName, text }, { named: true })}
  </div>`;
}

function viewOffer({ words, session }: TranscriptView) {
  return html`<p class="offer">
    <button class="small" @click=${() => void session.requestPerson()}>${icons.person}${words.askPerson}</button>
  </p>`;
}

function viewMessage(view: TranscriptView, message: Message, previous: Message | undefined) {
  const isSame = previous?.author === message.author && previous.authorName === message.authorName;
  return html`<div role="listitem" class=${isSame ? 'same' : ''}>
    ${viewBubble(view, message, { named: !isSame && message.author !== 'visitor', mine: message.author === 'visitor' })}
  </div>`;
}

function viewOutgoing(view: TranscriptView, entry: OutgoingMessage) {
  const { words, session } = view;
  const isFailed = entry.state === 'failed';
  const text = isFailed
    ? words.notSent
    : entry.state === 'sending' && session.connection === 'online'
      ? words.sending
      : words.queued;
  const status = html`<span slot="status" class=${isFailed ? 'failed' : ''}
      >${text}${entry.error && entry.error !== 'network' ? html`: ${errorText(words, entry.error)}` : nothing}</span
    >
    ${
      isFailed
        ? html`<button slot="status" class="link" @click=${() => session.retry(entry.clientId)}>${words.retry}</button>
            <button slot="status" class="link" @click=${() => view.onEdit(entry)}>${words.edit}</button>`
        : nothing
    }`;
  return html`<div role="listitem">
    ${viewBubble(view, { author: 'visitor', text: entry.text }, { mine: true, pending: true }, status)}
  </div>`;
}

interface Bubble {
  named?: boolean;
  mine?: boolean;
  streaming?: boolean;
  pending?: boolean;
}

function viewBubble(
  { words, locale, ownHosts }: TranscriptView,
  message: ShownMessage,
  bubble: Bubble,
  status: unknown = nothing,
) {
  return html`<engage-message
    .message=${message}
    .words=${words}
    .locale=${locale}
    .ownHosts=${ownHosts}
    .named=${bubble.named ?? false}
    .mine=${bubble.mine ?? false}
    .streaming=${bubble.streaming ?? false}
    .pending=${bubble.pending ?? false}
    exportparts="bubble"
    >${status}</engage-message
  >`;
}
