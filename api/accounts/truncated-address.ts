/** Cuts a network address down to its neighbourhood, so that attempts can be counted without keeping anybody's address. */
import { isIPv4, isIPv6 } from 'node:net';

/** IPv4 to /24, IPv6 to /48; anything else counts as one neighbourhood. */
export function truncatedAddress(address: string | undefined): string {
  const plain = address?.replace(/^::ffff:(?=\d+\.)/i, '') ?? '';
  if (isIPv4(plain)) return `${plain.split('.').slice(0, 3).join('.')}.0/24`;
  if (isIPv6(plain)) return `${expanded(plain).slice(0, 3).join(':')}::/48`;
  return 'unknown';
}

/** The eight groups of an IPv6 address. */
function expanded(address: string): string[] {
  const [head = '', tail] = (address.split('%')[0] ?? '').split('::');
  const [left, right] = [head, tail ?? ''].map((part) => part.split(':').filter((group) => group !== ''));
  const gap = tail === undefined ? 0 : 8 - left!.length - right!.length;
  return [...left!, ...Array<string>(Math.max(0, gap)).fill('0'), ...right!].map((group) =>
    group.toLowerCase().replace(/^0+(?=.)/, ''),
  );
}
