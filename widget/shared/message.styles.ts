/** The look of one message. */
import { css } from 'lit';

export const messageStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    gap: 4px;
    max-inline-size: 100%;
  }
  :host([mine]) {
    align-items: flex-end;
  }
  .name {
    display: flex;
    align-items: center;
    gap: 6px;
    color: var(--_soft);
    font-size: 13px;
    line-height: 1.4;
  }
  .label {
    padding: 0 6px;
    border: 1px solid var(--_line);
    border-radius: 6px;
    font-size: 11.5px;
    font-weight: 600;
  }
  .bubble {
    max-inline-size: min(100%, 34em);
    padding: 9px 14px;
    border-radius: 18px;
    border-start-start-radius: 6px;
    background: var(--_sunken);
    overflow-wrap: anywhere;
  }
  .member .bubble,
  .bubble.member {
    background: var(--_calm);
    color: var(--_calm-ink);
  }
  :host([mine]) .bubble {
    max-inline-size: 85%;
    border-radius: 18px;
    border-end-end-radius: 6px;
    background-color: var(--_accent);
    color: var(--_on-accent);
  }
  :host([pending]) .bubble {
    outline: 1px dashed var(--_soft);
    outline-offset: 2px;
  }
  .bubble > * + * {
    margin-block-start: 0.6em;
  }
  .heading {
    font-weight: 650;
  }
  .bubble ul {
    padding-inline-start: 1.2em;
    list-style: disc;
  }
  .bubble ol {
    padding-inline-start: 1.5em;
    list-style: decimal;
  }
  li + li {
    margin-block-start: 0.25em;
  }
  blockquote {
    padding-inline-start: 0.9em;
    border-inline-start: 3px solid var(--_line);
  }
  code {
    padding: 0.1em 0.35em;
    border-radius: 5px;
    background: #8882;
    font:
      0.88em ui-monospace,
      'SFMono-Regular',
      Menlo,
      Consolas,
      monospace;
  }
  pre {
    padding: 10px 12px;
    border-radius: 10px;
    background: #8882;
    overflow-x: auto;
  }
  pre code {
    padding: 0;
    background: none;
  }
  hr {
    border: 0;
    border-block-start: 1px solid var(--_line);
  }
  .bubble a {
    text-decoration-color: currentColor;
  }
  .host {
    font-size: 0.85em;
    unicode-bidi: isolate;
  }
  .chip {
    display: inline-block;
    padding: 0 0.5em;
    border: 1px dashed currentColor;
    border-radius: 7px;
    font-size: 0.88em;
    line-height: 1.5;
    white-space: nowrap;
  }
  .meta {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px 10px;
    max-inline-size: 100%;
    padding-inline: 4px;
    color: var(--_soft);
    font-size: 13px;
  }
  :host([mine]) .meta {
    justify-content: flex-end;
    text-align: end;
  }
  details[open] {
    order: 1;
    flex-basis: 100%;
  }
  summary {
    display: inline-flex;
    align-items: center;
    gap: 5px;
    min-block-size: 26px;
    padding-inline: 4px;
    border-radius: 6px;
    cursor: pointer;
    list-style: none;
    text-decoration: underline dotted;
    text-underline-offset: 0.2em;
  }
  summary::-webkit-details-marker {
    display: none;
  }
  summary svg {
    inline-size: 15px;
    block-size: 15px;
  }
  details > p,
  details > ul {
    margin-block: 2px 6px;
    padding: 10px 12px;
    border: 1px solid var(--_line);
    border-radius: 12px;
    color: var(--_ink);
    text-align: start;
  }
  details > ul > li + li {
    margin-block-start: 10px;
  }
  cite {
    display: block;
    font-style: normal;
    font-weight: 600;
  }
  .excerpt {
    display: block;
    color: var(--_soft);
  }
  .leaving {
    display: grid;
    gap: 6px;
    max-inline-size: 34em;
    padding: 12px 14px;
    border: 1px solid var(--_line);
    border-radius: 14px;
    background: var(--_paper);
    font-size: 14px;
  }
  .leaving strong {
    overflow-wrap: anywhere;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .actions > * {
    display: inline-grid;
    align-items: center;
    text-decoration: none;
  }
  .caret > :last-child::after {
    content: '';
    display: inline-block;
    inline-size: 7px;
    block-size: 1em;
    margin-inline-start: 3px;
    border-radius: 2px;
    background: currentColor;
    opacity: 0.45;
    vertical-align: -0.15em;
  }
  @media (prefers-reduced-motion: no-preference) {
    .caret > :last-child::after {
      animation: pulse 1s ease-in-out infinite alternate;
    }
  }
  @keyframes pulse {
    to {
      opacity: 0.1;
    }
  }
`;
