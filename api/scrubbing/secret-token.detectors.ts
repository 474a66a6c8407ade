/** Keys and tokens known by their shape: issuer prefixes, JSON web tokens, key blocks. */
import type { PatternDetector } from './detector.js';
import { TOPIC_SECRET } from './lexicon.js';

export const secretTokenDetectors: readonly PatternDetector[] = [
  {
    id: 'key-with-issuer-prefix',
    mixed: true,
    run: 18,
    type: 'SECRET',
    pattern:
      /(?<![\w])(?:sk-ant-[\w-]{20,200}|sk-(?:proj-|svcacct-|live-|test-)?[\w-]{20,200}|(?:sk|pk|rk)_(?:live|test)_[A-Za-z0-9]{16,120}|whsec_[\w+/=]{16,100}|gh[pousr]_[A-Za-z0-9]{20,255}|github_pat_\w{22,255}|gl(?:pat|dt|rt|ft|soat)-[\w-]{16,100}|xox[abeoprs]-[\w-]{10,200}|xapp-[\w-]{10,200}|npm_[A-Za-z0-9]{30,60}|pypi-[\w-]{16,220}|AIza[\w-]{30,45}|ya29\.[\w-]{20,300}|GOCSPX-[\w-]{20,60}|(?:AKIA|ASIA|AGPA|AIDA|AROA|ANPA)[A-Z0-9]{16}|SG\.[\w-]{16,40}\.[\w-]{16,80}|key-[0-9a-f]{32}|hf_[A-Za-z0-9]{20,60}|r8_\w{30,60}|dop_v1_[a-f0-9]{64}|shp(?:at|ss|ca|pa)_[a-fA-F0-9]{32}|sq0(?:atp|csp|idp)-[\w-]{20,60}|EAA[A-Za-z0-9]{30,255}|NRAK-[A-Z0-9]{20,40}|lin_api_\w{20,60}|secret_[A-Za-z0-9]{30,60}|ntn_\w{30,60}|pat[A-Za-z0-9]{14}\.[a-f0-9]{64}|Bearer\s[\w.~+/=-]{16,600}|hvs\.[\w-]{20,200}|atlasv1\.[\w-]{20,100}|AGE-SECRET-KEY-[A-Z0-9]{50,60}|re_[A-Za-z0-9_]{20,50}|gsk_[A-Za-z0-9]{30,80}|xai-[A-Za-z0-9]{30,100}|pplx-[a-z0-9]{30,60}|dckr_pat_[\w-]{20,50}|tskey-[\w-]{16,80}|fly[a-z]?_?[A-Za-z0-9_]{40,200}|\d{8,10}:AA[\w-]{30,40})(?![\w])/g,
    score: 0.97,
    isValid: (value) => value.length > 18,
  },
  {
    id: 'bearer-token',
    topics: TOPIC_SECRET,
    run: 12,
    type: 'SECRET',
    pattern: /(?<!\w)(?:Bearer|Basic|Token)\s(?<value>[\w.~+/-]{12,1200}={0,2})(?!\w)/g,
    score: 0.98,
    isValid: (value) => /\d/.test(value) || value.length > 30,
  },
  {
    id: 'json-web-token',
    mixed: true,
    run: 16,
    type: 'SECRET',
    pattern: /(?<!\w)eyJ[\w-]{8,1000}\.[\w-]{4,2000}(?:\.[\w-]{0,1000})?/g,
    score: 0.96,
  },
  {
    id: 'private-key-block',
    sign: '-----BEGIN',
    type: 'SECRET',
    pattern:
      /-----BEGIN [A-Z ]{0,30}(?:PRIVATE KEY|CERTIFICATE|PGP MESSAGE)[A-Z ]{0,10}-----[\s\S]{0,8000}?(?:-----END [A-Z ]{3,50}-----|$)/g,
    score: 0.99,
  },
];
