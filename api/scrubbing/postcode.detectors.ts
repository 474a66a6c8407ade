/** Postcodes: the full UK grammar, Irish Eircodes, ZIP codes with a cue. */
import type { PatternDetector } from './detector.js';
import { TOPIC_DOCUMENT } from './lexicon.js';

/** The 124 postcode areas (Royal Mail). */
const AREAS =
  'A[BL]|B[ABDHLNRST]?|C[ABFHMORTVW]|D[ADEGHLNTY]|E[CHNX]?|F[KY]|G[LUY]?|H[ADGPRSUX]|I[GMPV]|JE|K[ATWY]|L[ADELNSU]?|M[EKL]?|N[EGNPRW]?|O[LX]|P[AEHLOR]|R[GHM]|S[AEGKLMNOPRSTWY]?|T[ADFNQRSW]|UB|W[ACDFNRSV]?|YO|ZE';
const INWARD = '\\d[ABD-HJLNP-UW-Z]{2}';

export const postcodeDetectors: readonly PatternDetector[] = [
  {
    id: 'uk-postcode',
    mixed: true,
    digits: 2,
    type: 'POSTCODE',
    pattern: new RegExp(
      `(?<![\\w-])(?:(?:${AREAS})\\d[A-Z\\d]?[\\s-]{0,2}${INWARD}|GIR\\s?0AA|BFPO\\s?\\d{1,4})(?![\\w]|-\\w)`,
      'gi',
    ),
    score: 0.87,
    isValid: (value) => value === value.toUpperCase() || /^[a-z]/.test(value) || /^[A-Z]{1,2}\d/.test(value),
  },
  {
    id: 'eircode',
    mixed: true,
    topics: TOPIC_DOCUMENT,
    digits: 2,
    type: 'POSTCODE',
    pattern: /(?<![\w-])(?:[AC-FHKNPRTV-Y]\d{2}|D6W)\s?[0-9AC-FHKNPRTV-Y]{4}(?![\w-])/gi,
    score: 0.3,
    scoreInContext: 0.85,
    context: /eircode|post\s?code|ireland|dublin|\bco\.?\s/,
  },
  {
    id: 'zip-code',
    topics: TOPIC_DOCUMENT,
    digits: 3,
    type: 'POSTCODE',
    pattern: /(?<![\w.£$€-])\d{3,6}(?:-\d{4})?(?![\w]|[-.,]\d)/g,
    score: 0.2,
    scoreInContext: 0.85,
    context:
      /\b(?:zips?|zip\s?codes?|postal\s?codes?|plz|pin\s?code)\b(?:\s(?:is|for|was|and))?[\s:=#-]{0,3}(?:\d{5}(?:,?\s(?:and\s)?)){0,4}$/,
    isValid: (value) => !/^\d{6}$/.test(value) && !/^\d{5}-\d{5}/.test(value),
  },
  {
    id: 'us-state-and-zip',
    runLengths: 1 << 5,
    digits: 5,
    type: 'POSTCODE',
    pattern:
      /(?<=\b(?:A[AEKLPRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY])\s)\d{5}(?:-\d{4})?(?![\w-])/g,
    score: 0.7,
  },
];
