/** The safe dialect: what it matches, what it refuses and why, and that its work grows linearly on texts made to hurt. */
import { SafePattern } from './safe-pattern.js';
import { PATTERN_LIMITS, PatternError } from './safe-pattern.parser.js';

const values = (source: string, text: string): string[] =>
  new SafePattern(source).matches(text).map(({ start, end }) => text.slice(start, end));

describe('SafePattern', () => {
  it.each<[string, string, string[]]>([
    ['ORD-\\d{6}', 'see ORD-123456 and ord-654321, not XORD-111111 or ORD-1234567', ['ORD-123456', 'ord-654321']],
    ['[A-Z]{2}\\d{4,6}', 'AB1234 cd123456 ef1234567 gh123', ['AB1234', 'cd123456']],
    ['(?:cat|category)-\\d\\d', 'cat-12 category-34', ['cat-12', 'category-34']],
    ['\\d{3}(?:-\\d{2}|-\\d{4})', '123-45 123-4567 123-456', ['123-45', '123-4567']],
    ['colou?r \\d{2}', 'color 12, colour 34', ['color 12', 'colour 34']],
    ['[^\\s]{4}', 'ab abcd abcde', ['abcd']],
    ['a.c\\.d', 'abc.d axc-d a\nc.d', ['abc.d']],
    ['No\\s?\\d{3}', 'no 123 No456', ['no 123', 'No456']],
    ['[\\d-]{5}', '12-34 1-2-3', ['12-34', '1-2-3']],
    ['(?:\\d{2} ){2}\\d{3}', '11 22 333 444', ['11 22 333']],
    ['größe\\d{2}', 'größe34', ['größe34']],
  ])('%s in %j', (source, text, expected) => expect(values(source, text)).toEqual(expected));

  it.each<[string, RegExp]>([
    ['', /empty pattern/i],
    ['a+b', /no upper bound/],
    ['\\d*', /no upper bound/],
    ['(\\d{1,3}x){2}', /inside a repetition/],
    ['(?:(?:a?b)c){2}', /inside a repetition/],
    ['\\d{3}{2}', /repetition of a repetition/],
    ['(?:\\d{1,3}-){2}', /inside a repetition/],
    ['(\\d)\\1', /References/],
    ['(?=foo)bar', /ahead or behind/],
    ['(?<n>foo)', /ahead or behind/],
    ['^foo$', /not needed/],
    ['(foo', /without a closing/],
    ['foo)', /without an opening/],
    ['[abc', /without a "]"/],
    ['[]abc', /empty "\[\]"/],
    ['[z-a]{4}', /in order/],
    ['ab\\', /backslash at the end/],
    ['\\bfoo', /not supported/],
    ['foo{2', /written \{3\}/],
    ['foo{5,2}', /wrong way round/],
    ['foo{0}', /wrong way round/],
    ['\\d{65}', /more than 64/],
    ['foo||bar', /empty alternative/i],
    ['?foo', /Nothing to repeat/],
    ['ab', /at least 3/],
    ['(?:abc)?', /at least 3/],
    ['((((((((a))))))))bc', /inside each other/],
    ['a'.repeat(PATTERN_LIMITS.source + 1), /more than 160/],
    ['(?:abcdefgh){64}', /more than 256/],
    ['\\d{60}-\\d{60}', /more than 100/],
  ])('refuses %j', (source, reason) => {
    expect(() => new SafePattern(source)).toThrow(PatternError);
    expect(() => new SafePattern(source)).toThrow(reason);
  });

  it('agrees with the engine of the language on random patterns and texts', () => {
    let state = 7;
    const random = (bound: number): number => {
      state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
      return (state >>> 8) % bound;
    };
    const pieces = ['a', 'b', '\\d', '[ab]', '-', '(?:ab|b)', 'a{1,3}', '\\d{2}', 'b?', '[^a]', '(?:a|b-|\\d)'];
    let compared = 0;
    for (let round = 0; round < 400; round += 1) {
      const source = `[ab]{2}${Array.from({ length: 1 + random(4) }, () => pieces[random(pieces.length)]).join('')}[ab1]`;
      const text = Array.from({ length: 120 }, () => 'aab1-  '[random(7)]).join('');
      const all = new RegExp(`^(?:${source})$`, 'i');
      const isWord = (at: number): boolean => /\w/.test(text[at] ?? ' ');
      const expected: string[] = [];
      for (let start = 0; start < text.length; start += 1) {
        if (isWord(start - 1)) continue;
        for (let end = text.length; end > start; end -= 1) {
          if (isWord(end) || !all.test(text.slice(start, end))) continue;
          expected.push(text.slice(start, end));
          start = end - 1;
          break;
        }
      }
      expect([source, text, values(source, text)]).toEqual([source, text, expected]);
      compared += expected.length;
    }
    expect(compared).toBeGreaterThan(100);
  });

  it.each([
    ['(?:a|aa|aaa|aaaa){1,24}bbb', 'a'],
    ['[a-z ]{3,64}\\d{1,30}!', 'a '],
    ['\\d{3}(?: \\d{3}){0,24}x', '123 '],
  ])('does work in proportion to the text: %s', (source, unit) => {
    const steps = (length: number): number => {
      let count = 0;
      new SafePattern(source).matches(unit.repeat(length / unit.length), () => (count += 1));
      return count;
    };
    const short = steps(10_000);
    expect(steps(100_000) / short).toBeLessThan(10.5);
    expect(short / 10_000).toBeLessThan(PATTERN_LIMITS.positions * 16);
  });
});
