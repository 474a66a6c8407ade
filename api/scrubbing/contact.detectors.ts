/** E-mail addresses that are spelled out, and links with something personal in them. */
import type { PatternDetector } from './detector.js';

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
    id: 'link-with-credentials',
    sign: '://',
    type: 'URL',
    pattern: /(?<![\w@])[a-z][a-z+]{1,15}:\/\/[^\s/:@"'`]{1,80}:[^\s/@"'`]{1,80}@[^\s<>"'`\])}]{3,300}/gi,
    score: 0.98,
  },
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
