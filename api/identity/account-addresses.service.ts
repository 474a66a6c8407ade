/** The email addresses of members and staff: kept sealed, found by a keyed hash, never handed out here. */
import { Inject, Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { CONFIG, type Config } from '../config.js';
import { ApplicationError, notFound } from '../platform/application-error.js';
import { Clock } from '../platform/clock.js';
import { derivedKey, keyedHash } from '../platform/derived-keys.js';
import type { Place } from '../platform/field-cipher.js';
import { normalisedEmail } from './email-address.js';
import { VaultAccount } from './vault-account.schema.js';
import { VAULT } from './vault-connection.js';
import { VaultKeysService } from './vault-keys.service.js';

export interface AccountAddress {
  accountId: string;
  /** Null for staff of the platform. */
  organisationId: string | null;
  email: string;
}

const DUPLICATE_KEY = 11_000;

@Injectable()
export class AccountAddressesService {
  readonly #hashKey: Uint8Array;

  constructor(
    @InjectModel(VaultAccount.name, VAULT) private readonly accounts: Model<VaultAccount>,
    private readonly keys: VaultKeysService,
    private readonly clock: Clock,
    @Inject(CONFIG) config: Config,
  ) {
    this.#hashKey = derivedKey(config.secrets.vaultKey, 'vault-email');
  }

  /** Stands for an address where it must be compared or counted, but not kept. */
  hashOf(email: string): string {
    return keyedHash(this.#hashKey, normalisedEmail(email));
  }

  /** Keeps the address of an account to come. It finds nothing until it is confirmed. */
  async keep({ accountId, organisationId, email }: AccountAddress): Promise<void> {
    const sealed = await this.keys.seal(normalisedEmail(email), placeOf(accountId, organisationId));
    await this.accounts.create([{ _id: accountId, organisationId, email: sealed, createdAt: this.clock.now() }]);
  }

  /** From now on the address finds its account. Throws `conflict` where it is another account's, `not_found` where there is none. */
  async confirm(accountId: string): Promise<void> {
    const found = await this.accounts.findById(accountId).lean<VaultAccount>().exec();
    if (!found) throw notFound();
    const emailHash = this.hashOf(await this.#open(found));
    try {
      await this.accounts.updateOne({ _id: accountId }, { $set: { emailHash } });
    } catch (error) {
      if ((error as { code?: number }).code !== DUPLICATE_KEY) throw error;
      throw new ApplicationError('conflict', 'There is an account with this address already.');
    }
  }

  async findAccountId(email: string): Promise<string | null> {
    const found = await this.accounts
      .findOne({ emailHash: this.hashOf(email) }, { _id: 1 })
      .lean<{ _id: string }>()
      .exec();
    return found?._id ?? null;
  }

  /** The address itself, for the audited resolver alone. */
  async find(accountId: string): Promise<{ organisationId: string | null; email: string } | null> {
    const found = await this.accounts.findById(accountId).lean<VaultAccount>().exec();
    return found && { organisationId: found.organisationId, email: await this.#open(found) };
  }

  async delete(accountId: string): Promise<number> {
    return (await this.accounts.deleteOne({ _id: accountId })).deletedCount;
  }

  #open(account: VaultAccount): Promise<string> {
    return this.keys.open(account.email, placeOf(account._id, account.organisationId));
  }
}

const placeOf = (owner: string, organisationId: string | null): Place => ({
  organisation: organisationId ?? 'platform',
  owner,
  field: 'account-email',
});
