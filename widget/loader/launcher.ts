/** The launcher: a button in a shadow root of its own that fetches the panel when it is used, and puts itself back after a page swap. */
import type { SiteConfiguration } from '../../api/conversations/conversations.contract.js';
import { announce } from '../shared/embed.contract.js';
import type { ChatElement } from '../shared/embed.contract.js';
import { directionOf } from '../shared/locales.js';
import type { Locale } from '../shared/locales.js';
import { launcherStyles } from './launcher.styles.js';
import { LAUNCHER_WORDS } from './words.js';

export interface Launcher {
  open(): void;
  close(): void;
  toggle(): void;
  reset(): void;
  destroy(): void;
}

/** `files` is the address of the folder that holds the chunks. */
export function startLauncher(api: string, files: string, configuration: SiteConfiguration, locale: Locale): Launcher {
  const words = LAUNCHER_WORDS[locale];
  const host = document.createElement('engage-launcher');
  const root = host.attachShadow({ mode: 'open' });
  const launcher = document.createElement('button');
  let chat: ChatElement | undefined;
  let loading: Promise<unknown> | undefined;
  let attempts = 0;

  root.adoptedStyleSheets = [launcherStyles];
  root.append(launcher);
  host.dir = directionOf(locale);
  host.style.setProperty('--_site', configuration.accentColour);
  launcher.setAttribute('part', 'launcher');
  launcher.ariaHasPopup = 'dialog';
  launcher.ariaExpanded = 'false';
  launcher.ariaLabel = words.open;

  // A failed import may be remembered by the browser: another address makes it try again.
  const load = () => (loading ??= import(files + __CHAT_CHUNK__ + (attempts++ ? `?${attempts}` : '')));
  const use = async (act: (chat: ChatElement) => void) => {
    launcher.ariaBusy = 'true';
    try {
      await load();
      if (!chat) {
        chat = document.createElement('engage-chat') as ChatElement;
        root.prepend(Object.assign(chat, { api, configuration, locale, launcher }));
      }
      act(chat);
    } catch {
      loading = undefined;
      launcher.title = launcher.ariaLabel = words.failed;
      announce(document, 'engage:error', { code: 'chunk' });
    }
    launcher.ariaBusy = null;
  };

  const commands: Launcher = {
    open: () => void use((panel) => (panel.open = true)),
    close: () => chat && (chat.open = false),
    toggle: () => (chat?.open ? commands.close() : commands.open()),
    reset: () => void use((panel) => panel.reset()),
    destroy() {
      swaps.disconnect();
      chat?.shutDown();
      host.remove();
    },
  };
  launcher.onclick = commands.toggle;

  // Frameworks that swap the body, or empty it, take the host with them.
  const attach = () => {
    const { body } = document;
    if (!body) return;
    if (!host.isConnected) body.append(host);
    for (const place of [document.documentElement, body]) swaps.observe(place, { childList: true });
  };
  const swaps = new MutationObserver(attach);
  attach();
  return commands;
}
