/** Table tests for the special-category flags: statements about a person are flagged, topics and figures of speech are not. */
import { special, specialSentences } from './special-categories.js';
import type { SpecialCategory } from './scrubbing.contract.js';

const statements: [SpecialCategory, string][] = [
  ['HEALTH', 'he is on insulin'],
  ['CRIMINAL', 'on tag till august'],
  ['RELIGION', 'she prays at the mosque every day'],
  ['UNION', 'my union rep is coming with me'],
  ['POLITICS', 'we canvassed for the Greens on Saturday'],
  ['SEX', 'my brother is gay'],
  ['ETHNICITY', 'I am mixed race'],
  ['BIOMETRIC', 'they took my fingerprints at the gate'],
  ['GENETIC', 'she carries the BRCA1 gene'],
];

const topics = [
  'a leaflet on diabetes',
  "the printer is dead, the server's sick",
  'what are the symptoms of asthma?',
  'The European Union has 27 member states',
];

describe('special', () => {
  it.each(statements)('flags %s: %s', (category, text) => expect(special(text)).toContain(category));
  it.each(topics)('leaves alone: %s', (text) => expect(special(text)).toEqual([]));
});

describe('specialSentences', () => {
  it('gives the sentence concerned, not its neighbours', () => {
    const text = 'Hello there. My wife has cancer. Can you move the delivery?';
    const [only, ...rest] = specialSentences(text);
    expect(rest).toEqual([]);
    expect(text.slice(only?.start, only?.end)).toBe('My wife has cancer');
  });

  it('agrees with `special`, in order, inside the text, without overlap, for any string', () => {
    let state = 4711;
    const random = (bound: number): number => {
      state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
      return (state >>> 8) % bound;
    };
    const bits = [
      'my wife',
      ' has ',
      'cancer',
      '. ',
      '\n',
      "he's",
      ' gay',
      '?',
      ' on tag',
      ' 💊',
      '\ud83d',
      '\u200b',
      'É',
      "''",
      '--',
      ' union rep ',
      'prays',
      ';',
      '…',
      '’s ',
      ' ',
    ];
    for (let round = 0; round < 2_000; round += 1) {
      const text = Array.from({ length: random(14) }, () => bits[random(bits.length)]).join('');
      const sentences = specialSentences(text);
      let from = 0;
      for (const { start, end, categories } of sentences) {
        expect(start).toBeGreaterThanOrEqual(from);
        expect(end).toBeGreaterThan(start);
        expect(categories.length).toBeGreaterThan(0);
        from = end;
      }
      expect(from).toBeLessThanOrEqual(text.length);
      expect(new Set(sentences.flatMap(({ categories }) => categories))).toEqual(new Set(special(text)));
    }
  });

  it('leaves nothing to flag when the sentences are taken out', () => {
    const text = statements.map(([, statement]) => `${statement}. We open at nine. `).join('');
    let rest = text;
    for (const { start, end } of specialSentences(text).reverse())
      rest = `${rest.slice(0, start)}[SENSITIVE]${rest.slice(end)}`;
    expect(special(rest)).toEqual([]);
    expect(rest.match(/We open at nine/g)).toHaveLength(statements.length);
  });
});
