// The suite's configuration: CommonJS mode, because Nest 12 is ESM only and Node 20 cannot require() ESM inside jest.
const esmOnly = [
  '@nestjs',
  'agenda',
  '@agendajs',
  'lit',
  'lit-html',
  'lit-element',
  '@lit',
  '@lit-labs',
  'jose',
  'file-type',
  'load-esm',
  'strtok3',
  'token-types',
  'uint8array-extras',
  '@borewit',
  '@tokenizer',
  'uid',
  'iterare',
  'croner',
  'human-interval',
];

export const shared = {
  testEnvironment: 'node',
  rootDir: import.meta.dirname,
  extensionsToTreatAsEsm: [],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.(ts|mjs|js)$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
          target: 'es2022',
          keepClassNames: true,
        },
        module: { type: 'commonjs' },
      },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${esmOnly.join('|')})/)`, '<rootDir>/dist/'],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  testTimeout: 30_000,
};

export default {
  ...shared,
  testMatch: ['<rootDir>/api/**/*.spec.ts', '<rootDir>/widget/**/*.spec.ts', '<rootDir>/test/**/*.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/dist/', '<rootDir>/test/faults/', '<rootDir>/test/redis/'],
};
