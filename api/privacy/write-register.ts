/** `npm run register`: writes docs/privacy-register.md from the register. */
import { writeFileSync } from 'node:fs';
import { REGISTER_PATH, registerDocument } from './register-document.js';

writeFileSync(REGISTER_PATH, registerDocument());
process.stdout.write(`Wrote ${REGISTER_PATH}\n`);
