/** The look of the field for the next message and of the warning above it. */
import { css } from 'lit';

export const composerStyles = css`
  :host {
    display: block;
    padding: 10px 14px 12px;
    border-block-start: 1px solid var(--_line);
    background: var(--_paper);
  }
  :host([hidden]) {
    display: none;
  }
  .field {
    display: flex;
    align-items: flex-end;
    gap: 6px;
    padding: 4px;
    padding-inline-start: 14px;
    border: 1px solid var(--_soft);
    border-radius: 24px;
    background: var(--_paper);
  }
  .field:focus-within {
    outline: 2px solid var(--_ink);
    outline-offset: -1px;
  }
  textarea {
    flex: 1;
    min-inline-size: 0;
    min-block-size: 40px;
    max-block-size: 132px;
    padding: 8px 0;
    border: 0;
    outline: 0;
    background: none;
    resize: none;
    line-height: 24px;
  }
  textarea:focus-visible {
    outline: 0;
  }
  textarea::placeholder {
    color: var(--_soft);
    opacity: 1;
  }
  .send {
    display: grid;
    place-items: center;
    inline-size: 44px;
    block-size: 44px;
    margin-block: -2px;
    margin-inline-end: -2px;
    border-radius: 50%;
    background-color: var(--_accent);
    color: var(--_on-accent);
  }
  .send[aria-disabled='true'] {
    background: var(--_sunken);
    color: var(--_soft);
    cursor: default;
  }
  .promise,
  .count {
    margin-block-start: 7px;
    padding-inline: 6px;
    color: var(--_soft);
    font-size: 12px;
    line-height: 1.4;
    text-align: center;
  }
  .count {
    text-align: end;
  }
  .over {
    color: var(--_danger);
    font-weight: 600;
  }
  .warning {
    display: grid;
    gap: 8px;
    margin-block-end: 10px;
    padding: 10px 12px;
    border-radius: 14px;
    background: var(--_calm);
    color: var(--_calm-ink);
    font-size: 13.5px;
    line-height: 1.45;
  }
  .warning > p {
    display: flex;
    gap: 8px;
    font-weight: 600;
  }
  .warning ul {
    display: grid;
    gap: 4px;
    max-block-size: 112px;
    overflow-y: auto;
  }
  .warning li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px 8px;
  }
  .warning del {
    overflow-wrap: anywhere;
    text-decoration-thickness: 1px;
  }
  .chip {
    padding: 0 0.5em;
    border: 1px dashed currentColor;
    border-radius: 7px;
    font-size: 12.5px;
  }
  .warning button {
    justify-self: start;
    min-block-size: 32px;
    padding: 4px 12px;
    border: 1px solid currentColor;
    border-radius: 10px;
    font-weight: 600;
  }
`;
