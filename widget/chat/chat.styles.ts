/** The panel's look: a sheet above the launcher, the whole screen on a telephone. */
import { css } from 'lit';

export const chatStyles = css`
  :host {
    position: fixed;
    z-index: 1;
    inset-block-end: calc(var(--engage-inset-block, 20px) + 68px);
    inset-inline-end: var(--engage-inset-inline, 20px);
    inline-size: min(var(--engage-width, 400px), 100vw - 2 * var(--engage-inset-inline, 20px));
    block-size: min(var(--engage-height, 660px), 100dvh - 2 * var(--engage-inset-block, 20px) - 68px);
  }
  :host(:not([open])) {
    display: none;
  }
  .panel {
    position: relative;
    display: flex;
    flex-direction: column;
    block-size: 100%;
    overflow: hidden;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_paper);
    box-shadow:
      0 2px 6px #0000000f,
      0 16px 48px #0003;
  }
  @media (max-width: 480px) {
    :host {
      inset: 0;
      inline-size: auto;
      block-size: auto;
    }
    .panel {
      border: 0;
      border-radius: 0;
    }
  }
  @media (prefers-reduced-motion: no-preference) {
    :host([open]) .panel {
      animation: rise 0.18s ease-out;
    }
  }
  @keyframes rise {
    from {
      opacity: 0;
      translate: 0 10px;
    }
  }
  .header {
    display: flex;
    align-items: center;
    gap: 11px;
    padding: 11px 10px 11px 16px;
    padding-inline: 16px 10px;
    border-block-end: 1px solid var(--_line);
  }
  .avatar {
    display: grid;
    place-items: center;
    flex: none;
    inline-size: 38px;
    block-size: 38px;
    border-radius: 50%;
    background-color: var(--_accent);
    color: var(--_on-accent);
  }
  .who {
    flex: 1;
    min-inline-size: 0;
  }
  h2 {
    font-size: 16px;
    font-weight: 650;
    line-height: 1.3;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .who p {
    color: var(--_soft);
    font-size: 13px;
    line-height: 1.35;
  }
  .icon {
    display: grid;
    place-items: center;
    flex: none;
    inline-size: 44px;
    block-size: 44px;
    border-radius: 12px;
  }
  .icon:hover,
  .menu button:hover,
  .menu a:hover {
    background: var(--_sunken);
  }
  .menu {
    position: absolute;
    z-index: 2;
    inset-block-start: 58px;
    inset-inline-end: 10px;
    inline-size: min(290px, 100% - 20px);
    padding: 6px;
    border: 1px solid var(--_line);
    border-radius: 14px;
    background: var(--_paper);
    box-shadow: 0 12px 36px #0003;
  }
  .menu button,
  .menu a {
    display: flex;
    align-items: center;
    gap: 12px;
    inline-size: 100%;
    min-block-size: 44px;
    padding: 8px 12px;
    border-radius: 10px;
    text-decoration: none;
    line-height: 1.3;
  }
  .menu .grave {
    color: var(--_danger);
  }
  .menu .apart {
    margin-block-start: 6px;
    padding-block-start: 6px;
    border-block-start: 1px solid var(--_line);
  }
  .body {
    flex: 1;
    min-block-size: 0;
    overflow-y: auto;
    overscroll-behavior: contain;
    display: flex;
    flex-direction: column;
    gap: 14px;
    padding: 18px 16px;
  }
  .body > * {
    flex: none;
  }
  .body:focus-visible {
    outline-offset: -3px;
    border-radius: 6px;
  }
  .centre {
    display: grid;
    place-content: center;
    gap: 14px;
    text-align: center;
  }
  .transcript {
    display: flex;
    flex-direction: column;
    gap: 14px;
  }
  .same {
    margin-block-start: -8px;
  }
  .note {
    align-self: center;
    max-inline-size: 30em;
    padding: 7px 14px;
    border-radius: 12px;
    background: var(--_calm);
    color: var(--_calm-ink);
    font-size: 13.5px;
    text-align: center;
  }
  .offer {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
    color: var(--_soft);
    font-size: 14px;
  }
  .small {
    display: inline-flex;
    align-self: flex-start;
    align-items: center;
    gap: 7px;
    min-block-size: 36px;
    padding: 5px 14px;
    border: 1px solid var(--_line);
    border-radius: 18px;
    background: var(--_paper);
    color: var(--_ink);
    font-size: 14px;
    font-weight: 550;
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
  .failed {
    color: var(--_danger);
    font-weight: 600;
  }
  .dots {
    display: inline-flex;
    gap: 5px;
    align-self: flex-start;
    padding: 15px 16px;
    border-radius: 18px;
    border-start-start-radius: 6px;
    background: var(--_sunken);
  }
  .dots i {
    inline-size: 7px;
    block-size: 7px;
    border-radius: 50%;
    background: var(--_soft);
  }
  @media (prefers-reduced-motion: no-preference) {
    .dots i {
      animation: dot 1.2s ease-in-out infinite;
    }
    .dots i:nth-child(2) {
      animation-delay: 0.15s;
    }
    .dots i:nth-child(3) {
      animation-delay: 0.3s;
    }
  }
  @keyframes dot {
    0%,
    60%,
    100% {
      opacity: 0.35;
    }
    30% {
      opacity: 1;
    }
  }
  .banner {
    padding: 7px 16px;
    background: var(--_sunken);
    color: var(--_ink);
    font-size: 13px;
    text-align: center;
  }
`;
