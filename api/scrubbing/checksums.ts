/** Check digits of cards, bank accounts and national identifiers, each with the source of its rule. */

/** Only the digits of a value. */
export function digitsOf(value: string): string {
  return value.replace(/\D/g, '');
}

/** ISO/IEC 7812-1 annex B. */
export function isLuhnValid(digits: string): boolean {
  let sum = 0;
  for (let i = digits.length - 1, double = false; i >= 0; i -= 1, double = !double) {
    const digit = digits.charCodeAt(i) - 48;
    sum += double ? (digit > 4 ? digit * 2 - 9 : digit * 2) : digit;
  }
  return sum % 10 === 0;
}

/** ISO 7064 mod 97-10 as used by ISO 13616; letters count from A = 10. */
export function isMod97Valid(iban: string): boolean {
  const moved = iban.slice(4) + iban.slice(0, 4);
  let rest = 0;
  for (let i = 0; i < moved.length; i += 1) {
    const code = moved.charCodeAt(i);
    rest = code > 57 ? (rest * 100 + code - 55) % 97 : (rest * 10 + code - 48) % 97;
  }
  return rest === 1;
}

/** NHS Data Dictionary: weights 10 to 2, modulus 11, a remainder of 10 is never issued. */
export function isNhsNumberValid(digits: string): boolean {
  if (digits.length !== 10) return false;
  let sum = 0;
  for (let i = 0; i < 9; i += 1) sum += (digits.charCodeAt(i) - 48) * (10 - i);
  const check = (11 - (sum % 11)) % 11;
  return check !== 10 && check === digits.charCodeAt(9) - 48;
}

/** HMRC: first digit checks the other nine, weights 6 7 8 9 10 5 4 3 2, modulus 11, check table 2 1 9 8 7 6 5 4 3 2 1. */
export function isUtrValid(digits: string): boolean {
  if (digits.length !== 10) return false;
  const weights = [6, 7, 8, 9, 10, 5, 4, 3, 2];
  let sum = 0;
  for (let i = 0; i < 9; i += 1) sum += (digits.charCodeAt(i + 1) - 48) * (weights[i] as number);
  return '21987654321'.charAt(sum % 11) === digits.charAt(0);
}

/** Social Security Administration: no area 000 or 666, no group 00, no serial 0000; 9xx areas are ITINs. */
export function isSsnPossible(digits: string): boolean {
  if (digits.length !== 9 || /^(\d)\1{8}$/.test(digits)) return false;
  return (
    !digits.startsWith('000') && !digits.startsWith('666') && digits.slice(3, 5) !== '00' && digits.slice(5) !== '0000'
  );
}

/** American Bankers Association: weights 3 7 1, modulus 10, first two digits of a Federal Reserve district. */
export function isRoutingNumberValid(digits: string): boolean {
  if (digits.length !== 9) return false;
  const district = Number(digits.slice(0, 2));
  if (!(district <= 12 || (district >= 21 && district <= 32) || (district >= 61 && district <= 72) || district === 80))
    return false;
  let sum = 0;
  for (let i = 0; i < 9; i += 1) sum += (digits.charCodeAt(i) - 48) * ([3, 7, 1][i % 3] as number);
  return sum > 0 && sum % 10 === 0;
}

/** US National Provider Identifier: Luhn with the prefix 80840 (45 CFR 162.406). */
export function isProviderIdentifierValid(digits: string): boolean {
  return digits.length === 10 && /^[12]/.test(digits) && !/^(\d)\1{9}$/.test(digits) && isLuhnValid(`80840${digits}`);
}

const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

/** Shape of a base58 address; the hash behind its check is left out, so a mistyped address is still protected. */
export function isBase58(value: string): boolean {
  for (const char of value) if (!BASE58.includes(char)) return false;
  return true;
}

/** Shannon entropy in bits for each character. */
export function entropyOf(value: string): number {
  const counts = new Map<string, number>();
  for (const char of value) counts.set(char, (counts.get(char) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / value.length) * Math.log2(count / value.length);
  return bits;
}
