// The fault suite (SIGKILL, disk full, slow peers): bounded in time, apart from the everyday suite.
import { shared } from './jest.config.mjs';

export default { ...shared, testMatch: ['<rootDir>/test/faults/**/*.spec.ts'], testTimeout: 300_000 };
