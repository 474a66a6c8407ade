/** What a new password must be: long, and none of those that everybody tries first (NIST SP 800-63B, OWASP ASVS 6.2). */
import { ValidateBy, type ValidationOptions } from 'class-validator';

export const PASSWORD_MIN_CHARACTERS = 12;
/** Capped before hashing, since the work of hashing must not be the sender's to choose. */
export const PASSWORD_MAX_CHARACTERS = 256;

/** Stems and runs that lead every list of leaked passwords; compared without case, digits' disguises and what is tacked on. */
const COMMON_STEMS = [
  'password',
  'passwort',
  'motdepasse',
  'contrasena',
  'letmein',
  'welcome',
  'qwerty',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'administrator',
  'admin',
  'changeme',
  'iloveyou',
  'monkey',
  'dragon',
  'football',
  'liverpool',
  'arsenal',
  'sunshine',
  'princess',
  'trustno',
  'superman',
  'batman',
  'whatever',
  'computer',
  'internet',
  'abcdefghijkl',
  'engagesmarter',
  'secret',
  'default',
  'login',
];

/** True where nothing but a common stem, repetition or a run of neighbours is there. */
export function isCommonPassword(password: string): boolean {
  const plain = undisguised(password.normalize('NFKC').toLowerCase());
  const letters = plain.replace(/[^a-z]/g, '');
  if (new Set(password).size < 5) return true;
  if (isRun(password.toLowerCase())) return true;
  return COMMON_STEMS.some((stem) => letters === stem || (letters.length > 0 && letters.split(stem).join('') === ''));
}

const DISGUISES: Readonly<Record<string, string>> = {
  '0': 'o',
  '@': 'a',
  '4': 'a',
  '3': 'e',
  $: 's',
  '5': 's',
  '7': 't',
};

/** Undoes `P@ssw0rd`; a trailing number or year is no disguise and is dropped with all other signs. */
function undisguised(text: string): string {
  return text.replace(/[\d\W_]+$/, '').replace(/[0@43$57]/g, (sign) => DISGUISES[sign] ?? sign);
}

/** `123456789012`, `abcdefghijkl`: each sign follows the one before. */
function isRun(text: string): boolean {
  const steps = [...text].slice(1).map((sign, index) => sign.charCodeAt(0) - text.charCodeAt(index));
  return steps.every((step) => step === steps[0] || step === -9);
}

export function isGoodPassword(password: unknown): password is string {
  if (typeof password !== 'string') return false;
  const { length } = password;
  return length >= PASSWORD_MIN_CHARACTERS && length <= PASSWORD_MAX_CHARACTERS && !isCommonPassword(password);
}

/** At least 12 characters, at most 256, and not one of the common ones. */
export function IsGoodPassword(options?: ValidationOptions): PropertyDecorator {
  return ValidateBy({ name: 'isGoodPassword', validator: { validate: isGoodPassword } }, options);
}
