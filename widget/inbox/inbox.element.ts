/** The members' inbox: sign-in, the live list, and the conversation that is open. */
import { LitElement, html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Message } from '../../api/conversations/conversations.contract.js';
import type { ErrorCode } from '../../api/platform/errors.contract.js';
import { errorText, loadWords } from '../shared/catalogue.js';
import type { Words } from '../shared/catalogue.js';
import { icons } from '../shared/icons.js';
import { directionOf, localeFor } from '../shared/locales.js';
import { ApiError, codeOf } from '../shared/rest-client.js';
import { ScrollEnd } from '../shared/scroll-end.js';
import { baseStyles, hostStyles } from '../shared/tokens.styles.js';
import { inboxWords as english } from './catalogue.en.js';
import type { InboxWords } from './catalogue.en.js';
import { viewConversation } from './conversation.view.js';
import { InboxSessionController } from './inbox-session.controller.js';
import type { InboxListener } from './inbox-session.controller.js';
import { inboxStyles } from './inbox.styles.js';
import { viewList } from './list.view.js';
import type { Credentials } from './member-account.js';
import { viewSignIn } from './sign-in.view.js';

/**
 * The inbox of an organisation: every member sees every conversation, live, and may answer as a person.
 *
 * @attr api - Origin of the API; by default that of the page.
 * @attr locale - `auto` (the page's language, then the browser's) or a BCP 47 tag.
 * @cssproperty --engage-accent - Buttons and own messages.
 */
export class InboxElement extends LitElement implements InboxListener {
  static override styles = [hostStyles, baseStyles, inboxStyles];

  @property() api = '';
  @property() locale = 'auto';
  @state() private words: Words | null = null;
  @state() private inboxWords: InboxWords = english;
  @state() private isSignedIn = false;
  @state() private isBusy = false;
  @state() private needsCode = false;
  @state() private problem = '';
  @state() private announcement = '';
  #session!: InboxSessionController;
  #ending = new ScrollEnd();

  onVisitorMessage(message: Message): void {
    this.announcement = `${this.words?.visitor ?? ''}: ${message.text}`;
  }

  onWaiting(): void {
    this.announcement = this.inboxWords.waitingCount(
      this.#session.conversations.filter(({ answering }) => answering === 'waiting').length,
    );
  }

  onSignedOut(): void {
    this.isSignedIn = false;
  }

  onProblem(code: ErrorCode | 'network'): void {
    if (!this.words || code === 'network') return;
    this.problem = this.isSignedIn ? errorText(this.words, code) : this.inboxWords.signedOut;
  }

  protected override firstUpdated(): void {
    this.#session = new InboxSessionController(this, this.api || location.origin);
    const wanted = this.locale === 'auto' ? [document.documentElement.lang, navigator.language] : [this.locale];
    void this.#speak(localeFor(...wanted));
  }

  protected override updated(): void {
    this.#ending.follow(this.renderRoot.querySelector<HTMLElement>('.transcript'));
  }

  protected override render() {
    const { words, inboxWords } = this;
    if (!words) return nothing;
    if (!this.isSignedIn) {
      const { needsCode, isBusy, problem } = this;
      return viewSignIn({
        words: inboxWords,
        needsCode,
        isBusy,
        problem,
        onSignIn: (credentials) => void this.#signIn(credentials),
      });
    }
    const session = this.#session;
    const { locale, problem } = this;
    return html`<div class="app" ?data-open=${session.openId !== null} @keydown=${this.#pressed}>
      <header class="bar">
        <div class="brand"><i>${icons.shield}</i></div>
        <h1>${inboxWords.title}</h1>
        ${session.isOnline ? nothing : html`<span class="soft" role="status">${inboxWords.offline}</span>`}
        <span class="who"><bdi>${session.account.member?.displayName}</bdi></span>
        <button class="small out" @click=${() => void this.#signOut()}>${inboxWords.signOut}</button>
      </header>
      <main>
        ${viewList({ words: inboxWords, locale: this.lang, session, onOpen: (id) => void this.#open(id) })}
        ${viewConversation({
          words: inboxWords,
          messageWords: words,
          locale: this.lang || locale,
          session,
          problem,
          onScroll: (event) => this.#ending.scrolled(event.target as HTMLElement),
          onBack: () => this.#back(),
        })}
      </main>
      <p class="hidden" aria-live="polite" data-live>${this.announcement}</p>
    </div>`;
  }

  async #speak(locale: ReturnType<typeof localeFor>): Promise<void> {
    this.lang = locale;
    this.dir = directionOf(locale);
    if (locale === 'ar') this.inboxWords = (await import('./catalogue.ar.js')).inboxWords;
    this.words = await loadWords(locale);
  }

  async #signIn(credentials: Credentials): Promise<void> {
    this.isBusy = true;
    this.problem = '';
    try {
      const { member, mustEnrol } = await this.#session.account.signIn(credentials);
      if (member && !mustEnrol) {
        this.isSignedIn = true;
        this.needsCode = false;
        this.#session.start();
      } else this.problem = member ? this.inboxWords.mustEnrol : this.inboxWords.noMember;
    } catch (error) {
      const asksForCode = error instanceof ApiError && 'code' in error.fields;
      this.needsCode ||= asksForCode;
      const isRefused = codeOf(error) === 'unauthenticated';
      if (!asksForCode || credentials.code)
        this.problem = isRefused
          ? this.inboxWords.signInFailed
          : errorText(this.words ?? (await loadWords('en')), codeOf(error));
    }
    this.isBusy = false;
  }

  async #signOut(): Promise<void> {
    await this.#session.signOut();
    this.isSignedIn = false;
    this.problem = '';
  }

  async #open(id: string): Promise<void> {
    this.problem = '';
    this.#ending.isFollowing = true;
    await this.#session.showConversation(id);
    await this.updateComplete;
    this.renderRoot.querySelector('textarea')?.focus();
  }

  #back(): void {
    const { openId } = this.#session;
    this.#session.closeConversation();
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(openId ? '.item' : 'nav')?.focus());
  }

  /** Escape in the conversation goes back to its place in the list. */
  #pressed(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.isComposing) return;
    this.renderRoot.querySelector<HTMLElement>('.item[aria-current], .item')?.focus();
  }
}
