// Words that mean the same have the same term; words that say nothing have none.
import { stem, synonymsOf, termsOf, wordsOf } from './terms.js';

describe('stem', () => {
  it.each([
    ['delete', 'deletes', 'deleted', 'deleting', 'deletion', 'deletions'],
    ['embed', 'embeds', 'embedded', 'embedding'],
    ['scrub', 'scrubs', 'scrubbed', 'scrubbing', 'scrubber'],
    ['configure', 'configured', 'configuring', 'configuration', 'configurations'],
    ['reply', 'replies', 'replied'],
    ['install', 'installing', 'installation', 'installed'],
    ['keep', 'keeps', 'kept', 'keeping'],
    ['policy', 'policies'],
    ['agent', 'agents'],
    ['child', 'children'],
  ])('%s: %s', (...forms) => {
    expect(new Set(forms.map(stem)).size).toBe(1);
  });

  it.each([
    ['need', 'needle'],
    ['agent', 'agenda'],
    ['site', 'situation'],
    ['model', 'modem'],
  ])('keeps %s and %s apart', (a, b) => {
    expect(stem(a)).not.toBe(stem(b));
  });
});

describe('termsOf', () => {
  it('leaves out what says nothing, placeholders too', () => {
    expect(termsOf('Could you please tell me what this is about, [PERSON_2] of [EMAIL]?')).toEqual([]);
  });

  it('folds case, accents and full-width letters', () => {
    expect(termsOf('CAFÉ ｍｅｎｕ')).toEqual(termsOf('cafe menu'));
  });

  it('reads other scripts', () => {
    expect(termsOf('مرحبا بالعالم 你好')).toHaveLength(3);
  });

  it('marks the words that say little', () => {
    expect(wordsOf('large documents').map(({ isWeak }) => isWeak)).toEqual([true, false]);
  });
});

describe('synonymsOf', () => {
  it('finds other words of the same meaning, whatever their form', () => {
    const [erasing] = wordsOf('erasing');
    expect(synonymsOf(erasing!)).toContain(stem('delete'));
  });

  it('finds none for a word it does not know', () => {
    expect(synonymsOf(wordsOf('sprocket')[0]!)).toEqual([]);
  });
});
