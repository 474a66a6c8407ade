/** The visitor's panel: puts together notice, conversation, composer and menu, and looks after focus and what is read aloud. */
import { LitElement, html, nothing } from 'lit';
import type { PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { AnswerOutcome, Message, SiteConfiguration } from '../../api/conversations/conversations.contract.js';
import type { ErrorCode } from '../../api/platform/errors.contract.js';
import { errorText, loadWords } from '../shared/catalogue.js';
import type { Words } from '../shared/catalogue.js';
import { announce } from '../shared/embed.contract.js';
import type { ChatElement } from '../shared/embed.contract.js';
import { icons } from '../shared/icons.js';
import { directionOf } from '../shared/locales.js';
import type { Locale } from '../shared/locales.js';
import { plainText } from '../shared/markdown.js';
import { codeOf } from '../shared/rest-client.js';
import { baseStyles, hostStyles } from '../shared/tokens.styles.js';
import { chatStyles } from './chat.styles.js';
import type { ComposerElement } from './composer.element.js';
import { LauncherButton } from './launcher-button.js';
import { viewMenu } from './menu.view.js';
import type { MenuChoice } from './menu.view.js';
import { viewNotice } from './notice.view.js';
import { viewPage } from './pages.view.js';
import type { Page } from './pages.view.js';
import { saveFile } from './save-file.js';
import { canAskPerson, viewTranscript } from './transcript.view.js';
import { viewsStyles } from './views.styles.js';
import { VisitorSessionController } from './visitor-session.controller.js';
import type { SessionListener } from './visitor-session.controller.js';

/** How close to the end the transcript must be to follow what arrives, in pixels. */
const FOLLOWS_WITHIN = 80;

/**
 * The chat panel, as the loader puts it beside its launcher.
 *
 * @fires engage:opened - The panel is shown.
 * @fires engage:closed - The panel was closed; the conversation goes on.
 * @fires engage:unread - `detail.count`: messages that arrived while it was closed.
 * @fires engage:error - `detail.code`: a code of the protocol, or `network`.
 * @csspart panel - The whole sheet.
 * @csspart header - Name, status, menu and close buttons.
 * @csspart menu - The list behind the menu button.
 * @csspart accept - The button that accepts the notice.
 * @csspart bubble - A message's text.
 * @csspart composer - The field for the next message.
 * @csspart send - The button that sends it.
 * @cssproperty --engage-accent - Launcher, main buttons, own messages; text on it is black or white by contrast.
 * @cssproperty --engage-paper - Background.
 * @cssproperty --engage-ink - Text.
 * @cssproperty --engage-font - Font family.
 * @cssproperty --engage-radius - Corners of the panel.
 */
export class ChatPanelElement extends LitElement implements ChatElement, SessionListener {
  static override styles = [hostStyles, baseStyles, chatStyles, viewsStyles];

  @property() api = '';
  @property({ attribute: false }) configuration!: SiteConfiguration;
  @property() locale: Locale = 'en';
  @property({ attribute: false }) launcher!: HTMLButtonElement;
  @property({ type: Boolean, reflect: true }) open = false;
  @state() private words: Words | null = null;
  @state() private page: Page | null = null;
  @state() private isMenuOpen = false;
  @state() private isBusy = false;
  @state() private pageProblem: string | null = null;
  @state() private pageDone = '';
  @state() private note = '';
  @state() private announcement = '';
  @query('.body') private body!: HTMLElement | null;
  @query('engage-composer') private composer!: ComposerElement | null;
  #session: VisitorSessionController | null = null;
  #button: LauncherButton | null = null;
  #unread = 0;
  #isFollowing = true;
  /** What had the focus drawn to it last, so that each view takes it once. */
  #focused = '';

  async reset(): Promise<void> {
    await this.#begin();
    await this.#session?.end();
    this.open = false;
  }

  shutDown(): void {
    this.#session?.shutDown();
    this.remove();
  }

  onMessage(message: Message): void {
    this.note = '';
    const name = message.authorName ?? this.configuration.agentName;
    this.announcement = `${name}: ${message.author === 'agent' ? plainText(message.text) : message.text}`;
    if (this.open) return;
    this.#setUnread(this.#unread + 1);
  }

  onOutcome(outcome: AnswerOutcome): void {
    const last = this.#session?.state.messages.at(-1);
    // A finished answer says itself how it ended; a run that left none needs a line of its own.
    if (last?.author !== 'agent' || outcome === 'cancelled') this.#tell(this.words?.outcome[outcome] ?? '');
  }

  onError(code: ErrorCode | 'network'): void {
    announce(this, 'engage:error', { code });
    if (this.words && this.#session?.phase === 'chatting' && code !== 'network') this.#tell(errorText(this.words, code));
  }

  onDeleted(): void {
    this.page = null;
    this.#tell(this.words?.deleted ?? '');
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.lang = this.locale;
    this.dir = directionOf(this.locale);
    if (!changed.has('open')) return;
    if (this.open) {
      void this.#begin().then(() => this.#button?.opened());
      this.#setUnread(0);
      this.#focused = '';
      announce(this, 'engage:opened', null);
    } else if (this.hasUpdated) {
      this.isMenuOpen = false;
      this.#button?.closed();
      announce(this, 'engage:closed', null);
    }
  }

  protected override updated(): void {
    const { body } = this;
    if (body && this.#isFollowing && this.#session?.phase === 'chatting' && !this.page) body.scrollTop = body.scrollHeight;
    this.#focusView();
  }

  protected override render() {
    const { words, configuration } = this;
    if (!words || !configuration) return nothing;
    const { agentName, organisationName } = configuration;
    return html`<section class="panel" part="panel" role="dialog" aria-modal="false" aria-label=${words.panel(agentName, organisationName)} @keydown=${this.#pressed}>
      <header part="header">
        <span class="avatar">${this.#isPerson ? icons.person : icons.spark}</span>
        <div class="who">
          <h2>${agentName}</h2>
          <p>${this.#status(words)}</p>
        </div>
        ${this.#session?.phase === 'chatting' ? this.#renderMenu(words) : nothing}
        <button class="icon" aria-label=${words.minimise} title=${words.minimise} @click=${this.#close}>${icons.close}</button>
      </header>
      ${this.#renderView(words)}
      <p class="hidden" aria-live="polite" data-live>${this.announcement}</p>
    </section>`;
  }

  #renderMenu(words: Words) {
    const session = this.#session;
    return html`<button
        class="icon"
        id="more"
        aria-label=${words.menu}
        title=${words.menu}
        aria-expanded=${this.isMenuOpen ? 'true' : 'false'}
        aria-controls=${this.isMenuOpen ? 'menu' : nothing}
        @click=${() => (this.isMenuOpen = !this.isMenuOpen)}
      >
        ${icons.more}
      </button>
      ${this.isMenuOpen && session
        ? html`<div @focusout=${this.#leftMenu}>
            ${viewMenu({
              words,
              canAskPerson: canAskPerson(session),
              hasConversation: session.state.messages.length > 0,
              onChoose: (choice) => void this.#choose(choice),
            })}
          </div>`
        : nothing}`;
  }

  #renderView(words: Words) {
    const session = this.#session;
    if (!session || session.phase === 'loading') return html`<p class="body centre" role="status">${words.loading}</p>`;
    if (session.phase === 'failed') {
      return html`<div class="body centre">
        <p role="alert">${errorText(words, session.problem ?? 'internal')}</p>
        <button class="plain" data-focus @click=${() => void session.start()}>${words.tryAgain}</button>
      </div>`;
    }
    if (session.phase === 'notice' && session.notice) {
      const { notice, isNoticeNew: isNew, isAccepting, problem } = session;
      return viewNotice({ words, configuration: this.configuration, notice, isNew, isAccepting, problem, onAccept: () => void session.accept() });
    }
    return html`${this.page
        ? viewPage({
            words,
            page: this.page,
            isBusy: this.isBusy,
            problem: this.pageProblem,
            done: this.pageDone,
            onBack: () => this.#showPage(null),
            onConfirm: (email) => void this.#confirm(email),
            onRemoveContact: () => void this.#saveContact(null),
          })
        : this.#renderTranscript(words, session)}
      ${session.connection === 'connecting' && session.state.lastSequence + session.outbox.entries.length > 0
        ? html`<p class="banner" role="status">${navigator.onLine ? words.isReconnecting : words.isOffline}</p>`
        : nothing}
      <engage-composer
        ?hidden=${this.page !== null}
        .words=${words}
        exportparts="composer, send, warning"
        @engage-send=${(event: CustomEvent<{ text: string }>) => this.#send(event.detail.text)}
      ></engage-composer>`;
  }

  #renderTranscript(words: Words, session: VisitorSessionController) {
    return viewTranscript({
      words,
      locale: this.locale,
      configuration: this.configuration,
      session,
      ownHosts: [location.host, new URL(this.api).host],
      note: this.note,
      onEdit: (entry) => {
        session.outbox.remove(entry.clientId);
        this.composer?.write(entry.text);
      },
      onScroll: ({ target }) => {
        const { scrollHeight, scrollTop, clientHeight } = target as HTMLElement;
        this.#isFollowing = scrollHeight - scrollTop - clientHeight < FOLLOWS_WITHIN;
      },
    });
  }

  get #isPerson(): boolean {
    return this.#session?.state.conversation?.answering === 'person';
  }

  #status(words: Words): string {
    const answering = this.#session?.state.conversation?.answering ?? 'agent';
    return { agent: words.isAi, waiting: words.isWaiting, person: words.isPerson }[answering];
  }

  async #begin(): Promise<void> {
    if (this.#session) {
      if (this.#session.phase === 'loading') await this.#session.start();
      return;
    }
    this.#session = new VisitorSessionController(this, this.api, this.configuration.siteKey, this.locale);
    this.words = await loadWords(this.locale);
    this.#button = new LauncherButton(this.launcher, this.words);
    void this.#session.start();
  }

  #send(text: string): void {
    this.note = '';
    this.#isFollowing = true;
    this.#session?.sendMessage(text);
  }

  async #choose(choice: MenuChoice): Promise<void> {
    this.isMenuOpen = false;
    if (choice === 'person') await this.#session?.requestPerson();
    else if (choice === 'download') await this.#download();
    else return this.#showPage(choice);
    this.composer?.focus();
  }

  async #download(): Promise<void> {
    try {
      const file = await this.#session?.downloadData();
      if (file && this.words) saveFile(file, `${this.words.fileName}.json`);
      this.#tell(this.words?.downloaded ?? '');
    } catch (error) {
      this.onError(codeOf(error));
    }
  }

  async #confirm(email?: string): Promise<void> {
    if (this.page === 'contact') return this.#saveContact(email ?? null);
    const { page, words } = this;
    await this.#try(async () => {
      if (page === 'delete') return this.#session?.deleteConversation();
      const isTold = await this.#session?.end();
      this.#showPage(null);
      this.announcement = (isTold ? words?.ended : words?.endedOffline) ?? '';
      this.open = false;
    });
  }

  #saveContact(email: string | null): Promise<void> {
    this.pageDone = '';
    return this.#try(async () => {
      await this.#session?.saveContact(email);
      this.pageDone = (email ? this.words?.contactSaved : this.words?.contactRemoved) ?? '';
    });
  }

  async #try(act: () => Promise<unknown>): Promise<void> {
    this.isBusy = true;
    this.pageProblem = null;
    try {
      await act();
    } catch (error) {
      this.pageProblem = codeOf(error);
    }
    this.isBusy = false;
  }

  #showPage(page: Page | null): void {
    this.page = page;
    this.pageProblem = null;
    this.pageDone = '';
  }

  /** Shown at the end of the transcript, and read aloud. */
  #tell(text: string): void {
    this.note = text;
    this.announcement = text;
  }

  #setUnread(count: number): void {
    if (count === this.#unread) return;
    this.#unread = count;
    this.#button?.unread(count);
    announce(this, 'engage:unread', { count });
  }

  /** Moves the focus to what the view is for, once for each view, and only while the panel is open. */
  #focusView(): void {
    const session = this.#session;
    const view = this.open && session && session.phase !== 'loading' ? (this.page ?? session.phase) : '';
    if (view === this.#focused) return;
    this.#focused = view;
    if (view === 'chatting') this.composer?.focus();
    else this.renderRoot.querySelector<HTMLElement>('[data-focus]')?.focus();
  }

  #close = (): void => {
    this.open = false;
  };

  #leftMenu({ relatedTarget }: FocusEvent): void {
    const { renderRoot } = this;
    const stays = relatedTarget instanceof Node && (renderRoot.querySelector('.menu')?.contains(relatedTarget) || (relatedTarget as Element).id === 'more');
    if (!stays) this.isMenuOpen = false;
  }

  /** Escape takes back the innermost thing: menu, page, panel. */
  #pressed(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.stopPropagation();
    if (this.isMenuOpen) {
      this.isMenuOpen = false;
      this.renderRoot.querySelector<HTMLElement>('#more')?.focus();
    } else if (this.page) this.#showPage(null);
    else this.open = false;
  }
}
