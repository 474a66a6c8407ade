/** The one tenant filter: every question about an organisation's documents goes through here and fails without a tenant. */
import type { Model } from 'mongoose';
import { notFound } from './application-error.js';

type Filter = Record<string, unknown>;

export interface TenantDocument {
  _id: string;
  organisationId: string;
}

/** Wraps a model so that no query can forget its organisation. A foreign id and a missing id are the same to every method. */
export class TenantCollection<T extends TenantDocument> {
  constructor(private readonly model: Model<T>) {}

  async findOne(organisationId: string, filter: Filter): Promise<T | null> {
    return this.model.findOne(scoped(organisationId, filter)).lean<T>().exec();
  }

  /** Throws `not_found`, whether the document is missing or another organisation's. */
  async get(organisationId: string, id: string): Promise<T> {
    const found = await this.findOne(organisationId, { _id: text(id) });
    if (!found) throw notFound();
    return found;
  }

  async find(
    organisationId: string,
    filter: Filter,
    options: { sort?: Record<string, 1 | -1>; limit?: number } = {},
  ): Promise<T[]> {
    const query = this.model.find(scoped(organisationId, filter));
    if (options.sort) query.sort(options.sort);
    if (options.limit) query.limit(options.limit);
    return query.lean<T[]>().exec();
  }

  async create(document: T): Promise<T> {
    scoped(document.organisationId, {});
    await this.model.create([document]);
    return document;
  }

  async createMany(documents: readonly T[]): Promise<void> {
    for (const { organisationId } of documents) scoped(organisationId, {});
    if (documents.length > 0) await this.model.insertMany(documents, { ordered: true });
  }

  /** Applies `$set`/`$unset`/`$inc` to one document and returns it as it is after; throws `not_found`. */
  async update(organisationId: string, id: string, update: Record<string, unknown>, filter: Filter = {}): Promise<T> {
    const changed = await this.model
      .findOneAndUpdate(scoped(organisationId, { ...filter, _id: text(id) }), update, { returnDocument: 'after' })
      .lean<T>()
      .exec();
    if (!changed) throw notFound();
    return changed;
  }

  /** Deletes one document; throws `not_found`. */
  async delete(organisationId: string, id: string): Promise<void> {
    const { deletedCount } = await this.model.deleteOne(scoped(organisationId, { _id: text(id) }));
    if (deletedCount === 0) throw notFound();
  }

  async deleteMany(organisationId: string, filter: Filter): Promise<number> {
    const { deletedCount } = await this.model.deleteMany(scoped(organisationId, filter));
    return deletedCount;
  }

  async count(organisationId: string, filter: Filter): Promise<number> {
    return this.model.countDocuments(scoped(organisationId, filter));
  }
}

/** Adds the tenant to a filter; throws where there is none, since `undefined` would read across organisations. */
function scoped(organisationId: string, filter: Filter): never {
  if (typeof organisationId !== 'string' || organisationId === '') throw new Error('a query without a tenant');
  for (const [field, value] of Object.entries(filter)) {
    if (value === undefined) throw new Error(`the filter on ${field} is undefined`);
  }
  return { ...filter, organisationId } as never;
}

function text(id: unknown): string {
  if (typeof id !== 'string') throw notFound();
  return id;
}
