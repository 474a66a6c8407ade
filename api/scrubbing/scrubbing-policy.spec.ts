/** What an organisation decides happens: replace, mask, block, allow; special categories; own patterns; numbering. */
import { createHmac } from 'node:crypto';
import { conversationNumbering, messageNumbering } from './placeholder-numbering.js';
import { PatternError } from './safe-pattern.parser.js';
import { applyPolicy, scrubOptionsOf } from './scrubbing-policy.js';
import { compilePolicy, PolicyError } from './scrubbing-policy.compiler.js';
import type { PolicyOutcome, ScrubbingPolicy } from './scrubbing-policy.contract.js';
import { StreamingScrubber } from './streaming-scrubber.js';

const textOf = (outcome: PolicyOutcome): string => (outcome.outcome === 'scrubbed' ? outcome.text : `blocked`);
const apply = (text: string, policy: ScrubbingPolicy = {}): string => textOf(applyPolicy(text, policy));

describe('actions on types', () => {
  const text = 'write to jo.bloggs@example.com or al@example.org, again jo.bloggs@example.com';

  it('replaces by default, numbered within the message', () => {
    expect(apply(text)).toBe('write to [EMAIL_1] or [EMAIL_2], again [EMAIL_1]');
  });

  it('masks every letter and digit, and is not confused by its own masks', () => {
    expect(apply('mail al@example.org now', { types: { EMAIL: 'mask' } })).toBe('mail ••@•••••••.••• now');
    const outcome = applyPolicy('my password is Purple-Haze_2023! ok', { types: { SECRET: 'mask' } });
    expect(textOf(outcome)).toMatch(/^my password is [•_\-!]+ ok$/);
    expect(outcome.outcome === 'scrubbed' && outcome.findings).toHaveLength(1);
  });

  it('blocks, and says which types, not which values', () => {
    const outcome = applyPolicy('card 4539 5793 6880 9187 please', { types: { CARD: 'block', EMAIL: 'block' } });
    expect(outcome).toEqual({ outcome: 'blocked', types: ['CARD'], special: [] });
    expect(JSON.stringify(outcome)).not.toContain('4539');
  });

  it('leaves allowed types, but never cards or secrets', () => {
    expect(apply('mail al@example.org', { types: { EMAIL: 'allow' } })).toBe('mail al@example.org');
    expect(() => applyPolicy('x', { types: { CARD: 'allow' } })).toThrow(PolicyError);
    expect(() => applyPolicy('x', { types: { SECRET: 'allow' } })).toThrow(PolicyError);
  });
});

describe('special categories', () => {
  const text = 'Hello. My wife has leukaemia. Ring me on 07700 900123, thanks!';

  it('warns by default', () => {
    const outcome = applyPolicy(text, {});
    expect(outcome).toMatchObject({ outcome: 'scrubbed', special: ['HEALTH'], redactedSentences: 0 });
    expect(textOf(outcome)).toContain('leukaemia');
  });

  it('removes the sentence, and keeps offsets true to the text as given', () => {
    const outcome = applyPolicy(text, { special: { HEALTH: 'redact' } });
    expect(textOf(outcome)).toBe('Hello. [SENSITIVE]. Ring me on [PHONE_1], thanks!');
    const [finding] = outcome.outcome === 'scrubbed' ? outcome.findings : [];
    expect(text.slice(finding?.start, finding?.end)).toBe('07700 900123');
  });

  it('refuses the message', () => {
    expect(applyPolicy(text, { special: { HEALTH: 'block' } })).toEqual({
      outcome: 'blocked',
      types: [],
      special: ['HEALTH'],
    });
    expect(applyPolicy(text, { special: { UNION: 'block' } }).outcome).toBe('scrubbed');
  });

  it('blocks on a type inside a sentence that would be redacted', () => {
    const both = applyPolicy('I have cancer, card 4539579368809187.', {
      special: { HEALTH: 'redact' },
      types: { CARD: 'block' },
    });
    expect(both).toMatchObject({ outcome: 'blocked', types: ['CARD'] });
  });
});

describe('allow-list and own patterns', () => {
  it('leaves the organisation’s own support address, however it is written', () => {
    const policy: ScrubbingPolicy = { allowed: ['support@shop.example', '020 7946 0000'] };
    expect(apply('I wrote to Support@Shop.example and jo@example.com, rang 0207 946 0000', policy)).toBe(
      'I wrote to Support@Shop.example and [EMAIL_1], rang 0207 946 0000',
    );
  });

  it('leaves declared order numbers by policy, though they look like something else', () => {
    const text = 'purchase 07700 900123 from al@example.org';
    expect(apply(text)).toBe('purchase [PHONE_1] from [EMAIL_1]');
    expect(apply(text, { exempt: [{ name: 'order number', pattern: '07700 \\d{6}' }] })).toBe(
      'purchase 07700 900123 from [EMAIL_1]',
    );
  });

  it('never exempts an address or a card, whatever the pattern', () => {
    const policy: ScrubbingPolicy = { exempt: [{ name: 'anything', pattern: '[^!]{3,64}' }] };
    expect(apply('al@example.org 4539579368809187', policy)).toBe('[EMAIL_1] [CARD_1]');
  });

  it('removes what the organisation declares', () => {
    const policy: ScrubbingPolicy = { patterns: [{ name: 'pupil number', pattern: 'PUP-[a-z]{2}\\d{3}' }] };
    expect(apply('pupils pup-ab123, PUP-cd456 and PUP-AB123', policy)).toBe(
      'pupils [OTHER_ID_1], [OTHER_ID_2] and [OTHER_ID_1]',
    );
  });

  it.each<[string, ScrubbingPolicy, RegExp]>([
    ['unknown type', JSON.parse('{"types":{"SHOE_SIZE":"mask"}}') as ScrubbingPolicy, /no type "SHOE_SIZE"/],
    ['unknown action', JSON.parse('{"types":{"EMAIL":"eat"}}') as ScrubbingPolicy, /EMAIL can be/],
    ['unknown category', JSON.parse('{"special":{"TASTE":"warn"}}') as ScrubbingPolicy, /no category/],
    ['unknown special action', JSON.parse('{"special":{"HEALTH":"allow"}}') as ScrubbingPolicy, /HEALTH can be/],
    [
      'too many patterns',
      { patterns: Array.from({ length: 21 }, () => ({ name: 'n', pattern: 'abc' })) },
      /more than 20 patterns/,
    ],
    ['too short a value', { allowed: ['a-b'] }, /at least 3/],
    ['too many values', { allowed: Array.from({ length: 101 }, () => 'abcd') }, /more than 100/],
    ['no name', { patterns: [{ name: '', pattern: 'abc' }] }, /needs a name/],
  ])('refuses a policy with %s', (_what, policy, reason) => expect(() => compilePolicy(policy)).toThrow(reason));

  it('refuses a pattern outside the dialect with its reason', () => {
    expect(() => applyPolicy('x', { patterns: [{ name: 'n', pattern: '(a+)+$' }] })).toThrow(PatternError);
  });
});

describe('numbering', () => {
  const keyed = (key: string) => (value: string) => createHmac('sha256', key).update(value).digest('hex');

  it('is stable within a conversation through the key', () => {
    const numbering = conversationNumbering(keyed('k'));
    expect(textOf(applyPolicy('al@example.org', {}, { numbering }))).toBe('[EMAIL_1]');
    expect(textOf(applyPolicy('jo@example.org and AL@example.org', {}, { numbering }))).toBe('[EMAIL_2] and [EMAIL_1]');
  });

  it('asks the keyed hash and remembers nothing else of a value', () => {
    const asked: string[] = [];
    const numbering = conversationNumbering((value) => {
      asked.push(value);
      return keyed('k')(value);
    });
    applyPolicy('al@example.org', {}, { numbering });
    expect(asked).toEqual(['EMAIL:alexampleorg']);
    expect(
      JSON.stringify([...Object.values(numbering)].map((v) => (v instanceof Map ? [...v] : String(v)))),
    ).not.toContain('alexample');
  });

  it('does not give a number of earlier messages to a new value', () => {
    const numbering = conversationNumbering(keyed('k'), ['hello [EMAIL_3] and [EMAIL_1]', '[PERSON_7]']);
    expect(textOf(applyPolicy('al@example.org', {}, { numbering }))).toBe('[EMAIL_4]');
  });

  it('streams with the same numbers as the whole text', () => {
    const text = 'first al@example.org, then 07700 900123, jo@example.org and al@example.org once more. '.repeat(5);
    const streaming = new StreamingScrubber(scrubOptionsOf({}, messageNumbering()));
    let out = '';
    for (const letter of text) out += streaming.push(letter);
    expect(out + streaming.end()).toBe(apply(text));
  });
});
