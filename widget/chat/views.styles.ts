/** The look of the notice and of the pages behind the menu. */
import { css } from 'lit';

export const viewsStyles = css`
  .page {
    display: flex;
    flex-direction: column;
    gap: 14px;
  }
  .page h3 {
    margin: 0;
    font-size: 19px;
    font-weight: 650;
    line-height: 1.3;
    outline-offset: 4px;
  }
  .page h3:focus {
    outline: none;
  }
  .facts {
    display: grid;
    gap: 10px;
    padding: 14px;
    border-radius: 14px;
    background: var(--_calm);
    color: var(--_calm-ink);
    font-weight: 550;
  }
  .facts li {
    display: flex;
    gap: 11px;
  }
  .facts svg {
    margin-block-start: 1px;
  }
  .summary {
    display: grid;
    gap: 9px;
    color: var(--_soft);
    font-size: 14px;
  }
  .foot {
    display: grid;
    gap: 8px;
    padding: 12px 16px 16px;
    border-block-start: 1px solid var(--_line);
  }
  .problem {
    color: var(--_danger);
    font-weight: 550;
  }
  form .buttons {
    margin-block-start: 14px;
  }
  label {
    display: block;
    margin-block-end: 5px;
    font-weight: 600;
  }
  input {
    inline-size: 100%;
    min-block-size: 46px;
    padding: 8px 14px;
    border: 1px solid var(--_soft);
    border-radius: 12px;
    background: var(--_paper);
  }
  .buttons {
    display: grid;
    gap: 8px;
    margin-block-start: 6px;
  }
`;
