/** The inbox's look: the list beside the conversation, one of the two on a narrow screen. */
import { css } from 'lit';

export const inboxStyles = css`
  :host {
    display: block;
    min-block-size: 100dvh;
    background: var(--_paper);
  }
  .sign-in {
    display: grid;
    place-content: center;
    min-block-size: 100dvh;
    padding: 24px;
    background: var(--_sunken);
  }
  .sign-in form {
    display: grid;
    gap: 16px;
    inline-size: min(380px, 100vw - 48px);
    padding: 32px;
    border: 1px solid var(--_line);
    border-radius: 18px;
    background: var(--_paper);
  }
  .brand {
    display: flex;
    align-items: center;
    gap: 10px;
    font-weight: 650;
  }
  .brand i {
    display: grid;
    place-items: center;
    inline-size: 34px;
    block-size: 34px;
    border-radius: 10px;
    background-color: var(--_accent);
    color: var(--_on-accent);
  }
  h1,
  h2 {
    font-size: 20px;
    font-weight: 650;
    line-height: 1.3;
  }
  label {
    display: block;
    margin-block-end: 5px;
    font-weight: 600;
    font-size: 14px;
  }
  input {
    inline-size: 100%;
    min-block-size: 44px;
    padding: 8px 12px;
    border: 1px solid var(--_soft);
    border-radius: 10px;
    background: var(--_paper);
  }
  .soft {
    color: var(--_soft);
    font-size: 14px;
  }
  .problem {
    color: var(--_danger);
    font-weight: 550;
  }
  .app {
    display: flex;
    flex-direction: column;
    block-size: 100dvh;
  }
  .app main {
    flex: 1;
    display: grid;
    grid-template: minmax(0, 1fr) / minmax(270px, 340px) minmax(0, 1fr);
    min-block-size: 0;
  }
  .bar {
    display: flex;
    align-items: center;
    gap: 14px;
    padding: 10px 20px;
    border-block-end: 1px solid var(--_line);
  }
  .bar h1 {
    font-size: 16px;
  }
  .bar .who {
    margin-inline-start: auto;
    color: var(--_soft);
    font-size: 14px;
  }
  .small {
    display: inline-flex;
    align-items: center;
    gap: 7px;
    min-block-size: 36px;
    padding: 5px 14px;
    border: 1px solid var(--_line);
    border-radius: 18px;
    background: var(--_paper);
    font-size: 14px;
    font-weight: 550;
    white-space: nowrap;
  }
  :host([dir='rtl']) .turns svg {
    scale: -1 1;
  }
  .small:hover {
    background: var(--_sunken);
  }
  .small svg {
    inline-size: 17px;
    block-size: 17px;
  }
  nav {
    overflow-y: auto;
    padding: 12px;
    border-inline-end: 1px solid var(--_line);
    background: var(--_sunken);
  }
  nav h2,
  nav > p {
    padding: 4px 10px 8px;
    font-size: 13px;
    font-weight: 600;
    color: var(--_soft);
  }
  nav .calm {
    margin-block-end: 8px;
    padding: 8px 12px;
    border-radius: 10px;
    background: var(--_calm);
    color: var(--_calm-ink);
  }
  li + li {
    margin-block-start: 4px;
  }
  .item {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    align-items: center;
    gap: 2px 11px;
    inline-size: 100%;
    padding: 10px;
    border: 1px solid transparent;
    border-radius: 12px;
  }
  .item:hover {
    background: var(--_paper);
  }
  .item[aria-current] {
    border-color: var(--_line);
    background: var(--_paper);
  }
  .item > svg {
    grid-row: span 2;
    color: var(--_soft);
  }
  .item strong {
    font-weight: 600;
  }
  .item time {
    color: var(--_soft);
    font-size: 12.5px;
  }
  .badge {
    justify-self: start;
    padding: 0 8px;
    border-radius: 8px;
    background: #8882;
    font-size: 12.5px;
    line-height: 20px;
  }
  .badge.waiting {
    background: #8a4b00;
    color: #fff;
    font-weight: 600;
  }
  .badge.person {
    background: var(--_calm);
    color: var(--_calm-ink);
  }
  .dot {
    justify-self: end;
    inline-size: 10px;
    block-size: 10px;
    border-radius: 50%;
    background-color: var(--_accent);
  }
  .conversation {
    display: flex;
    flex-direction: column;
    min-inline-size: 0;
    min-block-size: 0;
  }
  .empty {
    display: grid;
    place-content: center;
    flex: 1;
    gap: 6px;
    padding: 32px;
    color: var(--_soft);
    text-align: center;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 12px;
    padding: 12px 24px;
    border-block-end: 1px solid var(--_line);
  }
  .head h2 {
    font-size: 17px;
  }
  .head .acts {
    display: flex;
    gap: 8px;
    margin-inline-start: auto;
  }
  .transcript {
    flex: 1;
    overflow-y: auto;
    overscroll-behavior: contain;
    padding: 20px 24px;
  }
  .transcript:focus-visible {
    outline-offset: -3px;
  }
  .transcript > div {
    display: flex;
    flex-direction: column;
    gap: 14px;
  }
  .same {
    margin-block-start: -8px;
  }
  .reply {
    display: grid;
    gap: 8px;
    padding: 12px 24px 16px;
    border-block-start: 1px solid var(--_line);
  }
  .reply > div {
    display: flex;
    gap: 10px;
    align-items: flex-end;
  }
  textarea {
    flex: 1;
    min-block-size: 46px;
    max-block-size: 180px;
    padding: 10px 14px;
    border: 1px solid var(--_soft);
    border-radius: 14px;
    background: var(--_paper);
    resize: none;
    line-height: 24px;
  }
  .narrow {
    display: none;
  }
  .failed {
    color: var(--_danger);
    font-weight: 600;
  }
  @media (max-width: 760px) {
    .app main {
      grid-template-columns: minmax(0, 1fr);
    }
    .app[data-open] nav,
    .app:not([data-open]) .conversation {
      display: none;
    }
    .narrow {
      display: inline-flex;
    }
    .head,
    .transcript,
    .reply {
      padding-inline: 16px;
    }
    .bar .who {
      display: none;
    }
    .bar .out {
      margin-inline-start: auto;
    }
  }
`;
