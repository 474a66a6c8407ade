/** Where a recipient's host may lie: https to the public network, or plain http to this machine; private networks only where registered. */
import { BlockList, isIP } from 'node:net';

const PRIVATE = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const) {
  PRIVATE.addSubnet(network, prefix, 'ipv4');
}
for (const [network, prefix] of [
  ['::', 127],
  ['64:ff9b:1::', 48],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const) {
  PRIVATE.addSubnet(network, prefix, 'ipv6');
}

/** True for an address of this machine, a private network, a link or a multicast group; also for what is no address at all. */
export function isPrivateAddress(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return isPrivateAddress(mapped);
  const family = isIP(address);
  if (family === 0) return true;
  return PRIVATE.check(address, family === 4 ? 'ipv4' : 'ipv6');
}

/** True for the names and addresses of this machine. */
export function isLoopbackHost(hostname: string): boolean {
  const bare = bareHost(hostname);
  return bare === 'localhost' || bare === '::1' || (isIP(bare) === 4 && bare.startsWith('127.'));
}

/** A URL's host name without the brackets of an IPv6 address. */
export function bareHost(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, '').toLowerCase();
}

/** What is wrong with the address of an endpoint, in words for the operator; null where nothing is. */
export function addressFault(baseUrl: string, isPrivateNetwork: boolean): string | null {
  const url = parsed(baseUrl);
  if (!url) return 'its address is not a URL';
  if (url.username || url.password || url.search || url.hash)
    return 'its address carries credentials, a query or a fragment';
  if (isLoopbackHost(url.hostname))
    return ['http:', 'https:'].includes(url.protocol) ? null : 'its address is not http or https';
  const isPlain = url.protocol === 'http:' && isPrivateNetwork;
  if (url.protocol !== 'https:' && !isPlain) return 'its address does not use https';
  const isPrivate = isIP(bareHost(url.hostname)) !== 0 && isPrivateAddress(bareHost(url.hostname));
  if (isPrivate && !isPrivateNetwork)
    return 'its address lies in a private network, and it does not say isPrivateNetwork';
  return null;
}

export function parsed(url: string): URL | null {
  try {
    return new URL(url);
  } catch {
    return null;
  }
}
