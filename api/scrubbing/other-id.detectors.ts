/** Numbers that an organisation or a device maker gives a person, found by the words that introduce them. */
import { digitsOf, isLuhnValid } from './checksums.js';
import type { PatternDetector } from './detector.js';
import type { PiiType } from './scrubbing.contract.js';

/** What may stand between the cue and the number: "number", "no.", "is", punctuation. */
const FILLER = String.raw`(?:\s?(?:number|numbr|num|no\.?|nr|id|ref(?:erence)?|code|card|#|№))*(?:\s(?:is|was|on file is|code is|of|ending))?\s?[:=#]?\s{0,2}["'(]?`;
const VALUE = String.raw`(?=[A-Z/ -]{0,12}\d)[A-Z0-9](?:[/ -]?[A-Z0-9]){2,23}?`;
const STOP = String.raw`(?![\w]|[/-]\w| \d{3,})`;

interface Cue {
  id: string;
  type: PiiType;
  cue: string;
  /** Least digits a value must have. */
  digits: number;
  value?: string;
  score?: number;
}

const CUES: readonly Cue[] = [
  {
    id: 'student-number',
    type: 'OTHER_ID',
    cue: 'student|pupil|candidate|ucas|uln|upn|matriculation|exam|enrolment|enrollment',
    digits: 4,
  },
  { id: 'student-finance', type: 'OTHER_ID', cue: 'student finance|sfe|slc|customer reference', digits: 6 },
  {
    id: 'employee-number',
    type: 'OTHER_ID',
    cue: 'employee|staff|payroll|personnel|emp|worker|clock|crew|officer|collar|warrant|badge|service',
    digits: 3,
  },
  {
    id: 'hospital-number',
    type: 'OTHER_ID',
    cue: 'hospital|patient|mrn|medical record|medical records|chi|dental|prescription|nhs trust|clinic|case notes|health record',
    digits: 4,
  },
  {
    id: 'membership',
    type: 'OTHER_ID',
    cue: 'member|membership|pension(?: scheme)? member|pension scheme|union|subscriber|gym',
    digits: 4,
  },
  {
    id: 'card-of-member',
    type: 'OTHER_ID',
    cue: 'library|loyalty|clubcard|nectar|rail\\s?card|oyster|frequent flyer|avios|executive club|bus pass|concessionary|blue badge|season ticket|saver card|id card|freedom pass',
    digits: 5,
  },
  { id: 'device', type: 'OTHER_ID', cue: 'imei|imsi|iccid|sim|meid|esn|udid|device', digits: 8 },
  {
    id: 'insured',
    type: 'OTHER_ID',
    cue: 'insurance(?: code| policy| member)?|health plan|medicare|medicaid|subscriber|group',
    digits: 4,
  },
  {
    id: 'registered-professional',
    type: 'OTHER_ID',
    cue: 'gmc|nmc|hcpc|sra|dbs(?: certificate)?|npi|cscs|sia|pca|prison|inmate|prisoner|custody|crn|brp|visa|vignette|cos|share|ukvi|home office|asylum|biometric residence permit',
    digits: 4,
  },
  {
    id: 'suspect',
    type: 'OTHER_ID',
    cue: 'suspect identification|identification|personal identification|identity card|id card',
    digits: 5,
  },
  { id: 'vat', type: 'OTHER_ID', cue: 'vat registration|vat reg', digits: 9 },
  {
    id: 'tax-number',
    type: 'NATIONAL_ID',
    cue: 'tin|ein|tax(?:payer)? id|tax|atin|taxpayer identification|steuer(?:-id)?|nif|nie|dni|cpf|cnpj|bsn|pesel|pps(?:n)?|codice fiscale|personnummer|curp|rfc',
    digits: 6,
  },
  {
    id: 'state-number',
    type: 'NATIONAL_ID',
    cue: "national id|national identity|identity|aadhaa?r|pan(?: card)?|voter(?:'?s)?|social insurance|sin|ssn|social security|citizen",
    digits: 4,
  },
];

const detectorFor = ({ id, type, cue, digits, value, score }: Cue): PatternDetector => ({
  id,
  type,
  pattern: new RegExp(`(?<![\\w-])(?:${cue})(?![\\w])${FILLER}(?<value>${value ?? VALUE})${STOP}`, 'gi'),
  score: score ?? 0.78,
  isValid: (found) =>
    digitsOf(found).length >= digits &&
    !/^(?:19|20)\d\d$/.test(found) &&
    !/^\d+(?:am|pm|st|nd|rd|th|k|m|p|ft|kg|cm|mm|mb|gb|hrs?|mins?|days?|weeks?|years?)$/i.test(found),
});

export const otherIdDetectors: readonly PatternDetector[] = [
  ...CUES.map(detectorFor),
  {
    id: 'imei',
    type: 'OTHER_ID',
    pattern: /(?<![\w.+£$-])\d{2}[ -]?\d{6}[ -]?\d{6}[ -]?\d(?![\w]|[-.]\d)/g,
    score: 0.3,
    scoreInContext: 0.95,
    context: /\bimei\b/,
    isValid: (value) => isLuhnValid(digitsOf(value)) || true,
  },
  {
    id: 'prefixed-staff-number',
    type: 'OTHER_ID',
    pattern: /(?<![\w-])(?:EMP|STU|PAT|MRN|NEST|STAFF|HOSP)-?\d{4,12}(?![\w-])/g,
    score: 0.7,
  },
];
