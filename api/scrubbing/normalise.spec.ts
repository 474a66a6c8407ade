/** Folding keeps true offsets whatever characters a text is written in. */
import { normalise, originalEnd, originalStart } from './normalise.js';
import { detect } from './scrubber.js';

describe('normalise', () => {
  it.each([
    ['plain text', 'plain text'],
    ['Zoë Núñez', 'Zoe Nunez'],
    ['ｊｏ＠ｅｘａｍｐｌｅ．ｃｏｍ', 'jo@example.com'],
    ['０７７００', '07700'],
    ['٠٧٧٠٠', '07700'],
    ['jo\u200bhn', 'john'],
    ['e\u0301', 'e'],
    ['Straße', 'Strasse'],
    ['раypal', 'paypal'],
    ['Привет', 'Привет'],
    ['“quoted” – dash', '"quoted" - dash'],
    ['𝐉𝐨𝐡𝐧', 'John'],
  ])('%s → %s', (text, folded) => {
    expect(normalise(text).text).toBe(folded);
  });

  it('maps every folded unit back into the text', () => {
    const text = 'ßé\u200b𝐀\u0301x😀ﬁ';
    const normalised = normalise(text);
    for (let i = 0; i < normalised.text.length; i += 1) {
      expect(originalStart(normalised, i)).toBeGreaterThanOrEqual(0);
      expect(originalEnd(normalised, i + 1)).toBeLessThanOrEqual(text.length);
      expect(originalEnd(normalised, i + 1)).toBeGreaterThan(originalStart(normalised, i));
    }
  });

  it('takes combining marks and invisible characters into the finding', () => {
    const text = 'my email is j\u200bo@exam\u0301ple.com\u200b today';
    const [finding] = detect(text);
    expect(text.slice(finding?.start, finding?.end)).toBe('j\u200bo@exam\u0301ple.com\u200b');
  });

  it.each([
    ['call me on ０７７００ ９００１２３', 'PHONE'],
    ['write to jо@ехample.com please', 'EMAIL'],
    ['card ４１１１ １１１１ １１１１ １１１１', 'CARD'],
    ['my name is Zo\u0308e Nu\u0301n\u0303ez', 'PERSON'],
  ])('finds what look-alike writing hides: %s', (text, type) => {
    expect(detect(text).map((finding) => finding.type)).toEqual([type]);
  });
});
