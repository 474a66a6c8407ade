/** The visitor's rights as a reactive controller: the page that is open behind the menu, and what it does. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ErrorCode } from '../../api/platform/errors.contract.js';
import type { Words } from '../shared/catalogue.js';
import { codeOf } from '../shared/rest-client.js';
import type { Page } from './pages.view.js';
import { saveFile } from './save-file.js';
import type { VisitorSessionController } from './visitor-session.controller.js';

export interface RightsListener {
  /** Something was done that leaves the page. */
  onDone(text: string): void;
  onEnded(text: string): void;
  onError(code: ErrorCode | 'network'): void;
}

export class RightsController implements ReactiveController {
  page: Page | null = null;
  isBusy = false;
  problem: ErrorCode | 'network' | null = null;
  /** What was done, while the page stays. */
  done = '';

  constructor(
    private readonly host: ReactiveControllerHost & RightsListener,
    private readonly session: VisitorSessionController,
    private readonly words: Words,
  ) {
    host.addController(this);
  }

  hostDisconnected(): void {
    this.page = null;
  }

  show(page: Page | null): void {
    this.#set({ page, problem: null, done: '' });
  }

  /** What the page that is open is for. */
  confirm(email?: string): Promise<void> {
    if (this.page === 'contact') return this.saveContact(email ?? null);
    return this.page === 'delete' ? this.#try(() => this.session.deleteConversation()) : this.#try(() => this.#end());
  }

  saveContact(email: string | null): Promise<void> {
    this.#set({ done: '' });
    return this.#try(async () => {
      await this.session.saveContact(email);
      this.#set({ done: email ? this.words.contactSaved : this.words.contactRemoved });
    });
  }

  async download(): Promise<void> {
    try {
      saveFile(await this.session.downloadData(), `${this.words.fileName}.json`);
      this.host.onDone(this.words.downloaded);
    } catch (error) {
      this.host.onError(codeOf(error));
    }
  }

  async #end(): Promise<void> {
    const isTold = await this.session.end();
    this.show(null);
    this.host.onEnded(isTold ? this.words.ended : this.words.endedOffline);
  }

  async #try(act: () => Promise<void>): Promise<void> {
    // The button stays enabled, or the focus would fall out of the panel.
    if (this.isBusy) return;
    this.#set({ isBusy: true, problem: null });
    try {
      await act();
    } catch (error) {
      this.#set({ problem: codeOf(error) });
    }
    this.#set({ isBusy: false });
  }

  #set(change: Partial<RightsController>): void {
    Object.assign(this, change);
    this.host.requestUpdate();
  }
}
