/** The design's tokens and the reset, shared by every element: calm ink on paper, one accent that the site chooses. */
import { css } from 'lit';

/** For the outermost elements only: nothing of the page's own style is inherited, custom properties excepted. */
export const hostStyles = css`
  :host {
    all: initial;
    --_accent: var(--engage-accent, var(--_site, #1d5c54));
    --_on-accent: #fff;
    --_paper: var(--engage-paper, #fff);
    --_sunken: var(--engage-sunken, #f4f3ef);
    --_ink: var(--engage-ink, #1c2321);
    --_soft: var(--engage-soft, #59625f);
    --_line: var(--engage-line, #dedcd5);
    --_danger: #a3261d;
    --_calm: #e6f0ec;
    --_calm-ink: #1c4a42;
    --_radius: var(--engage-radius, 16px);
    box-sizing: border-box;
    font: 400 15px/1.5 var(--engage-font, system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif);
    color: var(--_ink);
    color-scheme: light dark;
    text-align: start;
  }
  @supports (color: color(from red xyz-d65 x y z)) {
    /* Black or white, whichever the WCAG formula gives more contrast on the accent (they meet at a luminance of 0.179). */
    :host {
      --_w: clamp(0, (0.179 - y) * 9999, 1);
      --_on-accent: color(from var(--_accent) xyz-d65 calc(0.9505 * var(--_w)) var(--_w) calc(1.089 * var(--_w)));
    }
  }
  @media (prefers-color-scheme: dark) {
    :host {
      --_paper: var(--engage-paper, #171b1a);
      --_sunken: var(--engage-sunken, #222827);
      --_ink: var(--engage-ink, #e9ecea);
      --_soft: var(--engage-soft, #a8b2ae);
      --_line: var(--engage-line, #353d3a);
      --_danger: #ff9d92;
      --_calm: #1d3530;
      --_calm-ink: #bfe3d8;
    }
  }
  :host([hidden]) {
    display: none;
  }
`;

/** Inside every shadow root. */
export const baseStyles = css`
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
  h1,
  h2,
  p,
  ol,
  ul,
  dl,
  dd,
  pre,
  blockquote,
  figure {
    margin: 0;
    padding: 0;
  }
  ol,
  ul {
    list-style: none;
  }
  button,
  input,
  textarea {
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
  }
  button {
    margin: 0;
    border: 0;
    background: none;
    cursor: pointer;
    text-align: inherit;
  }
  a {
    color: inherit;
    text-decoration-color: var(--_soft);
    text-underline-offset: 0.15em;
  }
  svg {
    display: block;
    flex: none;
    inline-size: 20px;
    block-size: 20px;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.7;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  :focus-visible {
    outline: 2px solid var(--_ink);
    outline-offset: 2px;
  }
  input:focus-visible,
  textarea:focus-visible {
    outline-offset: -1px;
  }
  .hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .primary,
  .plain,
  .danger {
    min-block-size: 44px;
    padding: 10px 18px;
    border-radius: 12px;
    font-weight: 600;
    text-align: center;
  }
  .primary {
    background-color: var(--_accent);
    color: var(--_on-accent);
  }
  .plain {
    border: 1px solid var(--_line);
    background: var(--_paper);
  }
  .plain:hover {
    background: var(--_sunken);
  }
  .danger {
    background: var(--_danger);
    color: var(--_paper);
  }
  .primary:disabled,
  .primary[aria-disabled='true'] {
    opacity: 0.6;
    cursor: default;
  }
  .link {
    padding: 0;
    border-radius: 4px;
    text-decoration: underline;
    text-decoration-color: var(--_soft);
    text-underline-offset: 0.15em;
  }
  @media (forced-colors: active) {
    .primary,
    .danger {
      border: 1px solid;
    }
  }
`;
