/** No field of the product asks for, or keeps, what articles 9 and 10 of the UK GDPR protect; the only traces are flags of messages and rules. */
import { getConnectionToken } from '@nestjs/mongoose';
import { getMetadataStorage } from 'class-validator';
import type { Connection, Schema } from 'mongoose';
import { DATA_MAP } from '../../api/privacy/data/data-map.js';
import { CATEGORY_IDS } from '../../api/privacy/vocabulary.contract.js';
import { startApp, type TestApp } from '../support/start-app.js';

const SPECIAL =
  /special|health|medic|diagnos|disabilit|illness|allerg|pregnan|relig|faith|belief|politic|sexual|gender|orientation|union|ethnic|race\b|racial|nationality|biometric|fingerprint|faceprint|genetic|dna|crimin|convict|offence|offense|arrest/i;

/** Which statement a message seems to hold, for the organisation's policy; and that policy itself. Neither is asked of anybody. */
const FLAGS = ['messages.special', 'scrubbing_policies.special.category', 'scrubbing_policies.special.action'];
const RULES = ['ScrubbingPolicyRequest.special'];

let app: TestApp;
beforeAll(async () => void (app = await startApp()));
afterAll(() => app.close());

function pathsOf(schema: Schema, before = ''): string[] {
  const paths: string[] = [];
  schema.eachPath((name, type) => {
    const { schema: nested } = type as { schema?: Schema };
    paths.push(...(nested ? pathsOf(nested, `${before}${name}.`) : [before + name]));
  });
  return paths;
}

it('C9.2 no stored field is of a special category or of criminal offences', () => {
  const models = Object.values(app.get<Connection>(getConnectionToken()).models);
  const stored = models.flatMap((model) => pathsOf(model.schema).map((path) => `${model.collection.name}.${path}`));
  expect(stored.length).toBeGreaterThan(100);
  expect(stored.filter((path) => SPECIAL.test(path)).sort()).toEqual([...FLAGS].sort());
});

it('C9.2 nothing of the kind stands in the data map, vault included, nor among the categories of data', () => {
  const mapped = DATA_MAP.flatMap(({ collection, fields }) =>
    Object.keys(fields).map((name) => `${collection}.${name}`),
  );
  expect(mapped.filter((path) => SPECIAL.test(path)).sort()).toEqual([...FLAGS].sort());
  expect(CATEGORY_IDS.filter((category) => SPECIAL.test(category))).toEqual([]);
});

it('C9.2 no request asks for it', () => {
  const { validationMetadatas } = getMetadataStorage() as unknown as {
    validationMetadatas: ReadonlyMap<{ name: string }, { propertyName: string }[]>;
  };
  const fields = [...validationMetadatas].flatMap(([{ name }, rules]) =>
    [...new Set(rules.map(({ propertyName }) => propertyName))].map((field) => `${name}.${field}`),
  );
  expect(fields.length).toBeGreaterThan(50);
  expect(fields.filter((field) => SPECIAL.test(field))).toEqual(RULES);
});

it('knows such a field when it sees one', () => {
  expect(
    ['members.religion', 'VisitorRequest.healthNote', 'subjects.criminalRecord'].filter((name) => SPECIAL.test(name)),
  ).toHaveLength(3);
});
