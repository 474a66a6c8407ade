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
});
