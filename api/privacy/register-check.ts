/** The questions start-up asks before it serves anybody: is every stored field mapped, does every handler name a purpose, is the register whole? */
import type { Schema, SchemaType } from 'mongoose';
import { PURPOSE_IDS, type PurposeId } from './purposes.contract.js';
import { CATEGORY_IDS, isPersonal, type MappedCollection } from './vocabulary.contract.js';
import { PERMITTED_COUNTRIES, type Recipient } from './data/recipients.js';
import type { PurposeRow } from './data/purposes.js';

export interface StoredModel {
  collection: string;
  schema: Schema;
}

/** Fields stored but not mapped (`gap`), and mapped but not stored (`stale`). A gap is louder than a violation. */
export function mappingFaults(models: readonly StoredModel[], map: readonly MappedCollection[]): string[] {
  return models.flatMap(({ collection, schema }) => {
    const mapped = map.find((row) => row.collection === collection);
    if (!mapped) return [`the collection ${collection} is not in the data map`];
    const stored = pathsOf(schema);
    const gaps = stored
      .filter((path) => !(path in mapped.fields))
      .map((path) => `${collection}.${path} is not in the data map`);
    const known = new Set([...stored, '__v']);
    const stale = Object.keys(mapped.fields)
      .filter((path) => !known.has(path))
      .map((path) => `${collection}.${path} is in the data map but no schema stores it`);
    return [...gaps, ...stale];
  });
}

/** Every leaf path of a schema; elements of arrays of documents as `citations.title`. A path of mixed content is its own fault. */
export function pathsOf(schema: Schema, prefix = ''): string[] {
  return Object.entries(schema.paths).flatMap(([path, type]) => {
    const inner = (type as SchemaType & { schema?: Schema }).schema;
    if (inner) return pathsOf(inner, `${prefix}${path}.`);
    return type.instance === 'Mixed' ? [`${prefix}${path} (mixed content)`] : [`${prefix}${path}`];
  });
}

export interface Handler {
  place: string;
  purpose: PurposeId | undefined;
}

export function purposeFaults(handlers: readonly Handler[]): string[] {
  return handlers
    .filter(({ purpose }) => purpose === undefined || !PURPOSE_IDS.includes(purpose))
    .map(({ place }) => `${place} names no purpose`);
}

/** Rows of the data map must use a declared purpose whose categories include theirs; every category must serve a purpose. */
export function registerFaults(
  map: readonly MappedCollection[],
  purposes: Readonly<Record<PurposeId, PurposeRow>>,
): string[] {
  const fields = map.flatMap(({ collection, fields }) =>
    Object.entries(fields).flatMap(([path, field]) =>
      isPersonal(field) ? [{ place: `${collection}.${path}`, field }] : [],
    ),
  );
  const misused = fields.flatMap(({ place, field }) =>
    field.purposes
      .filter((purpose) => !purposes[purpose].categories.includes(field.category))
      .map((purpose) => `${place}: the purpose ${purpose} may not use ${field.category} data`),
  );
  const idle = fields
    .filter(({ field }) => field.purposes.length === 0)
    .map(({ place }) => `${place} serves no purpose`);
  const used = new Set(Object.values(purposes).flatMap((row) => row.categories));
  const unused = CATEGORY_IDS.filter((category) => !used.has(category)).map(
    (category) => `no purpose uses ${category} data`,
  );
  return [...misused, ...idle, ...unused];
}

export function recipientFaults(recipients: readonly Recipient[]): string[] {
  return recipients
    .filter(({ country }) => !PERMITTED_COUNTRIES.has(country))
    .map(
      ({ id, country }) =>
        `the recipient ${id} is in ${country || 'no country at all'}: only the UK and the EEA are permitted`,
    );
}

/** Legitimate interests need an assessment on file that is in date (C19). */
export function assessmentFaults(purposes: Readonly<Record<PurposeId, PurposeRow>>, today: Date): string[] {
  return Object.entries(purposes).flatMap(([id, row]) => {
    if (!row.bases.some(({ basis }) => basis === 'legitimate-interests')) return [];
    if (!row.assessment) return [`the purpose ${id} rests on legitimate interests without an assessment on file`];
    return new Date(row.assessment.reviewBy) < today
      ? [`the assessment of the purpose ${id} is overdue for review`]
      : [];
  });
}
