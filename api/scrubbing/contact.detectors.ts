/** E-mail addresses (also spelled out), links with something personal in them, and handles. */
import type { PatternDetector } from './detector.js';
import { TOPIC_SECRET } from './lexicon.js';

const TLD_WORD =
  '(?:com|org|net|edu|gov|info|biz|io|ai|app|dev|me|uk|ie|eu|us|de|fr|es|it|nl|pl|se|no|dk|example|test|co|ac|nhs)';
const DOT = String.raw`(?:\s{0,2}[[({<]\s?(?:dot|\.)\s?[\])}>]\s{0,2}|\s{1,2}(?:dot|d0t|punto)\s{1,2}|\s?\.\s?)`;
const AT = String.raw`(?:\s{0,2}[[({<]\s?(?:at|@|a)\s?[\])}>]\s{0,2}|\s{1,2}(?:at|@)\s{1,2}|_at_|-at-)`;
const NOT_A_LOCAL_PART =
  '(?!(?:is|are|be|was|look|me|us|it|and|or|the|you|meet|arrive|based|find|found|available|email|mail|hosted)\\b)';

export const spelledEmailDetector: PatternDetector = {
  id: 'email-spelled-out',
  type: 'EMAIL',
  pattern: new RegExp(
    String.raw`(?<![\w.@])${NOT_A_LOCAL_PART}[a-z0-9][a-z0-9._+-]{0,40}(?:\s(?:dot|underscore|dash)\s[a-z0-9]{1,30}){0,2}${AT}` +
      String.raw`[a-z0-9][a-z0-9-]{0,40}(?:${DOT}[a-z0-9-]{2,30}){0,3}${DOT}${TLD_WORD}(?![\w@])`,
    'gi',
  ),
  score: 0.9,
};

const SOCIAL =
  '(?:facebook|fb|instagram|twitter|x|linkedin|tiktok|snapchat|github|gitlab|reddit|youtube|twitch|pinterest|threads|t|wa|vk|telegram|' +
  'soundcloud|spotify|open\\.spotify|medium|strava|onlyfans|patreon|paypal|cash|venmo|mastodon|bsky|tumblr|flickr|vimeo|behance|calendly|linktr|steamcommunity|keybase)';

export const urlDetectors: readonly PatternDetector[] = [
  {
    id: 'link',
    sign: '://',
    type: 'URL',
    pattern:
      /(?<![\w@])(?:https?|ftps?|wss?|postgres(?:ql)?|mysql|mongodb(?:\+srv)?|redis|amqp):\/\/[^\s<>"'`\])}]{3,2000}/gi,
    score: 0.8,
    isValid: (value) => isPersonalLink(value),
  },
  {
    id: 'profile-link',
    sign: '/',
    type: 'URL',
    pattern: new RegExp(
      String.raw`(?<![\w@./-])(?:www\.)?${SOCIAL}\.(?:com|me|co|app|tv|in|ee|social|org|net)/[\w@.~%+/-]{1,120}[\w/]`,
      'gi',
    ),
    score: 0.85,
  },
  {
    id: 'link-without-scheme',
    sign: '/',
    type: 'URL',
    pattern: /(?<![\w@./:-])(?:www\.)?[a-z0-9-]{1,60}(?:\.[a-z0-9-]{1,40}){1,4}\/[\w@.~%+/?=&#:;,-]{2,400}/gi,
    score: 0.7,
    isValid: (value) => isPersonalLink(value),
  },
];

/** A link is personal when its path or query can single someone out: an id, a handle, a token, any query value. */
function isPersonalLink(link: string): boolean {
  const rest = link.replace(/^[a-z+]{2,12}:\/\//i, '');
  if (/^[^/\s]{1,200}:[^/\s]{1,200}@/.test(rest)) return true;
  const slash = rest.search(/[/?#]/);
  if (slash < 0) return false;
  const path = rest.slice(slash + 1);
  return /\d{3,}|[?&][\w.-]{1,40}=.|(?:^|\/)(?:u|user|users|in|profile|account|accounts|people|member|members|id)\/[^/]/i.test(
    path,
  );
}

const PLATFORM =
  '(?:insta(?:gram)?|ig|snap(?:chat)?|twitter|tiktok|discord|skype|telegram|steam|psn|xbox|gamertag|gamer\\s?tag|twitch|reddit|github|gitlab|' +
  'whats\\s?app|wechat|signal|kik|facebook|fb|messenger|youtube|tumblr|pinterest|vinted|depop|ebay|etsy|cash\\s?app|venmo|monzo|paypal|strava|' +
  'bluesky|mastodon|threads|roblox|minecraft|fortnite|epic|nintendo|battle\\.?net|riot|duolingo|spotify|slack|teams|tinder|hinge|bumble|grindr)(?![\\w])';

const HANDLE = String.raw`[A-Za-z0-9_](?:[\w.#-]{0,38}[A-Za-z0-9_])?`;
const isHandleLike = (value: string): boolean => /[\d_.#-]/.test(value) || /[a-z][A-Z]/.test(value);

export const handleDetectors: readonly PatternDetector[] = [
  {
    id: 'at-handle',
    sign: '@',
    topics: 0,
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
    topics: 0,
    type: 'USERNAME',
    pattern: /(?<![\w$])\$[A-Za-z][\w-]{2,30}(?![\w{(])/g,
    score: 0.3,
    scoreInContext: 0.75,
    context: /cash\s?app|cashtag|venmo|paypal/,
  },
  {
    id: 'discord-tag',
    sign: '#',
    topics: 0,
    type: 'USERNAME',
    pattern: /(?<![\w#])[A-Za-z][\w.]{2,31}#\d{4}(?!\d)/g,
    score: 0.8,
  },
  {
    id: 'platform-handle',
    type: 'USERNAME',
    pattern: new RegExp(
      String.raw`(?<![\w@])${PLATFORM}(?:\s(?:id|name|handle|user(?:\s?name)?|account|tag|is\sprobably|acc))?(?:['"]s|\sis|:|\s-|\s=|=)?\s{0,3}[@"'(]?(?<value>@?${HANDLE})`,
      'gi',
    ),
    score: 0.72,
    isValid: isHandleLike,
  },
  {
    id: 'stated-handle',
    type: 'USERNAME',
    pattern: new RegExp(
      String.raw`(?<![\w@])${PLATFORM}(?:\s(?:id|name|handle|user(?:\s?name)?|account|tag|acc))?(?:\sis|:|=)\s{0,3}["'(]?(?<value>@?${HANDLE})`,
      'gi',
    ),
    score: 0.6,
    isValid: (value) =>
      isHandleLike(value) || (value.length >= 5 && /^[a-z]+$/.test(value) && !COMMON_AFTER_PLATFORM.test(value)),
  },
  {
    id: 'handle-on-platform',
    type: 'USERNAME',
    pattern: new RegExp(String.raw`(?<![\w@.])(?<value>@?${HANDLE})\s(?:on|over)\s(?:my\s)?${PLATFORM}\b`, 'gi'),
    score: 0.72,
    isValid: isHandleLike,
  },
  {
    id: 'platform-bracket',
    type: 'USERNAME',
    pattern: new RegExp(String.raw`${PLATFORM}\s?\((?<value>@?${HANDLE})\)`, 'gi'),
    score: 0.75,
  },
  {
    id: 'login-name',
    type: 'USERNAME',
    pattern: new RegExp(
      String.raw`(?<![\w@])(?:user[\s_-]?name|user[\s_-]?id|userid|log[\s-]?in(?:\sname|\sid)?|logon|handle|screen\s?name|nick(?:name)?|(?:db|smtp|ftp|ssh|admin|[a-z]{2,12})?_?user)` +
        String.raw`(?:\s(?:is|was)|\s?[:=]|\s-)\s{0,3}["']?(?<value>${HANDLE}(?!@))`,
      'gi',
    ),
    score: 0.74,
    isValid: (value) =>
      value.length > 1 &&
      !/^(?:is|not|the|my|was|and|or|for|failed|page|null|undefined|true|false|none|error|me|us)$/i.test(value),
  },
  {
    id: 'login-pair-name',
    type: 'USERNAME',
    topics: TOPIC_SECRET,
    pattern:
      /(?<=\b(?:log\s?in|logon|creds?|credentials|access|vpn)\b[^\n]{0,50}[\s:])(?<value>[A-Za-z][\w.-]{2,40})(?=\s?[/:|]\s?(?=[^\s/:|,;]{0,40}[\d!@#$%^&*])[^\s/:|,;]{5,60})/gi,
    score: 0.76,
    isValid: isHandleLike,
  },
  {
    id: 'user-name-then-value',
    type: 'USERNAME',
    pattern: new RegExp(String.raw`(?<![\w@])user[\s_-]?name\s{1,3}["']?(?<value>${HANDLE})(?![\w@])`, 'gi'),
    score: 0.65,
    isValid: (value) =>
      !/^(?:is|not|the|my|was|and|or|for|field|already|taken|wrong|does|doesnt|isnt|has|to|in|on|with|you|please|cannot|can|must|should|too)$/i.test(
        value,
      ),
  },
];

const COMMON_AFTER_PLATFORM =
  /^(?:about|account|again|always|being|blocked|broken|called|closed|doing|down|gonna|great|having|locked|making|messaging|private|public|really|still|where|working|hacked|wrong|where|there|their|asking|group|unavailable|better|going|something)$/;
