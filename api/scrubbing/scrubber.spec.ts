/** Properties that hold for every text: idempotent, never throwing, true offsets, linear work, placeholders left alone. */
import { detect, scrub } from './scrubber.js';
import { PII_TYPES } from './scrubbing.contract.js';
import { work } from './work-counter.js';

/** Mulberry32: a small seeded generator, so that a failure can be repeated. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const PIECES = [
  'my name is ',
  'Rosalind',
  ' Achterberg',
  ', ',
  '\n',
  ' ',
  '. ',
  'Dear ',
  'Mrs ',
  'dr ',
  'call me on ',
  '07700 900123',
  '+44 (0)7700 900 321',
  'and ',
  '& ',
  'jo@example.com',
  '@',
  'a',
  '1',
  '12/03/1984',
  'dob ',
  'born on ',
  'password is ',
  'Tr0ub4dor&3',
  'pin ',
  '4471',
  '14 Larch Close, Leeds',
  'LS6 2AA',
  'flat 3, ',
  'GB29NWBK60161331926819',
  '4111 1111 1111 1111',
  'QQ 12 34 56 C',
  'AB 12 34 56 C',
  '[PERSON]',
  '[EMAIL_2]',
  '[',
  ']',
  '((((',
  '::1',
  '203.0.113.7',
  'https://example.com/u/88',
  '€',
  'é',
  'Ångström',
  'ß',
  'аbс',
  '\u200b',
  '\ud83d',
  '\ude00',
  '😀',
  '٣٤٥',
  '７７',
  'İ',
  '\t',
  '"',
  "'",
  "'s ",
  'name,dob,phone\n',
  'Ivy,1990-01-02,07700900111\n',
  'user: ',
  'login x / y1!',
  'seed phrase: ',
  'one two three four five six seven ',
  'sort code 20-40-60 ',
  'account 12345678',
  'nhs 943 476 5919',
  'at example dot com',
];

function textOf(random: () => number): string {
  let text = '';
  const length = 1 + Math.floor(random() * 24);
  for (let i = 0; i < length; i += 1) {
    text +=
      random() < 0.15
        ? String.fromCharCode(Math.floor(random() * 0xffff))
        : PIECES[Math.floor(random() * PIECES.length)];
  }
  return text;
}

describe('scrub, for any text', () => {
  const random = randomOf(20260311);
  const texts = Array.from({ length: 1500 }, () => textOf(random));

  it('is idempotent', () => {
    for (const text of texts) {
      const once = scrub(text).text;
      expect({ text, again: scrub(once).text }).toEqual({ text, again: once });
    }
  });

  it('gives findings inside the text, sorted, without overlaps, and text that agrees with them', () => {
    for (const text of texts) {
      const { findings, text: scrubbed } = scrub(text);
      let from = 0;
      let rebuilt = '';
      for (const { start, end, type, score } of findings) {
        expect(start).toBeGreaterThanOrEqual(from);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(text.length);
        expect(PII_TYPES).toContain(type);
        expect(score).toBeGreaterThanOrEqual(0.5);
        rebuilt += `${text.slice(from, start)}[${type}]`;
        from = end;
      }
      expect(rebuilt + text.slice(from)).toBe(scrubbed);
    }
  });

  it('answers the same from detect as from scrub', () => {
    for (const text of texts.slice(0, 300)) expect(detect(text)).toEqual(scrub(text).findings);
  });

  it('leaves placeholders as they are', () => {
    const text = 'Thank you [PERSON_2], we wrote to [EMAIL] about [ADDRESS], [POSTCODE] and [SENSITIVE].';
    expect(scrub(text).text).toBe(text);
    expect(detect('[PERSON] [PERSON_12] [CARD]')).toEqual([]);
  });

  it('takes square brackets that are no placeholder for text', () => {
    expect(scrub('[jo@example.com]').text).toBe('[[EMAIL]]');
  });
});

describe('options', () => {
  it('keeps what the allow-list keeps, at every reading', () => {
    const keep = (_: unknown, value: string): boolean => value === 'help@example.com';
    expect(scrub('write to help@example.com or jo@example.com', { keep }).text).toBe(
      'write to help@example.com or [EMAIL]',
    );
  });

  it('adds findings of the organisation and other placeholders', () => {
    const extra = (text: string): { start: number; end: number; type: 'OTHER_ID'; score: number }[] => {
      const start = text.indexOf('ZX-1');
      return start < 0 ? [] : [{ start, end: start + 4, type: 'OTHER_ID', score: 1 }];
    };
    let count = 0;
    const placeholder = ({ type }: { type: string }): string => `[${type}_${(count += 1)}]`;
    expect(scrub('ZX-1 for jo@example.com', { extra, placeholder }).text).toBe('[OTHER_ID_1] for [EMAIL_2]');
  });
});

describe('work', () => {
  const adversarial = [
    'a@',
    '@',
    '7',
    '1 ',
    '12-',
    '(',
    ' ',
    '\n',
    'John ',
    'john, ',
    'name is ',
    'Mr ',
    'password ',
    'login: a/',
    'http://',
    ':',
    '[',
    '[PERSON]',
    '-----BEGIN PRIVATE KEY-----',
    'a dot b at ',
    '1 High Street, ',
    'flat 1, ',
    'seed phrase a ',
    'name,dob,x\n',
    '1,2,3\n',
    'GB29 ',
    'eyJa.',
    'one two ',
    "o'",
    'а1',
    '\u200b',
    'é',
    '\ud800',
    'A1',
    '$a',
    'account number ',
  ];

  function stepsFor(piece: string, length: number): number {
    const text = piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
    work.steps = 0;
    detect(text);
    return work.steps;
  }

  it.each(adversarial)('grows linearly for %j', (piece) => {
    const short = stepsFor(piece, 20_000);
    const long = stepsFor(piece, 200_000);
    // Ten times the text: ten times the work, with some slack for what the ends of a text cost.
    expect(long).toBeLessThanOrEqual(short * 13 + 1000);
  });
});
