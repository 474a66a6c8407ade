/** A data key for each person, wrapped by the vault's key: seals and opens fields, and forgets a person for good. */
import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { CONFIG, type Config } from '../config.js';
import { Clock } from '../platform/clock.js';
import { derivedKey, keyIdOf } from '../platform/derived-keys.js';
import { openField, sealField, UnsealingError, type Place, type SealingKey } from '../platform/field-cipher.js';
import { VAULT } from './vault-connection.js';
import { VaultKey } from './vault-key.schema.js';

const DUPLICATE_KEY = 11_000;

@Injectable()
export class VaultKeysService {
  readonly #wrapping: SealingKey;

  constructor(
    @InjectModel(VaultKey.name, VAULT) private readonly keys: Model<VaultKey>,
    private readonly clock: Clock,
    @Inject(CONFIG) config: Config,
  ) {
    const bytes = derivedKey(config.secrets.vaultKey, 'vault-wrapping');
    this.#wrapping = { kid: keyIdOf(bytes), bytes };
  }

  /** Seals a field under its owner's key, which is made at first use. */
  async seal(text: string, place: Place): Promise<string> {
    const key = (await this.#find(place.owner)) ?? (await this.#create(place.owner));
    return sealField(text, key, place);
  }

  /** Throws `UnsealingError` when the owner's key is gone, or the sealed text belongs elsewhere. */
  async open(sealed: string, place: Place): Promise<string> {
    const key = await this.#find(place.owner);
    if (!key) throw new UnsealingError();
    return openField(sealed, key, place);
  }

  /** Irrevocable: whatever was sealed under the key stays sealed, in backups too. */
  async destroy(owner: string): Promise<void> {
    await this.keys.deleteOne({ _id: owner });
  }

  async #find(owner: string): Promise<SealingKey | null> {
    const found = await this.keys.findById(owner).lean<VaultKey>().exec();
    if (!found) return null;
    const bytes = Buffer.from(await openField(found.wrappedKey, this.#wrapping, wrappedAt(owner)), 'base64url');
    return { kid: keyIdOf(bytes), bytes };
  }

  async #create(owner: string): Promise<SealingKey> {
    const bytes = randomBytes(32);
    const wrappedKey = await sealField(bytes.toString('base64url'), this.#wrapping, wrappedAt(owner));
    try {
      await this.keys.create([{ _id: owner, wrappedKey, createdAt: this.clock.now() }]);
      return { kid: keyIdOf(bytes), bytes };
    } catch (error) {
      if ((error as { code?: number }).code !== DUPLICATE_KEY) throw error;
      const made = await this.#find(owner);
      if (!made) throw error;
      return made;
    }
  }
}

const wrappedAt = (owner: string): Place => ({ organisation: '', owner, field: 'data-key' });
