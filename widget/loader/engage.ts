/** The script that a customer's page includes: reads its own tag, fetches the site's configuration, shows the launcher, obeys commands. */
import type { SiteConfiguration } from '../../api/conversations/conversations.contract.js';
import type { ProblemDetails } from '../../api/platform/errors.contract.js';
import { announce } from '../shared/embed.contract.js';
import { localeFor } from '../shared/locales.js';
import { startLauncher } from './launcher.js';
import type { Launcher } from './launcher.js';

type Call = [command: keyof Launcher | 'on' | 'off', event?: string, listener?: EventListener];

/** `engage('open')`, `engage('on', 'unread', listener)`, …: safe to call before the script has loaded. */
export interface EngageCommands {
  (...call: Call): void;
  /** Calls made before the script had loaded. */
  q?: ArrayLike<unknown>[];
  /** Set by the loader, so that a second include does nothing. */
  started?: true;
}

declare global {
  /** The content-hashed file name of the panel's chunk, put in by the build. */
  const __CHAT_CHUNK__: string;
  interface Window {
    engage?: EngageCommands;
  }
}

const script = document.currentScript as HTMLScriptElement | null;
if (script && !window.engage?.started) void start(script.src, script.dataset, window.engage?.q as Call[] | undefined);

async function start(src: string, { site, locale = 'auto' }: DOMStringMap, waiting: Call[] = []): Promise<void> {
  const api = new URL(src).origin;
  let launcher: Launcher | undefined;
  let isDestroyed = false;

  const obey = (...call: Call): void => {
    const [command, event, listener] = call;
    if (command === 'on') document.addEventListener(`engage:${event}`, listener as EventListener);
    else if (command === 'off') document.removeEventListener(`engage:${event}`, listener as EventListener);
    else {
      if (command === 'destroy') {
        isDestroyed = true;
        delete window.engage;
      }
      if (launcher) launcher[command]?.();
      else waiting.push(call);
    }
  };
  // Twice: listeners and `destroy` at once, what needs the launcher when it is there.
  const obeyWaiting = () => waiting.splice(0).forEach((call) => obey(...call));

  window.engage = Object.assign(obey, { started: true as const });
  obeyWaiting();

  let code: ProblemDetails['code'] | 'network' = 'network';
  try {
    const answer = await fetch(`${api}/v1/sites/${site}/configuration`, {
      credentials: 'omit',
      referrerPolicy: 'origin',
    });
    const body = (await answer.json()) as SiteConfiguration & ProblemDetails;
    code = body.code;
    if (answer.ok) {
      if (!document.body) await new Promise((done) => document.addEventListener('DOMContentLoaded', done));
      if (isDestroyed) return;
      const wanted = locale === 'auto' ? [document.documentElement.lang, navigator.language] : [locale];
      launcher = startLauncher(api, src.replace(/[^/]*$/, ''), body, localeFor(...wanted, body.locale));
      announce(document, 'engage:ready', { siteKey: body.siteKey });
      return obeyWaiting();
    }
  } catch {
    // No answer, or not one of ours: reported as `network`.
  }
  announce(document, 'engage:error', { code });
}
