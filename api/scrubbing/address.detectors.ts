/** Places of a person given as numbers or words rather than as a street: coordinates, what3words, military post. */
import type { PatternDetector } from './detector.js';
import { TOPIC_ADDRESS } from './lexicon.js';

export const locatorDetectors: readonly PatternDetector[] = [
  {
    id: 'coordinates',
    digits: 6,
    type: 'ADDRESS',
    pattern:
      /(?<![\w.+-])[+-]?(?:[0-8]?\d|90)\.\d{3,8}°?\s?[NS]?,?\s{0,2}[+-]?(?:1[0-7]\d|0?\d?\d|180)\.\d{3,8}°?(?:\s?[EW]\b)?(?![\w]|\.\d)/g,
    score: 0.85,
  },
  {
    id: 'what3words',
    sign: '/',
    type: 'ADDRESS',
    pattern: /(?<=\/\/\/|w3w\.co\/|what3words\.com\/)[a-z]{3,20}\.[a-z]{3,20}\.[a-z]{3,20}(?![\w.])/gi,
    score: 0.9,
  },
  {
    id: 'what3words-announced',
    sign: 'words',
    type: 'ADDRESS',
    pattern: /(?<=what\s?3\s?words[^\n]{0,24}?[\s:/])[a-z]{3,20}\.[a-z]{3,20}\.[a-z]{3,20}(?![\w.])/gi,
    score: 0.85,
  },
  {
    id: 'military-post',
    topics: TOPIC_ADDRESS,
    digits: 5,
    type: 'ADDRESS',
    pattern:
      /(?<!\w)(?:(?:PSC\s\d{1,5},?\s(?:Box|BOX)\s\d{1,5}|Unit\s\d{1,5},?\sBox\s\d{1,5}|US[NCSG]{1,3}V?\s[\p{L}][\p{L}'-]{1,25})\s{0,3}\n?\s{0,3}(?:[AFD]PO)\sA[AEP]\s\d{5})(?!\w)/giu,
    score: 0.92,
  },
  {
    id: 'po-box',
    topics: TOPIC_ADDRESS,
    digits: 1,
    type: 'ADDRESS',
    pattern: /(?<!\w)p\.?\s?o\.?\sbox\s\d{1,6}(?!\w)/gi,
    score: 0.75,
  },
];
