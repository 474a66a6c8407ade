/** Registers the visitor's elements: the panel's chunk, fetched when the launcher is used. */
import { MessageElement } from '../shared/message.element.js';
import { ChatPanelElement } from './chat.element.js';
import { ComposerElement } from './composer.element.js';

const ELEMENTS = {
  'engage-chat': ChatPanelElement,
  'engage-composer': ComposerElement,
  'engage-message': MessageElement,
};

for (const [name, element] of Object.entries(ELEMENTS)) {
  // The inbox brings its own messages; and a chunk fetched again under another address must do no harm.
  if (!customElements.get(name)) customElements.define(name, element);
}
