/** The pages behind the menu: an address for a later answer, deleting the conversation, ending the chat on this device. */
import { html, nothing } from 'lit';
import { errorText } from '../shared/catalogue.js';
import type { Words } from '../shared/catalogue.js';
import { icons } from '../shared/icons.js';

export type Page = 'contact' | 'delete' | 'end';

export interface PageView {
  words: Words;
  page: Page;
  isBusy: boolean;
  problem: string | null;
  /** What was done, for the page that stays: `contact`. */
  done: string;
  onBack(): void;
  onConfirm(email?: string): void;
  onRemoveContact(): void;
}

export function viewPage(view: PageView) {
  const { words, page, problem, done } = view;
  return html`<div class="body page">
    <p><button class="small turns" @click=${view.onBack}>${icons.back}${words.back}</button></p>
    <h3 tabindex="-1" data-focus=${page === 'contact' ? nothing : ''}>${words[page]}</h3>
    <p>${{ contact: words.contactText, delete: words.deleteText, end: words.endText }[page]}</p>
    ${page === 'contact' ? viewContact(view) : viewConfirm(view, page)}
    ${problem ? html`<p class="problem" role="alert">${errorText(words, problem)}</p>` : nothing}
    ${done ? html`<p class="note" role="status">${done}</p>` : nothing}
  </div>`;
}

function viewConfirm({ words, isBusy, onBack, onConfirm }: PageView, page: 'delete' | 'end') {
  const text = page === 'delete' ? words.deleteConfirm : words.endConfirm;
  return html`<div class="buttons">
    <button
      class=${page === 'delete' ? 'danger' : 'primary'}
      aria-disabled=${isBusy ? 'true' : nothing}
      @click=${() => onConfirm()}
    >
      ${text}
    </button>
    <button class="plain" @click=${onBack}>${words.cancel}</button>
  </div>`;
}

function viewContact({ words, isBusy, onConfirm, onRemoveContact }: PageView) {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    onConfirm((form.elements.namedItem('email') as HTMLInputElement).value);
  };
  return html`<form @submit=${submit}>
    <label for="email">${words.contactField}</label>
    <input id="email" name="email" type="email" required maxlength="254" autocomplete="email" dir="ltr" data-focus />
    <div class="buttons">
      <button class="primary" aria-disabled=${isBusy ? 'true' : nothing}>${words.contactSave}</button>
      <button class="plain" type="button" aria-disabled=${isBusy ? 'true' : nothing} @click=${onRemoveContact}>
        ${words.contactRemove}
      </button>
    </div>
  </form>`;
}
