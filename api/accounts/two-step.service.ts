/** Two-step sign-in: set up with an authenticator app, asked for at sign-in, reset by those in charge. */
import { Inject, Injectable } from '@nestjs/common';
import { AuditService, type AuditRecord } from '../audit/audit.service.js';
import { CONFIG, type Config } from '../config.js';
import { ApplicationError } from '../platform/application-error.js';
import { Clock } from '../platform/clock.js';
import { derivedKey, keyIdOf } from '../platform/derived-keys.js';
import { openField, sealField, type Place, type SealingKey } from '../platform/field-cipher.js';
import type { Account } from './accounts.service.js';
import type { Credential } from './credential.schema.js';
import { CredentialsRepository } from './credentials.repository.js';
import { matchingStep, newTotpSecret, totpUri } from './totp.js';

@Injectable()
export class TwoStepService {
  readonly #key: SealingKey;

  constructor(
    private readonly credentials: CredentialsRepository,
    private readonly audit: AuditService,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    const bytes = derivedKey(config.secrets.vaultKey, 'totp');
    this.#key = { kid: keyIdOf(bytes), bytes };
  }

  /** True for staff in production who have not set it up yet. */
  mustEnrol(account: Account, credential: Credential): boolean {
    return account.kind === 'staff' && this.config.mode === 'production' && credential.totpConfirmedAt === null;
  }

  /** Called after the password was right: throws `unauthenticated` unless the account needs no code or the code is right and new. */
  async requireCode(credential: Credential, code: string | undefined): Promise<void> {
    if (credential.totpConfirmedAt === null) return;
    if (code === undefined) throw codeRefused('A code from your authenticator app is needed.', 'required');
    if (!(await this.#uses(credential, code)))
      throw codeRefused('This code is not right. Please try the next one.', 'wrong');
  }

  /** Makes a new secret, shown once; it counts from `confirm` on. Throws `conflict` where two-step sign-in is already on. */
  async begin(accountId: string): Promise<{ secret: string; uri: string }> {
    const credential = await this.#get(accountId);
    if (credential.totpConfirmedAt !== null) throw new ApplicationError('conflict', 'Two-step sign-in is on already.');
    const secret = newTotpSecret();
    const totpSecret = await sealField(secret, this.#key, placeOf(accountId));
    await this.credentials.update(accountId, { totpSecret, totpLastStep: 0 });
    return { secret, uri: totpUri(secret) };
  }

  async confirm(accountId: string, code: string, actor: AuditRecord['actor']): Promise<void> {
    const credential = await this.#get(accountId);
    if (credential.totpConfirmedAt !== null) throw new ApplicationError('conflict', 'Two-step sign-in is on already.');
    if (!(await this.#uses(credential, code))) {
      throw new ApplicationError('validation', 'This code is not right.', { fields: { code: 'wrong' } });
    }
    await this.credentials.update(accountId, { totpConfirmedAt: this.clock.now() });
    await this.#record('two-step.enabled', accountId, actor);
  }

  /** Turns it off; the caller has checked who may. */
  async remove(accountId: string, actor: AuditRecord['actor']): Promise<void> {
    await this.credentials.update(accountId, { totpSecret: null, totpConfirmedAt: null });
    await this.#record('two-step.disabled', accountId, actor);
  }

  async #uses({ _id, totpSecret }: Credential, code: string): Promise<boolean> {
    if (totpSecret === null) return false;
    const secret = await openField(totpSecret, this.#key, placeOf(_id));
    const step = matchingStep(secret, code, this.clock.timestamp());
    return step !== null && (await this.credentials.useStep(_id, step));
  }

  async #get(accountId: string): Promise<Credential> {
    const found = await this.credentials.find(accountId);
    if (!found) throw new Error('an account without a credential');
    return found;
  }

  #record(action: string, accountId: string, actor: AuditRecord['actor']): Promise<void> {
    return this.audit.record({
      action,
      actor,
      target: { kind: 'account', id: accountId },
      purpose: 'platform-protection',
    });
  }
}

const placeOf = (owner: string): Place => ({ organisation: 'platform', owner, field: 'totp-secret' });

const codeRefused = (sentence: string, rule: string): ApplicationError =>
  new ApplicationError('unauthenticated', sentence, { fields: { code: rule } });
