/** Network addresses of devices: IPv4, IPv6, MAC. */
import type { PatternDetector } from './detector.js';
import { TOPIC_DOCUMENT } from './lexicon.js';

const OCTET = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const IPV4 = `(?:${OCTET}\\.){3}${OCTET}`;

function isIpv6(value: string): boolean {
  const [address = '', prefix] = value.split('/');
  if (prefix !== undefined && Number(prefix) > 128) return false;
  const halves = address.split('::');
  if (halves.length > 2) return false;
  let groups = 0;
  for (const half of halves) {
    if (half === '') continue;
    const parts = half.split(':');
    for (const [i, part] of parts.entries()) {
      if (part.includes('.')) {
        if (i !== parts.length - 1 || half !== halves[halves.length - 1] || !new RegExp(`^${IPV4}$`).test(part))
          return false;
        groups += 2;
      } else if (!/^[0-9a-f]{1,4}$/i.test(part)) return false;
      else groups += 1;
    }
  }
  return halves.length === 2 ? groups <= 7 : groups === 8;
}

export const networkDetectors: readonly PatternDetector[] = [
  {
    id: 'ipv4',
    sign: '.',
    digits: 4,
    type: 'IP',
    pattern: new RegExp(`(?<![\\d.]|[\\w]-)${IPV4}(?:/(?:[12]?\\d|3[0-2]))?(?![\\d]|\\.\\d{2})`, 'g'),
    score: 0.85,
    exclude: /(?:\bv|version|ver\.?|build|release|firmware|driver|section|clause|paragraph|oid)\s?$/,
  },
  {
    id: 'mac-six-pairs',
    run: 17,
    type: 'MAC',
    pattern: /(?<![\w:-])[0-9A-Fa-f]{2}(?:(?::[0-9A-Fa-f]{2}){5}|(?:-[0-9A-Fa-f]{2}){5})(?![\w:-])/g,
    score: 0.9,
    isValid: (value, inContext) => !/^(?:00\W?){6}$/.test(value) && (inContext || /[:-]/.test(value)),
    context: /\bmac\b|hardware address|ethernet|wi-?fi address/,
  },
  {
    id: 'mac-three-quads',
    mixed: true,
    run: 14,
    sign: '.',
    type: 'MAC',
    pattern: /(?<![\w.])[0-9A-Fa-f]{4}\.[0-9A-Fa-f]{4}\.[0-9A-Fa-f]{4}(?![\w.])/g,
    score: 0.8,
    isValid: (value, inContext) => inContext || /[a-f]/i.test(value),
    context: /\bmac\b|cisco|hardware/,
  },
  {
    id: 'mac-plain',
    mixed: true,
    topics: TOPIC_DOCUMENT,
    run: 12,
    type: 'MAC',
    pattern: /(?<!\w)[0-9A-Fa-f]{12}(?!\w)/g,
    score: 0.2,
    scoreInContext: 0.85,
    context: /\bmac(?:\saddress)?(?:\sis)?[\s:=]{0,3}$/,
  },
];

export const ipv6Detector: PatternDetector = {
  id: 'ipv6',
  type: 'IP',
  pattern:
    /(?<![\w:.])(?:[0-9A-Fa-f]{1,4}(?=:)|(?=::))[0-9A-Fa-f:.]{2,45}(?:\/\d{1,3})?(?<![.:]|::\.)(?![\w:])|(?<![\w:])[0-9A-Fa-f:]{0,39}::(?:\/\d{1,3})?(?![\w:])/g,
  score: 0.85,
  isValid: (value) => isIpv6(value) && (value.length > 2 || true),
};
