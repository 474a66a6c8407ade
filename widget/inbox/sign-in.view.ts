/** The sign-in form; the second step's field appears when the account asks for it. */
import { html, nothing } from 'lit';
import { icons } from '../shared/icons.js';
import type { InboxWords } from './catalogue.en.js';
import type { Credentials } from './member-account.js';

export interface SignInView {
  words: InboxWords;
  needsCode: boolean;
  isBusy: boolean;
  problem: string;
  onSignIn(credentials: Credentials): void;
}

export function viewSignIn({ words, needsCode, isBusy, problem, onSignIn }: SignInView) {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (isBusy) return;
    const data = new FormData(event.target as HTMLFormElement);
    const code = String(data.get('code') ?? '').trim();
    onSignIn({ email: String(data.get('email')), password: String(data.get('password')), ...(code ? { code } : {}) });
  };
  return html`<main class="sign-in">
    <form @submit=${submit}>
      <div class="brand"><i>${icons.shield}</i><span>Engage Smarter</span></div>
      <div>
        <h1>${words.signIn}</h1>
        <p class="soft">${words.signInText}</p>
      </div>
      <div>
        <label for="email">${words.email}</label>
        <input id="email" name="email" type="email" autocomplete="username" required dir="ltr" />
      </div>
      <div>
        <label for="password">${words.password}</label>
        <input id="password" name="password" type="password" autocomplete="current-password" required dir="ltr" />
      </div>
      ${
        needsCode
          ? html`<div>
              <label for="code">${words.code}</label>
              <input
                id="code"
                name="code"
                inputmode="numeric"
                autocomplete="one-time-code"
                pattern="[0-9]{6}"
                required
                dir="ltr"
              />
            </div>`
          : nothing
      }
      ${problem ? html`<p class="problem" role="alert">${problem}</p>` : nothing}
      <button class="primary" aria-disabled=${isBusy ? 'true' : nothing}>${words.signIn}</button>
    </form>
  </main>`;
}
