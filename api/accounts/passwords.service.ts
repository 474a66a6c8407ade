/** Hashes and checks passwords with Argon2id; checking takes as long for nobody as for somebody. */
import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { randomSecret } from '../platform/random-id.js';
import { PASSWORD_MAX_CHARACTERS } from './password-rules.js';

/** OWASP Password Storage Cheat Sheet: Argon2id (the library's default variant), 19 MiB, two passes, one lane. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

@Injectable()
export class PasswordsService {
  /** The hash of a password that nobody has: compared against where there is no account. */
  readonly #nobodys = hash(randomSecret(), PARAMETERS);

  hash(password: string): Promise<string> {
    if (password.length > PASSWORD_MAX_CHARACTERS) throw new Error('a password over the cap reached the hash');
    return hash(password.normalize('NFKC'), PARAMETERS);
  }

  /** False for a null hash, after the same work. */
  async matches(passwordHash: string | null, password: string): Promise<boolean> {
    if (password.length > PASSWORD_MAX_CHARACTERS) return false;
    const isSame = await verify(passwordHash ?? (await this.#nobodys), password.normalize('NFKC'));
    return isSame && passwordHash !== null;
  }
}
