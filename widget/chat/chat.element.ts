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
import { directionOf } from '../shared/locales.js';
import type { Locale } from '../shared/locales.js';
import { plainText } from '../shared/markdown.js';
import { ScrollEnd } from '../shared/scroll-end.js';
import { baseStyles, hostStyles } from '../shared/tokens.styles.js';
import { chatStyles } from './chat.styles.js';
import type { ComposerElement } from './composer.element.js';
import { LauncherButton } from './launcher-button.js';
import { viewHeader } from './header.view.js';
import type { MenuChoice } from './menu.view.js';
import { viewNotice } from './notice.view.js';
import { viewPage } from './pages.view.js';
import { RightsController } from './rights.controller.js';
import type { RightsListener } from './rights.controller.js';
import { viewTranscript } from './transcript.view.js';
import { viewsStyles } from './views.styles.js';
import { VisitorSessionController } from './visitor-session.controller.js';
import type { SessionListener } from './visitor-session.controller.js';

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
 * @csspart warning - What will be removed from the next message.
 * @cssproperty --engage-accent - Launcher, main buttons, own messages; text on it is black or white by contrast.
 * @cssproperty --engage-paper - Background.
 * @cssproperty --engage-sunken - Background of answers.
 * @cssproperty --engage-ink - Text.
 * @cssproperty --engage-soft - Text of lesser weight.
 * @cssproperty --engage-line - Lines and borders.
 * @cssproperty --engage-font - Font family.
 * @cssproperty --engage-radius - Corners of the panel.
 * @cssproperty --engage-width - Width of the panel.
 * @cssproperty --engage-height - Height of the panel.
 * @cssproperty --engage-inset-block - Distance from the bottom of the window.
 * @cssproperty --engage-inset-inline - Distance from the side of the window.
 * @cssproperty --engage-layer - z-index of launcher and panel.
 */
export class ChatPanelElement extends LitElement implements ChatElement, SessionListener, RightsListener {
  static override styles = [hostStyles, baseStyles, chatStyles, viewsStyles];

  @property() api = '';
  @property({ attribute: false }) configuration!: SiteConfiguration;
  @property() locale: Locale = 'en';
  @property({ attribute: false }) launcher!: HTMLButtonElement;
  @property({ type: Boolean, reflect: true }) open = false;
  @state() private words: Words | null = null;
  @state() private isMenuOpen = false;
  @state() private note = '';
  @state() private announcement = '';
  @query('.body') private body!: HTMLElement | null;
  @query('engage-composer') private composer!: ComposerElement | null;
  #session: VisitorSessionController | null = null;
  #rights: RightsController | null = null;
  #button: LauncherButton | null = null;
  #begun: Promise<void> | null = null;
  #unread = 0;
  #ending = new ScrollEnd();
  /** The view that drew the focus last, so that each does it once. */
  #focused = '';

  override connectedCallback(): void {
    super.connectedCallback();
    // The panel stands in the launcher's shadow root: only what is passed on can be styled from the page.
    this.setAttribute('exportparts', 'panel, header, menu, accept, bubble, composer, send, warning');
  }

  async reset(): Promise<void> {
    await this.#begin();
    await this.#session?.end();
    this.open = false;
  }

  shutDown(): void {
    this.#session?.shutDown();
    this.#ending.stop();
    this.remove();
  }

  onMessage(message: Message): void {
    this.note = '';
    const name = message.authorName ?? this.configuration.agentName;
    this.announcement = `${name}: ${message.author === 'agent' ? plainText(message.text) : message.text}`;
    if (!this.open) this.#setUnread(this.#unread + 1);
  }

  onOutcome(outcome: AnswerOutcome): void {
    const last = this.#session?.state.messages.at(-1);
    // A finished answer says itself how it ended; a run that left none needs a line of its own.
    if (last?.author === 'visitor' || outcome === 'cancelled') this.onDone(this.words?.outcome[outcome] ?? '');
  }

  onError(code: ErrorCode | 'network'): void {
    announce(this, 'engage:error', { code });
    if (this.words && this.#session?.phase === 'chatting' && code !== 'network')
      this.onDone(errorText(this.words, code));
  }

  onDeleted(): void {
    this.#rights?.show(null);
    this.onDone(this.words?.deleted ?? '');
  }

  /** Shown at the end of the transcript, and read aloud. */
  onDone(text: string): void {
    this.note = text;
    this.announcement = text;
  }

  onEnded(text: string): void {
    this.announcement = text;
    this.note = '';
    this.open = false;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.lang = this.locale;
    this.dir = directionOf(this.locale);
    if (!changed.has('open')) return;
    if (this.open) this.#opened();
    else if (this.hasUpdated) this.#closed();
  }

  protected override updated(): void {
    this.#ending.follow(this.#session?.phase === 'chatting' && !this.#rights?.page ? this.body : null);
    this.#focusView();
  }

  protected override render() {
    const { words, configuration } = this;
    if (!words) return nothing;
    const { agentName, organisationName } = configuration;
    return html`<section
      class="panel"
      part="panel"
      role="dialog"
      aria-modal="false"
      aria-label=${words.panel(agentName, organisationName)}
      @keydown=${this.#pressed}
    >
      ${viewHeader({
        words,
        configuration,
        session: this.#session,
        isMenuOpen: this.isMenuOpen,
        onMenu: (isOpen) => (this.isMenuOpen = isOpen),
        onChoose: (choice) => void this.#choose(choice),
        onClose: () => (this.open = false),
      })}
      ${this.#session ? this.#renderView(words, this.#session) : nothing}
      <p class="hidden" aria-live="polite" data-live>${this.announcement}</p>
    </section>`;
  }

  #renderView(words: Words, session: VisitorSessionController) {
    const { phase, notice, isNoticeNew: isNew, isAccepting, problem } = session;
    if (phase === 'idle' || phase === 'loading') return html`<p class="body centre" role="status">${words.loading}</p>`;
    if (phase === 'failed') {
      return html`<div class="body centre">
        <p role="alert">${errorText(words, problem ?? 'internal')}</p>
        <button class="plain" data-focus @click=${() => void session.start()}>${words.tryAgain}</button>
      </div>`;
    }
    if (phase === 'notice' && notice) {
      const { configuration } = this;
      return viewNotice({
        words,
        configuration,
        notice,
        isNew,
        isAccepting,
        problem,
        onAccept: () => void session.accept(),
      });
    }
    const isLost =
      session.connection === 'connecting' && session.state.lastSequence + session.outbox.entries.length > 0;
    return html`${this.#renderPage(words) ?? this.#renderTranscript(words, session)}
      ${isLost ? html`<p class="banner" role="status">${navigator.onLine ? words.isReconnecting : words.isOffline}</p>` : nothing}
      <engage-composer
        ?hidden=${Boolean(this.#rights?.page)}
        .words=${words}
        .policyUrl=${`${this.api}/v1/sites/${this.configuration.siteKey}/scrubbing-policy`}
        exportparts="composer, send, warning"
        @engage-send=${(event: CustomEvent<{ text: string }>) => this.#send(event.detail.text)}
      ></engage-composer>`;
  }

  #renderPage(words: Words) {
    const rights = this.#rights;
    if (!rights?.page) return null;
    const { page, isBusy, problem, done } = rights;
    return viewPage({
      words,
      page,
      isBusy,
      problem,
      done,
      onBack: () => rights.show(null),
      onConfirm: (email) => void rights.confirm(email),
      onRemoveContact: () => void rights.saveContact(null),
    });
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
      onScroll: ({ target }) => this.#ending.scrolled(target as HTMLElement),
    });
  }

  /** Once: words, session, and the loader's button. */
  #begin(): Promise<void> {
    return (this.#begun ??= loadWords(this.locale).then((words) => {
      this.#session = new VisitorSessionController(this, this.api, this.configuration.siteKey, this.locale);
      this.#rights = new RightsController(this, this.#session, words);
      this.#button = new LauncherButton(this.launcher, words);
      this.words = words;
    }));
  }

  #opened(): void {
    const { activeElement } = document;
    this.#focused = '';
    this.#setUnread(0);
    void this.#begin().then(() => {
      this.#button?.opened(activeElement);
      if (this.#session?.phase === 'idle') void this.#session.start();
    });
    announce(this, 'engage:opened', null);
  }

  #closed(): void {
    this.isMenuOpen = false;
    this.#button?.closed();
    announce(this, 'engage:closed', null);
  }

  #send(text: string): void {
    this.note = '';
    this.#ending.isFollowing = true;
    this.#session?.sendMessage(text);
  }

  async #choose(choice: MenuChoice): Promise<void> {
    this.isMenuOpen = false;
    if (choice === 'person') await this.#session?.requestPerson();
    else if (choice === 'download') await this.#rights?.download();
    else return this.#rights?.show(choice);
    this.composer?.focus();
  }

  #setUnread(count: number): void {
    if (count === this.#unread) return;
    this.#unread = count;
    this.#button?.unread(count);
    announce(this, 'engage:unread', { count });
  }

  /** Moves the focus to what the view is for, once for each view, and only while the panel is open. */
  #focusView(): void {
    const { phase } = this.#session ?? {};
    const view = this.open && phase && phase !== 'idle' && phase !== 'loading' ? (this.#rights?.page ?? phase) : '';
    if (view === this.#focused) return;
    this.#focused = view;
    if (view === 'chatting') this.composer?.focus();
    else this.renderRoot.querySelector<HTMLElement>('[data-focus]')?.focus();
  }

  /** Escape takes back the innermost thing: menu, page, panel. */
  #pressed(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.stopPropagation();
    if (this.isMenuOpen) {
      this.isMenuOpen = false;
      this.renderRoot.querySelector<HTMLElement>('#more')?.focus();
    } else if (this.#rights?.page) this.#rights.show(null);
    else this.open = false;
  }
}
