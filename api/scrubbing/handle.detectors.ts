/** Names that people go by on platforms and systems: @handles, gamertags, logins. */
import type { PatternDetector } from './detector.js';
import { TOPIC_LOGIN, TOPIC_PLATFORM } from './lexicon.js';

const PLATFORM =
  '(?:insta(?:gram)?|ig|snap(?:chat)?|twitter|tiktok|discord|skype|telegram|steam|psn|xbox|gamertag|gamer\\s?tag|twitch|reddit|github|gitlab|' +
  'whats\\s?app|wechat|signal|kik|facebook|fb|messenger|youtube|tumblr|pinterest|vinted|depop|ebay|etsy|cash\\s?app|venmo|monzo|paypal|strava|' +
  'bluesky|mastodon|threads|roblox|minecraft|fortnite|epic|nintendo|battle\\.?net|riot|duolingo|spotify|slack|teams|tinder|hinge|bumble|grindr)(?![\\w])';

const HANDLE = String.raw`[A-Za-z0-9_](?:[\w.#-]{0,38}[A-Za-z0-9_])?`;
const isHandleLike = (value: string): boolean => /[\d_.#-]/.test(value) || /[a-z][A-Z]/.test(value);

const COMMON_AFTER_PLATFORM =
  /^(?:about|account|again|always|being|blocked|broken|called|closed|doing|down|gonna|great|having|locked|making|messaging|private|public|really|still|where|working|hacked|wrong|where|there|their|asking|group|unavailable|better|going|something)$/;

/** Tried at the name of the platform, or at the word for a login. */
export const announcedHandleDetectors: readonly PatternDetector[] = [
  {
    id: 'platform-handle',
    at: TOPIC_PLATFORM,
    type: 'USERNAME',
    pattern: new RegExp(
      String.raw`${PLATFORM}(?:\s(?:id|name|handle|user(?:\s?name)?|account|tag|is\sprobably|acc))?(?:['"]s|\sis|:|\s-|\s=|=)?\s{0,3}["'(]?(?<value>@?${HANDLE})`,
      'iy',
    ),
    score: 0.72,
    isValid: isHandleLike,
  },
  {
    id: 'stated-handle',
    at: TOPIC_PLATFORM,
    type: 'USERNAME',
    pattern: new RegExp(
      String.raw`${PLATFORM}(?:\s(?:id|name|handle|user(?:\s?name)?|account|tag|acc))?(?:\sis|:|=)\s{0,3}["'(]?(?<value>@?${HANDLE})`,
      'iy',
    ),
    score: 0.6,
    isValid: (value) =>
      isHandleLike(value) || (value.length >= 5 && /^[a-z]+$/.test(value) && !COMMON_AFTER_PLATFORM.test(value)),
  },
  {
    id: 'platform-bracket',
    at: TOPIC_PLATFORM,
    type: 'USERNAME',
    pattern: new RegExp(String.raw`${PLATFORM}\s?\((?<value>@?${HANDLE})\)`, 'iy'),
    score: 0.75,
  },
  {
    id: 'login-name',
    at: TOPIC_PLATFORM,
    type: 'USERNAME',
    pattern: new RegExp(
      String.raw`(?:user[\s_-]?name|user[\s_-]?id|userid|log[\s-]?in(?:\sname|\sid)?|logon|handle|screen\s?name|nick(?:name)?|user)` +
        String.raw`(?:\s(?:is|was)|\s?[:=]|\s-)\s{0,3}["']?(?<value>${HANDLE}(?!@))`,
      'iy',
    ),
    score: 0.74,
    isValid: (value) =>
      value.length > 1 &&
      !/^(?:is|not|the|my|was|and|or|for|failed|page|null|undefined|true|false|none|error|me|us)$/i.test(value),
  },
  {
    id: 'user-name-then-value',
    at: TOPIC_PLATFORM,
    type: 'USERNAME',
    pattern: new RegExp(String.raw`user[\s_-]?name\s{1,3}["']?(?<value>${HANDLE})(?![\w@'])`, 'iy'),
    score: 0.65,
    isValid: (value) =>
      !/^(?:is|not|the|my|was|and|or|for|field|already|taken|wrong|does|doesnt|isnt|has|to|in|on|with|you|please|cannot|can|must|should|too)$/i.test(
        value,
      ),
  },
  {
    id: 'login-pair-name',
    type: 'USERNAME',
    at: TOPIC_LOGIN,
    run: 5,
    pattern:
      /(?:log\s?in|logon|creds?|credentials|access|vpn)\b[^\n]{0,50}?[\s:](?<value>[A-Za-z][\w.-]{2,40})(?=\s?[/:|]\s?(?=[^\s/:|,;]{0,40}[\d!@#$%^&*])[^\s/:|,;]{5,60})/iy,
    score: 0.76,
    isValid: isHandleLike,
  },
];

export const handleDetectors: readonly PatternDetector[] = [
  {
    id: 'reddit-name',
    sign: 'u/',
    type: 'USERNAME',
    pattern: /(?<![\w/.])u\/[A-Za-z0-9_-]{3,20}(?![\w/])/g,
    score: 0.76,
  },
  {
    id: 'at-handle',
    sign: '@',
    type: 'USERNAME',
    pattern: /(?<![\w@/.=+-])@[A-Za-z0-9_](?:[\w.-]{0,38}[A-Za-z0-9_])?(?![\w@]|\.\w{2,10}\b|\/)/g,
    score: 0.7,
    exclude: /(?:invalid|decorator|import|annotation)\s(?:\w+\s){0,2}$/,
    isValid: (value) =>
      value.length > 3 &&
      !/^@(?:media|import|param|return|returns|override|everyone|here|channel|alone|types|angular|nestjs)$/i.test(
        value,
      ),
  },
  {
    id: 'cash-handle',
    sign: '$',
    type: 'USERNAME',
    pattern: /(?<![\w$])\$[A-Za-z][\w-]{2,30}(?![\w{(])/g,
    score: 0.3,
    scoreInContext: 0.75,
    context: /cash\s?app|cashtag|venmo|paypal/,
  },
  {
    id: 'discord-tag',
    sign: '#',
    type: 'USERNAME',
    pattern: /(?<![\w#])[A-Za-z][\w.]{2,31}#\d{4}(?!\d)/g,
    score: 0.8,
  },
  {
    id: 'handle-on-platform',
    topics: TOPIC_PLATFORM,
    type: 'USERNAME',
    pattern: new RegExp(String.raw`(?<![\w@.])(?<value>@?${HANDLE})\s(?:on|over)\s(?:my\s)?${PLATFORM}\b`, 'gi'),
    score: 0.72,
    isValid: isHandleLike,
  },
];
