/** Which texts may stand on a site's list of origins. */
import { isExactOrigin } from './allowed-origin.js';

test.each([
  'https://shop.example',
  'https://shop.example:8443',
  'http://localhost',
  'http://localhost:3000',
  'http://shop.localhost:3000',
  'http://127.0.0.1:8080',
  'http://[::1]:8080',
])('%s is an origin', (text) => {
  expect(isExactOrigin(text)).toBe(true);
});

test.each([
  'http://shop.example',
  'https://shop.example/',
  'https://shop.example/page',
  'https://*.shop.example',
  'https://shop.example:443',
  'https://user@shop.example',
  'https://Shop.example',
  'https://shop.example?x',
  'ftp://shop.example',
  'file:///tmp/page.html',
  'http://localhost.evil.example',
  'shop.example',
  'null',
  '*',
  '',
  null,
  { $ne: null },
])('%p is none', (text) => {
  expect(isExactOrigin(text)).toBe(false);
});
