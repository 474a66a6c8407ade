/** The launcher's look, as one constructable sheet: `all: initial !important` keeps the page's own rules out of it. */

export const launcherStyles = new CSSStyleSheet();

/** Marks the template that the build takes needless white space out of. */
const css = (text: TemplateStringsArray): string => text[0] ?? '';

launcherStyles.replaceSync(css`
  :host {
    all: initial !important;
    position: fixed !important;
    z-index: var(--engage-layer, 2147483000) !important;
    inset-block-end: var(--engage-inset-block, 20px) !important;
    inset-inline-end: var(--engage-inset-inline, 20px) !important;
    --_accent: var(--engage-accent, var(--_site, #1d5c54));
  }
  button {
    all: unset;
    display: grid;
    place-items: center;
    inline-size: 56px;
    block-size: 56px;
    border-radius: 50%;
    cursor: pointer;
    background-color: var(--_accent);
    box-shadow: 0 4px 18px #0004;
  }
  button:focus-visible {
    outline: 3px solid #fff;
    box-shadow: 0 0 0 6px #111;
  }
  [aria-busy] {
    cursor: progress;
  }
  button::before {
    content: '';
    inline-size: 24px;
    block-size: 24px;
    background: #fff;
    clip-path: path(
      evenodd,
      'M4 2h16a4 4 0 0 1 4 4v9a4 4 0 0 1-4 4h-7l-6 5v-5h-3a4 4 0 0 1-4-4v-9a4 4 0 0 1 4-4M6 7v2h12v-2M6 12v2h8v-2'
    );
  }
  @supports (color: lch(from red l c h)) {
    button::before {
      background: lch(from var(--_accent) calc((49.44 - l) * 99) 0 0);
    }
  }
  @media (forced-colors: active) {
    button {
      border: 2px solid;
    }
    button::before {
      background: buttontext;
    }
  }
`);
