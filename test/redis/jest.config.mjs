// The Redis suite: several nodes on one database. It needs a Redis server, which the everyday suite does not.
import { shared } from '../../jest.config.mjs';

export default { ...shared, testMatch: ['<rootDir>/test/redis/**/*.spec.ts'], testTimeout: 60_000 };
