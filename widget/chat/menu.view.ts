/** The menu of the visitor's rights: data, address, deletion, leaving, a person. */
import { html, nothing } from 'lit';
import type { Words } from '../shared/catalogue.js';
import { icons } from '../shared/icons.js';

export type MenuChoice = 'person' | 'download' | 'contact' | 'delete' | 'end';

export interface MenuView {
  words: Words;
  canAskPerson: boolean;
  hasConversation: boolean;
  onChoose(choice: MenuChoice): void;
}

export function viewMenu({ words, canAskPerson, hasConversation, onChoose }: MenuView) {
  const item = (choice: MenuChoice, icon: unknown, text: string, look = '') =>
    html`<li class=${choice === 'delete' || (choice === 'end' && !hasConversation) ? 'apart' : ''}>
      <button class=${look} @click=${() => onChoose(choice)}>${icon}${text}</button>
    </li>`;
  return html`<ul class="menu" id="menu" part="menu">
    ${canAskPerson ? item('person', icons.person, words.askPerson) : nothing}
    ${item('contact', icons.mail, words.contact)} ${item('download', icons.download, words.download)}
    ${hasConversation ? item('delete', icons.trash, words.delete, 'grave') : nothing}
    ${item('end', icons.leave, words.end, 'turns')}
  </ul>`;
}
