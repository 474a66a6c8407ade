/** Sign-in with address and password: throttled before any work, and one answer for an unknown address and a wrong password. */
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config.js';
import { IdentityService } from '../identity/identity.service.js';
import { ApplicationError } from '../platform/application-error.js';
import { RateLimiter } from '../platform/rate-limiter.js';
import { AccountsService, type Account } from './accounts.service.js';
import { CredentialsRepository } from './credentials.repository.js';
import { PasswordsService } from './passwords.service.js';
import { truncatedAddress } from './truncated-address.js';
import { TwoStepService } from './two-step.service.js';

export interface SignInAttempt {
  email: string;
  password: string;
  code?: string;
  /** The sender's network address; counted in memory, cut to its neighbourhood, never stored. */
  address: string | undefined;
}

@Injectable()
export class SignInService {
  constructor(
    private readonly identity: IdentityService,
    private readonly accounts: AccountsService,
    private readonly credentials: CredentialsRepository,
    private readonly passwords: PasswordsService,
    private readonly twoStep: TwoStepService,
    private readonly limiter: RateLimiter,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The account that may sign in. Throws `rate_limited` or `unauthenticated`. */
  async verify({ email, password, code, address }: SignInAttempt): Promise<Account> {
    this.limiter.take(`sign-in from ${truncatedAddress(address)}`, this.config.limits.signIns);
    this.limiter.take(`sign-in as ${this.identity.hashOfEmail(email)}`, this.config.limits.signIns);
    const accountId = (await this.identity.findAccountByEmail(email)) ?? NOBODY;
    // The same steps whether or not there is such an account, so that the time taken tells nothing.
    const [credential, account] = await Promise.all([
      this.credentials.find(accountId),
      this.accounts.findActive(accountId),
    ]);
    const isRight = await this.passwords.matches(credential?.passwordHash ?? null, password);
    if (!isRight || !credential || !account) throw refused();
    await this.twoStep.requireCode(credential, code);
    return account;
  }

  /** For an account that is signed in and must show again that it is its owner. Throws `rate_limited` or `validation`. */
  async requirePassword(accountId: string, password: string): Promise<void> {
    this.limiter.take(`password of ${accountId}`, this.config.limits.signIns);
    const credential = await this.credentials.find(accountId);
    if (await this.passwords.matches(credential?.passwordHash ?? null, password)) return;
    throw new ApplicationError('validation', 'The current password is not right.', {
      fields: { currentPassword: 'wrong' },
    });
  }
}

/** An id that no account has. */
const NOBODY = 'mem_';

const refused = (): ApplicationError => new ApplicationError('unauthenticated', 'Address or password is not right.');
