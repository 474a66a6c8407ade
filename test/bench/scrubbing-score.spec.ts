/** The scorer counts as the benchmark's description says. */
import type { LabelledText } from './labelled-texts.js';
import { score, type Found } from './scrubbing-score.js';

const text = (words: string, spans: [string, string, boolean?][], more: Partial<LabelledText> = {}): LabelledText => ({
  text: words,
  spans: spans.map(([value, type, soft]) => ({
    start: words.indexOf(value),
    end: words.indexOf(value) + value.length,
    type,
    ...(soft ? { soft } : {}),
  })),
  bench: 'test',
  file: 'test.jsonl',
  ...more,
});

const finds =
  (...values: [string, string][]) =>
  (words: string): Found => ({
    findings: values
      .filter(([value]) => words.includes(value))
      .map(([value, type]) => ({ start: words.indexOf(value), end: words.indexOf(value) + value.length, type })),
    special: [],
  });

it('counts leaks by letters and digits, and secrets by every character', () => {
  const phone = text('Ring 07700 900123', [['07700 900123', 'PHONE']]);
  expect(score([phone], finds(['07700', 'PHONE'])).leak).toBeCloseTo((100 * 6) / 11);
  const secret = text('pw: a-b-c', [['a-b-c', 'SECRET']]);
  expect(score([secret], finds(['a-b', 'SECRET'])).leak).toBeCloseTo((100 * 2) / 5);
});

it('counts masking in vain outside labels only, soft ones included', () => {
  const order = text('Order 48213 for Leeds', [['Leeds', 'LOCATION']]);
  expect(score([order], finds(['48213', 'OTHER_ID'], ['Leeds', 'ADDRESS'])).overmask).toBeCloseTo((100 * 5) / 13);
});

it('asks for the same type and half the overlap, one to one, and forgives findings on soft spans', () => {
  const both = text('Jo Bell of Leeds, jo@example.com', [
    ['Jo Bell', 'PERSON'],
    ['Leeds', 'LOCATION'],
    ['jo@example.com', 'EMAIL'],
  ]);
  const result = score([both], finds(['Jo Bell', 'PERSON'], ['Leeds', 'ADDRESS'], ['jo@example.com', 'URL']));
  expect([result.precision, result.recall]).toEqual([50, 50]);
});

it('leaves types outside a scope, and over-masking there, uncounted', () => {
  const scoped = text('Jo at GB33BUKB', [['GB33BUKB', 'IBAN']], { scope: ['IBAN'] });
  const result = score([scoped], finds(['GB33BUKB', 'IBAN'], ['Jo', 'PERSON']));
  expect([result.precision, result.recall]).toEqual([100, 100]);
  expect(result.overmask).toBeNaN();
});

it('counts texts without anything personal in which something was masked, and flags by message', () => {
  const clean = text('See you on Friday', [], { special: [] });
  const health = text('I am on insulin', [], { special: ['HEALTH'] });
  const result = score([clean, health], (words) => ({
    ...finds(['Friday', 'PERSON'])(words),
    special: words.includes('insulin') ? ['HEALTH'] : [],
  }));
  expect(result).toMatchObject({ cleanHit: 50, specialPrecision: 100, specialRecall: 100 });
});
