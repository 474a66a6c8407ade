/** E-mail addresses, found outwards from each at sign so that work stays linear whatever surrounds it. */
import type { Finding } from './scrubbing.contract.js';
import { work } from './work-counter.js';

const LOCAL = /[\w.!#$%&*+/=?^~|-]/;
const EDGE = /[.!?/=&|*^~%$#+-]/;
const LONGEST_LOCAL = 64;
const DOMAIN = /[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){0,8}/uy;

function localStart(text: string, at: number): number {
  let start = at;
  while (start > 0 && at - start < LONGEST_LOCAL && LOCAL.test(text[start - 1] as string)) start -= 1;
  const equals = text.slice(start, at).search(/[=/|:][^=/|:]{1,63}$/);
  if (equals >= 0) start += equals + 1;
  while (start < at && EDGE.test(text[start] as string)) start += 1;
  return start;
}

export function findEmails(text: string, found: Finding[]): void {
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    let left = at;
    work.steps += 1;
    let right = at + 1;
    const isSpaced = text[at - 1] === ' ' && text[at + 1] === ' ';
    if (isSpaced) {
      left -= 1;
      right += 1;
    }
    DOMAIN.lastIndex = right;
    const match = DOMAIN.exec(text);
    if (!match) continue;
    const domain = match[0].replace(/-+$/, '');
    const start = localStart(text, left);
    const hasTopLevel = /\.[\p{L}]{2,63}$/u.test(domain);
    if (start === left || (isSpaced && !hasTopLevel)) continue;
    // Payment addresses (name@bank) and logins (user@host) have no top-level domain, but are somebody's all the same.
    if (!hasTopLevel && !(/^[a-z]{3,20}$/i.test(domain) && left - start > 2)) continue;
    const end = right + domain.length;
    found.push({ start, end, type: 'EMAIL', score: hasTopLevel ? 0.95 : 0.55 });
  }
}
