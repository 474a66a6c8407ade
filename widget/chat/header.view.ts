/** The panel's head: who answers, the menu, and the way out. */
import { html, nothing } from 'lit';
import type { SiteConfiguration } from '../../api/conversations/conversations.contract.js';
import type { Words } from '../shared/catalogue.js';
import { icons } from '../shared/icons.js';
import { viewMenu } from './menu.view.js';
import type { MenuChoice } from './menu.view.js';
import { canAskPerson } from './transcript.view.js';
import type { VisitorSessionController } from './visitor-session.controller.js';

export interface HeaderView {
  words: Words;
  configuration: SiteConfiguration;
  /** Null until the panel is first used. */
  session: VisitorSessionController | null;
  isMenuOpen: boolean;
  onMenu(isOpen: boolean): void;
  onChoose(choice: MenuChoice): void;
  onClose(): void;
}

export function viewHeader(view: HeaderView) {
  const { words, session, onClose } = view;
  const answering = session?.state.conversation?.answering ?? 'agent';
  const isPerson = answering === 'person';
  return html`<div class="header" part="header">
    <span class="avatar">${isPerson ? icons.person : icons.spark}</span>
    <div class="who">
      <h2>${isPerson ? personName(view) : view.configuration.agentName}</h2>
      <p>${{ agent: words.isAi, waiting: words.isWaiting, person: words.isPerson }[answering]}</p>
    </div>
    ${session?.phase === 'chatting' ? viewMenuButton(view, session) : nothing}
    <button class="icon" aria-label=${words.minimise} title=${words.minimise} @click=${onClose}>${icons.close}</button>
  </div>`;
}

/** The member who wrote last; the organisation where nobody has yet. */
function personName({ session, configuration }: HeaderView): string {
  const last = session?.state.messages.findLast(({ author }) => author === 'member');
  return last?.authorName ?? configuration.organisationName;
}

function viewMenuButton({ words, isMenuOpen, onMenu, onChoose }: HeaderView, session: VisitorSessionController) {
  const leave = ({ relatedTarget }: FocusEvent) => {
    if (!(relatedTarget as Element | null)?.closest('.menu, #more')) onMenu(false);
  };
  return html`<button
      class="icon"
      id="more"
      aria-label=${words.menu}
      title=${words.menu}
      aria-expanded=${isMenuOpen ? 'true' : 'false'}
      aria-controls=${isMenuOpen ? 'menu' : nothing}
      @click=${() => onMenu(!isMenuOpen)}
    >
      ${icons.more}
    </button>
    ${
      isMenuOpen
        ? html`<div @focusout=${leave}>
            ${viewMenu({ words, canAskPerson: canAskPerson(session), hasConversation: session.state.messages.length > 0, onChoose })}
          </div>`
        : nothing
    }`;
}
