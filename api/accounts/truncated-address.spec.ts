/** Addresses are cut to their neighbourhood. */
import { truncatedAddress } from './truncated-address.js';

test.each([
  ['192.0.2.77', '192.0.2.0/24'],
  ['::ffff:192.0.2.77', '192.0.2.0/24'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1::/48'],
  ['2001:0db8:0001::9', '2001:db8:1::/48'],
  ['2001:db8::9', '2001:db8:0::/48'],
  ['::1', '0:0:0::/48'],
  ['fe80::1%eth0', 'fe80:0:0::/48'],
  ['not an address', 'unknown'],
  [undefined, 'unknown'],
])('%s becomes %s', (address, expected) => {
  expect(truncatedAddress(address)).toBe(expected);
});
