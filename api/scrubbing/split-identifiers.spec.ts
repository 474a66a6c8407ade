/** Identifiers split over two or three messages are caught; neighbouring messages that only look alike are left alone. */
import { scrub } from './scrubber.js';
import type { PiiType } from './scrubbing.contract.js';
import { findSplit } from './split-identifiers.js';

const asStored = (...texts: string[]): { id: string; text: string }[] =>
  texts.map((text, i) => ({ id: `m${i + 1}`, text: scrub(text).text }));

describe('findSplit', () => {
  it.each<[PiiType, string[], string, string[], string]>([
    ['PHONE', ['my number is 07700'], '900 123', ['07700'], '900 123'],
    ['PHONE', ['call me on 07700...'], '900123 thanks', ['07700'], '900123'],
    ['PHONE', ['my mobile is 07700'], 'and then 900123', ['07700'], '900123'],
    ['PHONE', ['its 07700', '900'], '123', ['07700', '900'], '123'],
    ['CARD', ['my card is 4539 5793'], '6880 9187', ['4539 5793'], '6880 9187'],
    ['CARD', ['card 4539 5793', '6880'], '9187', ['4539 5793', '6880'], '9187'],
    ['EMAIL', ['email is jo.bloggs'], '@example.com', ['jo.bloggs'], '@example.com'],
    ['EMAIL', ['jo.bloggs@'], 'example.com', ['jo.bloggs@'], 'example.com'],
    ['NATIONAL_ID', ['national insurance QQ 12 34'], '56 C', ['QQ 12 34'], '56 C'],
  ])('%s: %j then %j', (type, previous, current, earlierParts, currentPart) => {
    const stored = asStored(...previous);
    const split = findSplit(stored, current);
    expect(
      split.earlier.map(({ messageId, start, end }) =>
        stored.find(({ id }) => id === messageId)?.text.slice(start, end),
      ),
    ).toEqual(earlierParts);
    expect(split.current.map(({ start, end }) => current.slice(start, end))).toEqual([currentPart]);
    expect([...split.earlier, ...split.current].every((part) => part.type === type)).toBe(true);
  });

  it.each([
    ['my pin is', '4821'],
    ['the password is', 'Purple-Haze_2023!'],
  ])('finds a value announced in the message before: %j then %j', (before, current) => {
    const split = findSplit(asStored(before), current);
    expect(split.earlier).toEqual([]);
    expect(split.current.map(({ start, end }) => current.slice(start, end))).toEqual([current]);
  });

  it.each([
    [['I ordered 3'], '2 came broken'],
    [['we are at table 12'], '14 people in all'],
    [['it cost 20.50'], '18.99 would be fair'],
    [['meet at 10:30'], '11 is fine too'],
    [['order 7710'], '22391 is the other one'],
    [['my name is'], 'not on the list'],
    [['the password is'], 'not working again'],
    [['call me on 07700 900123'], '4 times if I miss it'],
    [['thanks'], '07700 900123'],
    [['page 07700'], '900 people came to the fair on saturday and everybody enjoyed themselves very much indeed'],
    [[], '900 123'],
    [['hello', 'there'], ''],
  ])('leaves alone: %j then %j', (previous, current) => {
    expect(findSplit(asStored(...previous), current)).toEqual({ earlier: [], current: [] });
  });

  it('looks at no more than the two messages before', () => {
    const split = findSplit(asStored('my number is 07700', 'hang on', 'wait'), '900 123');
    expect(split).toEqual({ earlier: [], current: [] });
  });

  it('gives offsets inside the messages whatever they hold', () => {
    let state = 99;
    const random = (bound: number): number => {
      state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
      return (state >>> 8) % bound;
    };
    const bits = [
      '07700',
      ' 900',
      '123 ',
      'card ',
      '4539',
      ' is',
      '@',
      'example.com',
      '\u200b',
      '👩‍👧',
      '...',
      'and ',
      '\ud800',
      'é',
      '\n',
      '5793',
    ];
    const text = (): string => Array.from({ length: random(6) }, () => bits[random(bits.length)]).join('');
    for (let round = 0; round < 600; round += 1) {
      const previous = [
        { id: 'a', text: text() },
        { id: 'b', text: text() },
      ];
      const current = text();
      const split = findSplit(previous, current);
      for (const { messageId, start, end } of split.earlier) {
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeLessThanOrEqual(previous.find(({ id }) => id === messageId)?.text.length ?? -1);
        expect(start).toBeLessThan(end);
      }
      for (const { start, end } of split.current) {
        expect(start).toBeGreaterThanOrEqual(0);
        expect(start).toBeLessThan(end);
        expect(end).toBeLessThanOrEqual(current.length);
      }
    }
  });
});
