/** What the visitor is warned of is what the server does, whatever the organisation decided. */
import { ScrubbingService } from '../../api/scrubbing/scrubbing.service.js';
import type { ScrubbingPolicy } from '../../api/scrubbing/scrubbing-policy.contract.js';
import { LABELLED_MESSAGES } from '../../test/scrubbing/labelled-messages.js';
import { previewOf } from './detectors.js';
import { sensitiveIn } from './sensitive.js';

const service = new ScrubbingService();
const texts = [
  ...LABELLED_MESSAGES.trim()
    .split('\n')
    .map((line) => line.replace(/\{[A-Z_]+:([^}]+)\}/g, '$1')),
  'Hello there. My wife has cancer. Ring 07700 900461, can you move the delivery?',
  'he was convicted of theft, write to help@shop.example',
];
const policies: [string, ScrubbingPolicy][] = [
  ['the default', { placeholders: 'plain' }],
  ['numbers', { placeholders: 'numbered' }],
  ['masks and an allowed address', { types: { PHONE: 'mask', PERSON: 'allow' }, allowed: ['help@shop.example'] }],
  ['sentences redacted', { special: { HEALTH: 'redact', CRIMINAL: 'redact' } }],
  ['offences and telephone numbers refused', { types: { PHONE: 'block' }, special: { CRIMINAL: 'block' } }],
  [
    'patterns',
    { exempt: [{ name: 'x', pattern: '\\d{5} \\d{6}' }], patterns: [{ name: 'y', pattern: 'SUMMER\\d\\d' }] },
  ],
];

it.each(policies)('says what the server does under %s', (_what, policy) => {
  for (const text of texts) {
    const preview = previewOf(text, policy, sensitiveIn(text));
    if (preview.fate === 'refused') {
      expect(() => service.scrubMessage(text, policy)).toThrow(/Not sent/);
      continue;
    }
    const stored = service.scrubMessage(text, policy);
    expect(preview).toEqual({ ...preview, text: stored.text, findings: stored.findings, special: stored.special });
  }
});

it('tells the three fates apart', () => {
  const fateOf = (policy: ScrubbingPolicy) => {
    const text = 'My wife has cancer.';
    return previewOf(text, policy, sensitiveIn(text)).fate;
  };
  expect(fateOf({})).toBe('sent');
  expect(fateOf({ special: { HEALTH: 'redact' } })).toBe('redacted');
  expect(fateOf({ special: { HEALTH: 'block' } })).toBe('refused');
});
