/** What a visitor reads before the first message: it is an AI, who can see the conversation, and the exact text that the server proves. */
import { html, nothing } from 'lit';
import type { ServedNotice, SiteConfiguration } from '../../api/conversations/conversations.contract.js';
import { errorText } from '../shared/catalogue.js';
import type { Words } from '../shared/catalogue.js';
import { icons } from '../shared/icons.js';
import { safeHref } from '../shared/inlines.js';

export interface NoticeView {
  words: Words;
  configuration: SiteConfiguration;
  notice: ServedNotice;
  /** An earlier release had been accepted. */
  isNew: boolean;
  isAccepting: boolean;
  problem: string | null;
  onAccept(): void;
}

export function viewNotice({ words, configuration, notice, isNew, isAccepting, problem, onAccept }: NoticeView) {
  const { agentName, organisationName } = configuration;
  const isAi = words.noticeAi(agentName);
  const isShared = words.noticeShared(organisationName);
  // What the served text says in the same words is shown once.
  const summary = notice.summary.filter((paragraph) => paragraph !== isAi && paragraph !== isShared);
  return html`<div class="body page" tabindex="0" role="region" aria-label=${words.noticeTitle}>
      <h3 tabindex="-1" data-focus>${words.noticeTitle}</h3>
      ${isNew ? html`<p>${words.noticeChanged}</p>` : nothing}
      <ul class="facts">
        <li>${icons.spark}<span>${isAi}</span></li>
        <li>${icons.people}<span>${isShared}</span></li>
      </ul>
      <div class="summary" lang=${notice.language} dir="auto">
        ${summary.map((paragraph) => html`<p>${paragraph}</p>`)}
      </div>
    </div>
    <div class="foot">
      ${problem ? html`<p class="problem" role="alert">${errorText(words, problem)}</p>` : nothing}
      <button class="primary" part="accept" aria-disabled=${isAccepting ? 'true' : nothing} @click=${onAccept}>
        ${words.noticeAccept}
      </button>
      <a class="plain" href=${safeHref(notice.url) ?? nothing} target="_blank" rel="noopener noreferrer"
        >${words.noticeWhole}<span class="hidden"> (${words.newTab})</span></a
      >
    </div>`;
}
