/** The icons, drawn in the current colour and hidden from assistive technology: each stands beside words or in a named button. */
import { html } from 'lit';

const icon = (path: string) => {
  // The path is ours; as an attribute's value it could not become markup either way.
  return html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d=${path} /></svg>`;
};

export const icons = {
  spark: icon(
    'M12 3.5l1.9 5.1a2.5 2.5 0 0 0 1.5 1.5l5.1 1.9-5.1 1.9a2.5 2.5 0 0 0-1.5 1.5L12 20.5l-1.9-5.1a2.5 2.5 0 0 0-1.5-1.5L3.5 12l5.1-1.9a2.5 2.5 0 0 0 1.5-1.5z',
  ),
  person: icon('M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8M4.5 20a7.5 7.5 0 0 1 15 0'),
  people: icon(
    'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7M2.5 20a6.5 6.5 0 0 1 13 0M16 4.3a3.5 3.5 0 0 1 0 6.4M18 14.2a6.5 6.5 0 0 1 3.5 5.8',
  ),
  shield: icon('M12 3l7.5 2.8v5.4c0 4.6-3 8-7.5 9.8-4.5-1.8-7.5-5.2-7.5-9.8V5.8zM8.8 12l2.3 2.3 4.2-4.5'),
  more: icon(
    'M5 11.4a.6.6 0 1 0 0 1.2.6.6 0 0 0 0-1.2M12 11.4a.6.6 0 1 0 0 1.2.6.6 0 0 0 0-1.2M19 11.4a.6.6 0 1 0 0 1.2.6.6 0 0 0 0-1.2',
  ),
  close: icon('M6 6l12 12M18 6L6 18'),
  back: icon('M19 12H5M11 6l-6 6 6 6'),
  send: icon('M12 19V5M5.5 11.5 12 5l6.5 6.5'),
  stop: icon('M7 7h10v10H7z'),
  download: icon('M12 4v11M7 10.5l5 5 5-5M5 20h14'),
  mail: icon('M3.5 6.5h17v11h-17zM4 7l8 6 8-6'),
  trash: icon('M4.5 7h15M9.5 7V4.5h5V7M6.5 7l.8 12.5h9.4L17.5 7'),
  leave: icon('M14 4.5H5.5v15H14M10 12h10.5M17 8.5l3.5 3.5-3.5 3.5'),
  document: icon('M6 3.5h8l4 4v13H6zM9.5 12h5M9.5 16h5'),
} as const;
