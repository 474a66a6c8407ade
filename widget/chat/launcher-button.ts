/** Looks after the loader's button once the panel is there: its name, its open state, the unread badge, and the focus that returns to it. */
import type { Words } from '../shared/catalogue.js';

const SHEET = `
button[aria-expanded=true]::before{clip-path:path('M2 9 4.5 6.5 12 14 19.5 6.5 22 9 12 19')}
button[data-unread]::after{content:attr(data-unread);position:absolute;inset-block-start:-4px;inset-inline-end:-4px;box-sizing:border-box;min-inline-size:22px;padding-inline:6px;border-radius:11px;background:#a3261d;color:#fff;font:600 13px/22px system-ui,sans-serif;text-align:center}`;

export class LauncherButton {
  #returnTo: HTMLElement | null = null;

  constructor(
    private readonly button: HTMLButtonElement,
    private readonly words: Words,
  ) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(SHEET);
    this.#root.adoptedStyleSheets.push(sheet);
  }

  /** `before` is what had the focus until now. */
  opened(before: Element | null): void {
    this.#returnTo = before instanceof HTMLElement && before !== this.#host && before !== document.body ? before : null;
    this.button.ariaExpanded = 'true';
    this.#name(this.words.close);
  }

  /** The focus goes back only if it is still in the panel, or nowhere: a page may have moved it on. */
  closed(): void {
    this.button.ariaExpanded = 'false';
    this.#name(this.words.open);
    if (document.activeElement === this.#host || document.activeElement === document.body) {
      (this.#returnTo?.isConnected ? this.#returnTo : this.button).focus();
    }
  }

  unread(count: number): void {
    if (count > 0) this.button.dataset['unread'] = count > 99 ? '99+' : `${count}`;
    else delete this.button.dataset['unread'];
    if (this.button.ariaExpanded !== 'true')
      this.#name(count > 0 ? `${this.words.open}, ${this.words.unread(count)}` : this.words.open);
  }

  get #root(): ShadowRoot {
    return this.button.getRootNode() as ShadowRoot;
  }

  get #host(): Element {
    return this.#root.host;
  }

  #name(text: string): void {
    this.button.ariaLabel = text;
    this.button.title = text;
  }
}
