/** Renders the privacy notice as a page that people can read, from the register alone. */
import type { Controller } from '../config.js';
import { CATEGORIES } from '../privacy/data/categories.js';
import { COOKIE_REGISTER } from '../privacy/data/cookie-register.js';
import { DATA_MAP } from '../privacy/data/data-map.js';
import { PURPOSES } from '../privacy/data/purposes.js';
import type { Recipient } from '../privacy/data/recipients.js';
import { RETENTION_RULES } from '../privacy/data/retention-rules.js';
import { releaseAt } from '../privacy/notice-text.js';
import { isPersonal, type RetentionRuleId } from '../privacy/vocabulary.contract.js';

const BASIS_WORDS = {
  consent: 'your consent',
  contract: 'a contract with you or at your request',
  'legal-obligation': 'a legal obligation',
  'legitimate-interests': 'legitimate interests',
} as const;

const RETENTION_WORDS: Readonly<Record<RetentionRuleId, string>> = {
  conversation: 'Conversations',
  account: 'Accounts of members and staff',
  session: 'Sessions, and what finds your conversation again',
  proof: 'Proof of notices shown and choices made',
  audit: 'The log of who did what',
  organisation: 'What an organisation set up',
  'security-log': 'Security records',
  job: 'Scheduled work',
};

const countryName = new Intl.DisplayNames(['en'], { type: 'region' });

/** The whole page, without scripts or inline styles. */
export function noticePage(controller: Controller, recipients: readonly Recipient[], now: Date): string {
  const release = releaseAt(now);
  const body = [
    `<p>Release ${escape(release.version)}, in force since <time>${release.effectiveFrom}</time>, to be reviewed by <time>${release.reviewBy}</time>. ${escape(release.changes)}</p>`,
    section('who', 'Who is responsible', whoHtml(controller)),
    section(
      'before',
      'What you are told before the first message',
      listOf((release.summary.en ?? []).map((p) => escape(p.replaceAll('{organisation}', 'the organisation')))),
    ),
    section('why', 'Why data is used, and on which lawful basis', purposesHtml()),
    section(
      'what',
      'What kinds of data',
      definitionsOf(Object.values(CATEGORIES).map(({ title, definition }) => [title, definition])),
    ),
    section('how-long', 'How long it is kept', retentionHtml()),
    section(
      'recipients',
      'Who receives it, and where',
      table(
        ['Recipient', 'Role', 'Country'],
        recipients.map(({ name, role, country }) => [name, role, countryName.of(country) ?? country]),
      ),
    ),
    section(
      'device',
      'What is kept on your device',
      table(
        ['Name', 'Why', 'For how long'],
        COOKIE_REGISTER.map(({ name, plain, lifetime }) => [name, plain, lifetime]),
      ),
    ),
    section('rights', 'Your rights', rightsHtml(controller)),
  ];
  return page('Privacy notice', body.join('\n'));
}

function whoHtml({ name, address, email, representative }: Controller): string {
  return `<p>${escape(name)}, ${escape(address)}. For questions and requests about your data: ${escape(representative)}, <a href="mailto:${escape(email)}">${escape(email)}</a>. The organisation whose site you chat on receives the conversation and answers for what it does with it.</p>`;
}

function purposesHtml(): string {
  const rows = Object.values(PURPOSES).map(({ title, plain, bases, categories, assessment }) => [
    title,
    plain,
    bases.map(({ basis, covers }) => `${BASIS_WORDS[basis]} (${covers})`).join('; ') +
      (assessment ? `. How we balanced it: ${assessment.summary}` : ''),
    categories.map((category) => CATEGORIES[category].title).join(', '),
  ]);
  return table(['Purpose', 'In plain words', 'Lawful basis', 'Data'], rows);
}

function retentionHtml(): string {
  const used = new Set(
    DATA_MAP.flatMap(({ fields }) => Object.values(fields))
      .filter(isPersonal)
      .map(({ retention }) => retention),
  );
  return table(
    ['Data', 'Kept'],
    [...used].map((rule) => [RETENTION_WORDS[rule], RETENTION_RULES[rule].plain]),
  );
}

function rightsHtml({ authority, authorityUrl, email }: Controller): string {
  const rights = [
    'See and download what is held about you: in the chat, “Download my data”.',
    'Delete the conversation: in the chat, “Delete this conversation”. It is gone at once and cannot be brought back.',
    `Correct, restrict, object, take your data elsewhere, withdraw consent: write to <a href="mailto:${escape(email)}">${escape(email)}</a>.`,
    `Complain to us, or to the ${escape(authority)}, at any time: <a rel="noopener noreferrer" href="${escape(authorityUrl)}">${escape(authorityUrl)}</a>.`,
    'Personal details are removed from what you write before it is stored or shown to an AI. No filter is perfect.',
  ];
  return listOf(rights);
}

const section = (id: string, title: string, html: string): string =>
  `<section id="${id}"><h2>${escape(title)}</h2>${html}</section>`;
const listOf = (items: readonly string[]): string => `<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`;

const definitionsOf = (pairs: readonly (readonly string[])[]): string =>
  `<dl>${pairs.map(([term, words]) => `<dt>${escape(term ?? '')}</dt><dd>${escape(words ?? '')}</dd>`).join('')}</dl>`;

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const head = heads.map((cell) => `<th scope="col">${escape(cell)}</th>`).join('');
  const body = rows.map((cells) => `<tr>${cells.map((cell) => `<td>${escape(cell)}</td>`).join('')}</tr>`).join('');
  return `<div class="wide"><table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`;
}

function page(title: string, body: string): string {
  const contents = [...body.matchAll(/<section id="([^"]+)"><h2>([^<]+)<\/h2>/g)]
    .map(([, id, words]) => `<li><a href="#${id}">${words}</a></li>`)
    .join('');
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title><link rel="stylesheet" href="/notice-page/notice.css"></head>
<body><main><h1>${title}</h1><nav aria-label="Contents"><ol>${contents}</ol></nav>
${body}
</main></body></html>`;
}

export function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
