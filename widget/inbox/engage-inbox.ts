/** Registers the members' elements: the script of the console page. */
import { MessageElement } from '../shared/message.element.js';
import { InboxElement } from './inbox.element.js';

const ELEMENTS = { 'engage-inbox': InboxElement, 'engage-message': MessageElement };

for (const [name, element] of Object.entries(ELEMENTS)) {
  if (!customElements.get(name)) customElements.define(name, element);
}
