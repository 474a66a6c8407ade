/** How an email address is compared: the same address in other spelling is the same person. */

/** RFC 5321: at most 254 characters. */
export const EMAIL_MAX_CHARACTERS = 254;

/** Trimmed, compatibility-composed and in lower case, so that one address has one form. */
export function normalisedEmail(email: string): string {
  return email.normalize('NFKC').trim().toLowerCase();
}
