/** Folds look-alike writing (accents, full-width, homoglyphs, invisible characters) to plain text while keeping true offsets. */

/** Folded text; `offsets[i]` is the UTF-16 offset in the original of folded unit `i`, `offsets[length]` the original's length. */
export interface NormalisedText {
  text: string;
  /** Absent when folding changed nothing, so that indices are already true. */
  offsets: Int32Array | null;
}

const NON_ASCII = /[\u0080-\uffff]/;
const INVISIBLE = /[\p{Mn}\p{Me}\p{Cf}\u115f\u1160\u3164\uffa0]/u;

/** Letters that Unicode does not decompose, and punctuation that people and keyboards swap for ASCII. */
const FOLDED: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ø: 'o',
    Ø: 'O',
    ł: 'l',
    Ł: 'L',
    đ: 'd',
    Đ: 'D',
    ð: 'd',
    Ð: 'D',
    þ: 'th',
    Þ: 'Th',
    ß: 'ss',
    æ: 'ae',
    Æ: 'Ae',
    œ: 'oe',
    Œ: 'Oe',
    ı: 'i',
    ħ: 'h',
    Ħ: 'H',
    ŋ: 'n',
    ə: 'e',
    Ə: 'E',
    ʼ: "'",
    '‘': "'",
    '’': "'",
    '‚': "'",
    '‛': "'",
    '′': "'",
    '`': "'",
    '´': "'",
    '“': '"',
    '”': '"',
    '„': '"',
    '″': '"',
    '«': '"',
    '»': '"',
    '‐': '-',
    '‑': '-',
    '‒': '-',
    '–': '-',
    '—': '-',
    '―': '-',
    '−': '-',
    '⁃': '-',
    '﹣': '-',
    '・': '.',
    '․': '.',
    '。': '.',
    '•': '*',
    '⁄': '/',
    '∕': '/',
    '\u00a0': ' ',
    '\u2028': '\n',
    '\u2029': '\n',
    '\u0085': '\n',
    '﹫': '@',
    '…': '.',
  }),
);

/** Cyrillic, Greek and other letters that look like Latin ones; folded only inside a word that also has Latin letters or digits. */
const CONFUSABLE: ReadonlyMap<string, string> = new Map(
  (
    'аa сc еe оo рp хx уy іi јj ѕs һh ԁd ԛq ԝw вb нh мm тt кk гr пn иu ьb З3 з3 б6 ч4 ОO ІI ЅS ЈJ АA ВB ЕE КK МM НH РP СC ТT ' +
    'ХX УY ԌG αa βb γy δd εe ηn ιi κk νv οo ρp τt υu χx ωw ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX ɑa ɡg ɩi ոn օo'
  )
    .split(' ')
    .map((pair) => [pair.slice(0, 1), pair.slice(1)] as const),
);

const DIGIT = /\p{Nd}/u;
const SPACE = /[\p{Zs}]/u;

function foldCharacter(char: string): string {
  const known = FOLDED.get(char);
  if (known !== undefined) return known;
  if (SPACE.test(char)) return ' ';
  if (INVISIBLE.test(char)) return '';
  if (DIGIT.test(char)) return digitOf(char);
  const compatible = char.normalize('NFKD');
  const first = compatible.charCodeAt(0);
  if (first > 127 || compatible.length > 6) return char;
  return compatible.replace(/[\u0300-\u036f]/g, '').replace(/[^\x20-\x7e]/g, '') || char;
}

/** Every decimal digit block of Unicode holds its ten digits in order, but not all start at a multiple of ten. */
function digitOf(char: string): string {
  const compatible = char.normalize('NFKC');
  if (compatible >= '0' && compatible <= '9') return compatible;
  const code = char.codePointAt(0) ?? 0;
  let zero = code;
  while (code - zero < 9 && DIGIT.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String(code - zero);
}

const cache = new Map<string, string>();
const CACHE_LIMIT = 4096;

function fold(char: string): string {
  const cached = cache.get(char);
  if (cached !== undefined) return cached;
  const folded = foldCharacter(char);
  if (cache.size < CACHE_LIMIT) cache.set(char, folded);
  return folded;
}

/** Scripts and phonetic letters that `CONFUSABLE` draws from. */
const LOOK_ALIKE = /[\u0251-\u0269\u0370-\u058f]/;
const WORD_WITH_CONFUSABLE = /[\p{L}\p{Nd}]{1,200}/gu;
const LATIN_OR_DIGIT = /[A-Za-z0-9]/;

/** Folds look-alikes one for one, so offsets are unaffected. A word wholly in another script is that script's own word. */
function foldConfusables(text: string): string {
  if (!LOOK_ALIKE.test(text)) return text;
  return text.replace(WORD_WITH_CONFUSABLE, (word) => {
    if (!NON_ASCII.test(word) || !LATIN_OR_DIGIT.test(word)) return word;
    let out = '';
    for (const char of word) out += CONFUSABLE.get(char) ?? char;
    return out;
  });
}

/** Never throws; lone surrogates pass through unchanged. Work is proportional to the text. */
export function normalise(text: string): NormalisedText {
  if (!NON_ASCII.test(text)) return { text, offsets: null };
  const offsets: number[] = [];
  let folded = '';
  let plainFrom = 0;
  for (let i = 0; i < text.length;) {
    if (text.charCodeAt(i) < 128) {
      offsets.push(i);
      i += 1;
      continue;
    }
    const char = String.fromCodePoint(text.codePointAt(i) as number);
    const replacement = fold(char);
    folded += text.slice(plainFrom, i) + replacement;
    for (let k = 0; k < replacement.length; k += 1) offsets.push(i);
    i += char.length;
    plainFrom = i;
  }
  folded += text.slice(plainFrom);
  offsets.push(text.length);
  return { text: foldConfusables(folded), offsets: Int32Array.from(offsets) };
}

/** True start of a folded span. A unit that grew (ß → ss) starts at its one original character. */
export function originalStart(normalised: NormalisedText, index: number): number {
  return normalised.offsets ? (normalised.offsets[index] as number) : index;
}

/** True end of a folded span: takes in combining marks and invisible characters that follow, and all of a unit that grew. */
export function originalEnd(normalised: NormalisedText, index: number): number {
  const { offsets } = normalised;
  if (!offsets) return index;
  const last = offsets[index - 1] as number;
  let next = index;
  while (next < offsets.length - 1 && (offsets[next] as number) <= last) next += 1;
  return offsets[next] as number;
}

/** Lower case of the same length: the few letters whose lower case is longer stay as they are. */
export function lowerOf(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return Array.from(text, (char) => (char.toLowerCase().length === char.length ? char.toLowerCase() : char)).join('');
}
