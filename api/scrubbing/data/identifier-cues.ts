/** Words that introduce a number given to a person, with the fewest digits such a number has. Compiled for this project. */
import type { PiiType } from '../scrubbing.contract.js';

export interface IdentifierCue {
  type: PiiType;
  words: string;
  digits: number;
  /** Only after this word: "blue badge", "frequent flyer". */
  after?: RegExp;
}

export const IDENTIFIER_CUES: readonly IdentifierCue[] = [
  { type: 'OTHER_ID', words: 'student pupil candidate ucas uln upn matriculation enrolment enrollment exam', digits: 4 },
  { type: 'OTHER_ID', words: 'finance', digits: 6, after: /^student$/ },
  { type: 'OTHER_ID', words: 'sfe slc', digits: 6 },
  { type: 'OTHER_ID', words: 'employee staff payroll personnel emp worker clock crew officer collar warrant badge', digits: 3 },
  { type: 'OTHER_ID', words: 'hospital patient mrn medical chi dental prescription clinic health', digits: 4 },
  { type: 'OTHER_ID', words: 'member membership union subscriber gym scheme pension', digits: 4 },
  { type: 'OTHER_ID', words: 'railcard clubcard nectar oyster avios library loyalty flyer', digits: 5 },
  { type: 'OTHER_ID', words: 'pass', digits: 5, after: /^(?:bus|travel|concessionary|freedom|disabled)$/ },
  { type: 'OTHER_ID', words: 'permit', digits: 4, after: /^(?:residence|resident|residents|parking|work)$/ },
  { type: 'OTHER_ID', words: 'ticket', digits: 8, after: /^season$/ },
  { type: 'OTHER_ID', words: 'imei imsi iccid sim meid esn udid device', digits: 8 },
  { type: 'OTHER_ID', words: 'insurance medicare medicaid', digits: 4 },
  { type: 'OTHER_ID', words: 'gmc nmc hcpc sra dbs npi cscs sia pca prison prisoner inmate custody brp vignette ukvi asylum biometric share cos', digits: 4 },
  { type: 'OTHER_ID', words: 'identification', digits: 5 },
  { type: 'OTHER_ID', words: 'vat', digits: 9 },
  { type: 'NATIONAL_ID', words: 'tin ein tax atin taxpayer steuer nif nie dni cpf cnpj bsn pesel pps ppsn fiscale personnummer curp rfc', digits: 6 },
  { type: 'NATIONAL_ID', words: 'national identity aadhaar aadhar pan voter sin ssn citizen social', digits: 4 },
];
