// A model's words are not trusted: no pictures, no tags, links to known hosts only, marks of passages that exist.
import { hostsIn, ModelWords } from './model-words.js';

const HOSTS = hostsIn(['See https://docs.example.org/start for more.']);

/** The words cleaned, in pieces of `size`. */
function cleaned(text: string, size: number, passages = 3): { text: string; cited: number[] } {
  const words = new ModelWords(passages, HOSTS);
  let out = '';
  for (let at = 0; at < text.length; at += size) out += words.push(text.slice(at, at + size));
  return { text: out + words.end(), cited: words.cited };
}

const CASES: readonly (readonly [given: string, shown: string])[] = [
  ['Plain words, **bold** and `code`.', 'Plain words, **bold** and `code`.'],
  ['See [the start](https://docs.example.org/start) now.', 'See [the start](https://docs.example.org/start) now.'],
  ['See [the start](https://evil.example.net/?q=secret) now.', 'See the start now.'],
  ['See [x](javascript:alert) now.', 'See x now.'],
  ['See [x](data:text/html,hi) now.', 'See x now.'],
  ['See [x](https://user@docs.example.org/) now.', 'See x now.'],
  ['A picture: ![spy](https://evil.example.net/p.png?d=1) here.', 'A picture: spy here.'],
  ['A picture: ![spy](https://docs.example.org/p.png) here.', 'A picture: spy here.'],
  ['A picture: ![spy][ref] here.', 'A picture: spy here.'],
  ['Go to https://evil.example.net/path?d=1 now.', 'Go to (link removed) now.'],
  ['Go to https://docs.example.org/a now.', 'Go to https://docs.example.org/a now.'],
  ['Go to <https://evil.example.net/x> now.', 'Go to (link removed) now.'],
  ['Hi <img src="https://evil.example.net/x"> there.', 'Hi  there.'],
  ['Hi <script>alert(1)</script> there.', 'Hi alert(1) there.'],
  ['Two < three and a > b.', 'Two < three and a > b.'],
  ['Words <!-- hidden --> here.', 'Words  here.'],
  ['[ref]: https://evil.example.net/x\nText.', '\nText.'],
  ['Placeholders such as [EMAIL] stay.', 'Placeholders such as [EMAIL] stay.'],
  ['An [open bracket without end.', 'An [open bracket without end.'],
];

describe('ModelWords', () => {
  it.each(CASES)('%s', (given, shown) => {
    for (const size of [1, 2, 3, 7, given.length]) expect(cleaned(given, size).text).toBe(shown);
  });

  it('renumbers marks in order of use, and drops those of passages that do not exist', () => {
    const given = 'First [3]. Then [1][3]. Never [4] or [0] or [99].';
    for (const size of [1, 2, 5, 100]) {
      expect(cleaned(given, size)).toEqual({ text: 'First [1]. Then [2][1]. Never  or  or .', cited: [3, 1] });
    }
  });

  it('shows what came before an open bracket at once, and does not wait for ever for its end', () => {
    const words = new ModelWords(0, HOSTS);
    expect(words.push('Some words [never closed ')).toBe('Some words ');
    expect(words.push('x '.repeat(400))).toContain('[never closed');
  });

  it('takes time in proportion to the text, also for hostile text', () => {
    const hostile = '[![<'.repeat(20_000);
    expect(cleaned(hostile, 64).text.length).toBeLessThanOrEqual(hostile.length);
  }, 5_000);
});

describe('hostsIn', () => {
  it('finds the hosts of web addresses', () => {
    expect([...hostsIn(['a https://One.example.org/x, http://two.example.org:8080', 'none'])]).toEqual([
      'one.example.org',
      'two.example.org',
    ]);
  });
});
