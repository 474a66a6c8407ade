/** Passwords, PINs, codes and answers, found by assignment or by the words that introduce them. */
import { entropyOf } from './checksums.js';
import type { PatternDetector } from './detector.js';
import { FUNCTION, lexiconFlags, TOPIC_LOGIN, TOPIC_SECRET, TOPIC_SEED, VERB } from './lexicon.js';

/** Words that follow "password" without being one; verbs and little words are known from the lexicon. */
const NOT_SECRETS = new Set(
  (
    'reset resets resetting change changed changing expired expires expiry incorrect wrong invalid valid protected manager managers policy policies field box link hash hashed page again attached ' +
    'stored leaked exposed missing required needed set saved works working worked fails failed failing recovery hint hints strength variable authentication login prompt screen code codes entry pad ' +
    'machine money board point attempt string allowed used keep keeps give given need ask try tried forgot forgotten remember someone anyone everyone something anything over after thing things ' +
    'details info etc contains contained rotation rules rule length min max string str text value values settings setting file env ci accidentally issue issues problem problems reader number'
  ).split(' '),
);

const CUE =
  '(?:pass\\s?words?|pass\\s?phrase|pass\\s?code|pass\\s?wd|passwd|passwrd|pword|p\\/w|pw|pwd|psw|psswd|pass|wi-?fi\\s(?:code|key))';
const QUOTED = String.raw`["'‘“][^"'’”\n]{3,60}["'’”]`;

const isPlainWord = (bare: string): boolean => {
  const lower = bare.toLowerCase().replace(/[^a-z'].*$/, '');
  return bare.length - lower.length < 2 && (NOT_SECRETS.has(lower) || (lexiconFlags(lower) & (FUNCTION | VERB)) !== 0);
};
const isSecretWord = (value: string): boolean => {
  const bare = value.replace(/^["']|["'.,;:!?)]+$/g, '');
  return bare.length >= 3 && !isPlainWord(bare);
};
const hasMixture = (value: string): boolean =>
  /\d/.test(value) && /[A-Za-z]/.test(value)
    ? true
    : /[^\w\s.,'"()-]/.test(value.slice(0, -1)) || /[a-z][A-Z]/.test(value) || /\w-\w+-\w/.test(value);

/** Tried at the word that announces the secret. */
export const announcedSecretDetectors: readonly PatternDetector[] = [
  {
    id: 'assigned-secret',
    at: TOPIC_SECRET,
    type: 'SECRET',
    pattern:
      /(?:api[_-]?key|apikey|secret(?:[_-]?key)?|token|passw(?:or)?d|pass|pwd|access[_-]?key|private[_-]?key|client[_-]?secret|auth|credentials?|sess(?:ion)?(?:[_-]?id)?|sid|jsessionid|phpsessid|csrf|signature|sig|key)["']?\s?(?:=>|:=|=|:|\sis\s)\s{0,3}["'`]?(?<value>(?:[^\s"'`;,&<>]|&(?![\w-]{1,40}=)){6,400})/iy,
    score: 0.9,
    isValid: (value) =>
      !/^(?:\$\{|process\.|os\.|env\.|<|\*{3}|xxx|your[_-]|https?:)/i.test(value) &&
      !isPlainWord(value.replace(/[.)!?]+$/, '')) &&
      (hasMixture(value) || entropyOf(value) > 3.2),
  },
  {
    id: 'password-stated',
    at: TOPIC_SECRET,
    type: 'SECRET',
    pattern: new RegExp(
      String.raw`${CUE}(?:\s(?:for|to|on|of|at)(?:\s\w{1,20}){1,4}?)?(?:['’]?s)?(?:\s?[:=]|\s(?:is|was|will be|set to|changed to|now))\s{0,3}(?:now\s|still\s|just\s|set to\s)?(?<value>${QUOTED}|[^\s"',;()]{3,80})`,
      'iy',
    ),
    score: 0.88,
    isValid: isSecretWord,
  },
  {
    id: 'password-then-value',
    at: TOPIC_SECRET,
    type: 'SECRET',
    pattern: new RegExp(String.raw`${CUE}\s{1,3}(?<value>${QUOTED}|[^\s"',;()]{3,80})`, 'iy'),
    score: 0.8,
    isValid: (value) => isSecretWord(value) && (hasMixture(value) || /^["'‘“]/.test(value)),
  },
  {
    id: 'password-in-brackets',
    at: TOPIC_SECRET,
    type: 'SECRET',
    pattern: new RegExp(String.raw`${CUE}(?:\s\w{1,12}){0,5}\s?[([](?<value>[^\s()[\]]{3,60})[)\]]`, 'iy'),
    score: 0.82,
    isValid: (value) => isSecretWord(value) && hasMixture(value),
  },
  {
    id: 'pin',
    at: TOPIC_SECRET,
    digits: 2,
    type: 'SECRET',
    pattern:
      /(?:pin(?:\s?(?:number|code|no\.?))?|otp|passcode|one[\s-]?time\s(?:code|pass(?:word|code))|(?:verification|security|auth(?:entication)?|authoris?ation|fa|mfa|sms|login|log-in|confirmation|access|entry|door|gate|alarm|safe|lock\s?box|key\s?safe|key\s?box|padlock|locker|unlock|recovery|backup|garage|entrance|building|front door|back door|keypad|burglar alarm|voicemail)\s(?:code|pin|combination|combo|number)|combination|code\sfor\s(?:the|my|our)\s(?:[\w-]{1,20}\s?){1,3}|code\sto\s(?:the|my|our|get)\s(?:[\w-]{1,20}\s?){1,3})(?:'?s(?=\s\d))?(?:\s(?:is|was|now|will be|just now|changed to|they sent(?: me)?|i got|you sent(?: me)?|it gave me|says))*\s?[:=-]?\s{0,2}(?:is\s|it's\s|its\s)?[#*]?(?<value>[A-Z]{0,2}\d(?:[\s-]?\d){2,7}[#*]?|[A-Z]\d{3,5}[A-Z#]?)(?![\w]|[.,/:-]\d)/iy,
    score: 0.9,
  },
  {
    id: 'security-answer',
    at: TOPIC_SECRET,
    type: 'SECRET',
    pattern:
      /(?:memorable (?:word|name|place|info(?:rmation)?)|security (?:answer|word|phrase)|secret (?:word|answer|phrase)|safe word|passphrase)(?:\s(?:is|was))?\s?[:=]?\s{0,2}(?<value>["'][^"'\n]{2,50}["']|[^\s"',.;]{3,40}(?:\s(?!is|and|on|for|or|but)[a-z]{3,12}){0,5})/iy,
    score: 0.89,
    isValid: isSecretWord,
  },
  {
    id: 'password-of-plain-word',
    at: TOPIC_LOGIN,
    type: 'SECRET',
    pattern: new RegExp(
      String.raw`(?:user[\s_-]?name|login|user)\b[^\n]{1,40}?\b${CUE}\s{1,3}(?<value>[^\s"',;()]{3,60})`,
      'iy',
    ),
    score: 0.78,
    isValid: isSecretWord,
  },
  {
    id: 'login-pair',
    at: TOPIC_LOGIN,
    run: 5,
    type: 'SECRET',
    pattern:
      /(?:log\s?in|logon|creds?|credentials|access|vpn|user(?:name)?)\b[^\n]{0,60}?[\s:][\w.@-]{2,40}\s?[/:|]\s?(?<value>[^\s/:|,;]{5,60})(?![\w])/iy,
    score: 0.75,
    isValid: (value) => hasMixture(value) && !/^\d+$/.test(value) && !/[@?=]/.test(value),
  },
  {
    id: 'seed-phrase',
    at: TOPIC_SEED,
    type: 'SECRET',
    pattern:
      /(?:seed|recovery|mnemonic|backup|secret)\s(?:phrase|words?|seed)[^\n]{0,24}?[\s:"'](?<value>(?:[a-z]{3,8}\s){11,23}[a-z]{3,8})(?!\w)/iy,
    score: 0.9,
  },
];

export const secretDetectors: readonly PatternDetector[] = [
  {
    id: 'code-in-quotes',
    digits: 4,
    type: 'SECRET',
    pattern:
      /(?<!\w)(?<value>\d{4,8})\s(?:is|was)\s(?:my|your|the)\s(?:\w{1,15}\s){0,2}(?:pin|otp|code|passcode|verification code|one[\s-]time (?:code|password|passcode))\b/gi,
    score: 0.85,
  },
];
