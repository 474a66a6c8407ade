/** The field for the next message: sends on Enter, counts near the limit, and shows what will be removed before it is sent. */
import { LitElement, html, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { Words } from '../shared/catalogue.js';
import { icons } from '../shared/icons.js';
import { MESSAGE_MAX_CHARACTERS } from '../shared/limits.js';
import { baseStyles } from '../shared/tokens.styles.js';
import { composerStyles } from './composer.styles.js';
import { loadDetectors, previewOf, type Preview } from './preview.js';

const PAUSE_MS = 350;
/** From here on the characters that are left are shown. */
const NEAR_LIMIT = 300;

/**
 * @fires engage-send - `detail.text`: the message. Never leaves the panel.
 */
export class ComposerElement extends LitElement {
  static override styles = [baseStyles, composerStyles];

  @property({ attribute: false }) words!: Words;
  /** Where the organisation's policy is told. */
  @property({ attribute: false }) policyUrl = '';
  @state() private text = '';
  @state() private preview: Preview | null = null;
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
      ${this.#warnings.length > 0 ? this.#renderWarning() : nothing}
      <p class="hidden" role="status">${this.#warnings.join(' ')}</p>
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

  /** What will be removed, then what is said of special categories, then whether the message will be refused. */
  get #warnings(): string[] {
    const { words, preview } = this;
    if (!preview) return [];
    const { findings, special, fate } = preview;
    return [
      findings.length > 0 && fate !== 'refused' ? words.warning(findings.length) : '',
      special.length > 0 ? words.special(special) : '',
      fate === 'redacted' ? words.specialRedacted : '',
      fate === 'refused' ? words.refused : '',
    ].filter(Boolean);
  }

  #renderWarning() {
    const findings = this.preview?.findings ?? [];
    const warnings = this.#warnings;
    const mayRemove = this.preview?.fate === 'redacted' || (findings.length > 0 && this.preview?.fate === 'sent');
    return html`<div class="warning" part="warning" role="group" aria-label=${warnings.join(' ')}>
      ${warnings.map((warning) => html`<p>${icons.shield}<span>${warning}</span></p>`)}
      <ul>
        ${findings.map(
          ({ start, end, type }) =>
            html`<li>
              <del dir="auto">${this.text.slice(start, end)}</del
              ><span class="hidden">${this.words.warningBecomes}</span>
              <span class="chip">${this.words.type(type)}</span>
            </li>`,
        )}
      </ul>
      ${mayRemove ? html`<button type="button" @click=${this.#removeNow}>${this.words.removeNow}</button>` : nothing}
    </div>`;
  }

  get #canSend(): boolean {
    return this.text.trim() !== '' && this.text.length <= MESSAGE_MAX_CHARACTERS;
  }

  #typed(): void {
    this.text = this.field.value;
    // What was found in the old text would point at the wrong places of the new one.
    if (this.preview) {
      const findings = this.preview.findings.filter(({ end }) => end <= this.text.length);
      this.preview = { ...this.preview, findings };
    }
    void loadDetectors(this.policyUrl);
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => void this.#look(), PAUSE_MS);
  }

  async #look(): Promise<void> {
    const { text } = this;
    const preview = await previewOf(text, this.policyUrl).catch(() => null);
    if (text === this.text) this.preview = preview;
  }

  #removeNow(): void {
    // The text may have gone on since it was looked at.
    void previewOf(this.text, this.policyUrl).then((preview) => {
      if (preview) this.text = preview.text;
      void this.#look();
    });
    this.preview = null;
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
    this.preview = null;
    this.field.focus();
  }
}
