/** IBANs: country, length and check digits, in one case, with single spaces or hyphens between groups. */
import { isMod97Valid } from './checksums.js';
import type { Finding } from './scrubbing.contract.js';

/** Lengths of the SWIFT IBAN registry (ISO 13616). */
const LENGTHS: ReadonlyMap<string, number> = new Map(
  (
    'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY24 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 ' +
    'FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 ' +
    'MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 ' +
    'SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30'
  )
    .split(' ')
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))] as const),
);

const CANDIDATE = /(?<![A-Za-z0-9])[A-Za-z]{2}\d{2}(?=[ -]?[A-Za-z0-9]{4})/g;
const CUE = /\biban\b[\s:='"(#-]{0,4}(?:(?:is|number|no|code)[\s:='"(]{1,3})?$/;
const isAlphanumeric = (char: string | undefined): boolean => char !== undefined && /[A-Za-z0-9]/.test(char);

/** Index after `count` letters and digits from `start`, with at most one separator between any two; -1 when there are not so many. */
function endAfter(text: string, start: number, count: number): number {
  let seen = 0;
  let i = start;
  for (; i < text.length && seen < count; i += 1) {
    if (isAlphanumeric(text[i])) seen += 1;
    else if (!/[ -]/.test(text[i] as string) || !isAlphanumeric(text[i - 1])) return -1;
  }
  return seen === count && !isAlphanumeric(text[i]) ? i : -1;
}

export function findIbans(text: string, lower: string, found: Finding[]): void {
  CANDIDATE.lastIndex = 0;
  for (let match = CANDIDATE.exec(text); match !== null; match = CANDIDATE.exec(text)) {
    const start = match.index;
    const length = LENGTHS.get(match[0].slice(0, 2).toUpperCase());
    const end = length === undefined ? -1 : endAfter(text, start, length);
    const value = end < 0 ? '' : text.slice(start, end).replace(/[ -]/g, '');
    if (
      value &&
      (value === value.toUpperCase() || value === value.toLowerCase()) &&
      isMod97Valid(value.toUpperCase())
    ) {
      found.push({ start, end, type: 'IBAN', score: 0.97 });
    } else if (CUE.test(lower.slice(Math.max(0, start - 24), start))) {
      // Introduced as an IBAN, so a typing error in it must not let it through.
      const rest = /^[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]{1,4}){3,8}(?![A-Z0-9])/i.exec(text.slice(start, start + 50));
      if (rest && rest[0].replace(/\D/g, '').length >= 8)
        found.push({ start, end: start + rest[0].length, type: 'IBAN', score: 0.8 });
    }
  }
}
