/** The field for the next message: sends on Enter, counts near the limit, and shows what will be removed before it is sent. */
import { LitElement, html, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { Finding } from '../../api/scrubbing/scrubbing.contract.js';
import type { Words } from '../shared/catalogue.js';
import { icons } from '../shared/icons.js';
import { MESSAGE_MAX_CHARACTERS } from '../shared/limits.js';
import { baseStyles } from '../shared/tokens.styles.js';
import { composerStyles } from './composer.styles.js';
import { findPersonal, loadDetectors, withPlaceholders } from './preview.js';

const PAUSE_MS = 350;
/** From here on the characters that are left are shown. */
const NEAR_LIMIT = 300;

/**
 * @fires engage-send - `detail.text`: the message. Never leaves the panel.
 */
export class ComposerElement extends LitElement {
  static override styles = [baseStyles, composerStyles];

  @property({ attribute: false }) words!: Words;
  @state() private text = '';
  @state() private findings: readonly Finding[] = [];
  @query('textarea') private field!: HTMLTextAreaElement;
  #pause: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#pause);
  }

  override focus(): void {
    void this.updateComplete.then(() => this.field.focus());
  }

  /** Puts a text back to be changed. */
  write(text: string): void {
    this.text = text;
    void this.#look();
    this.focus();
  }

  override updated(): void {
    this.field.style.blockSize = 'auto';
    this.field.style.blockSize = `${this.field.scrollHeight}px`;
  }

  override render() {
    const left = MESSAGE_MAX_CHARACTERS - this.text.length;
    return html`<form @submit=${this.#submit}>
      ${this.findings.length > 0 ? this.#renderWarning() : nothing}
      <p class="hidden" role="status">${this.findings.length > 0 ? this.words.warning(this.findings.length) : ''}</p>
      <div class="field" part="composer">
        <textarea
          rows="1"
          dir=${this.text ? 'auto' : nothing}
          enterkeyhint="send"
          autocomplete="off"
          aria-label=${this.words.composer}
          aria-describedby="promise"
          aria-invalid=${left < 0 ? 'true' : nothing}
          placeholder=${this.words.composerHint}
          .value=${live(this.text)}
          @input=${this.#typed}
          @keydown=${this.#pressed}
        ></textarea>
        <button
          class="send"
          part="send"
          aria-label=${this.words.send}
          title=${this.words.send}
          aria-disabled=${!this.#canSend}
        >
          ${icons.send}
        </button>
      </div>
      ${
        left <= NEAR_LIMIT
          ? html`<p class="count ${left < 0 ? 'over' : ''}" role="status">
              ${left < 0 ? this.words.over(-left) : this.words.left(left)}
            </p>`
          : nothing
      }
      <p class="promise" id="promise">${this.words.promise}</p>
    </form>`;
  }

  #renderWarning() {
    return html`<div class="warning" part="warning" role="group" aria-label=${this.words.warning(this.findings.length)}>
      <p>${icons.shield}<span>${this.words.warning(this.findings.length)}</span></p>
      <ul>
        ${this.findings.map(
          ({ start, end, type }) =>
            html`<li>
              <del dir="auto">${this.text.slice(start, end)}</del
              ><span class="hidden">${this.words.warningBecomes}</span>
              <span class="chip">${this.words.type(type)}</span>
            </li>`,
        )}
      </ul>
      <button type="button" @click=${this.#removeNow}>${this.words.removeNow}</button>
    </div>`;
  }

  get #canSend(): boolean {
    return this.text.trim() !== '' && this.text.length <= MESSAGE_MAX_CHARACTERS;
  }

  #typed(): void {
    this.text = this.field.value;
    // What was found in the old text would point at the wrong places of the new one.
    if (this.findings.length > 0) this.findings = this.findings.filter(({ end }) => end <= this.text.length);
    void loadDetectors();
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => void this.#look(), PAUSE_MS);
  }

  async #look(): Promise<void> {
    const { text } = this;
    const findings = await findPersonal(text).catch(() => []);
    if (text === this.text) this.findings = findings;
  }

  #removeNow(): void {
    this.text = withPlaceholders(this.text, this.findings);
    this.findings = [];
    this.focus();
  }

  #pressed(event: KeyboardEvent): void {
    // While an input method composes, Enter belongs to it.
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) this.#submit(event);
  }

  #submit(event: Event): void {
    event.preventDefault();
    if (!this.#canSend) return;
    this.dispatchEvent(new CustomEvent('engage-send', { detail: { text: this.text.trim() } }));
    clearTimeout(this.#pause);
    this.text = '';
    this.findings = [];
    this.field.focus();
  }
}
