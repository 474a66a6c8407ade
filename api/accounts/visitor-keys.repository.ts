/** Questions to the database about visitors who may come back. */
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { VisitorKey } from './visitor-key.schema.js';

/** How many resume keys of one visitor work at a time. */
const KEPT_KEYS = 3;
const DUPLICATE_KEY = 11_000;

type NewKey = Pick<VisitorKey, '_id' | 'organisationId' | 'siteId'> & { keyHash: string; now: Date; expiresAt: Date };

@Injectable()
export class VisitorKeysRepository {
  constructor(@InjectModel(VisitorKey.name) private readonly keys: Model<VisitorKey>) {}

  async find(subjectId: string): Promise<VisitorKey | null> {
    return this.keys.findById(subjectId).lean<VisitorKey>().exec();
  }

  /** Finds a visitor of a site by the hash of a resume key and puts off the end of its life; null where it opens nothing. */
  async use(siteId: string, keyHash: string, now: Date, expiresAt: Date): Promise<VisitorKey | null> {
    return this.keys
      .findOneAndUpdate(
        { keyHashes: keyHash, siteId, endedAt: null, expiresAt: { $gt: now } },
        { $set: { expiresAt } },
        { returnDocument: 'after' },
      )
      .lean<VisitorKey>()
      .exec();
  }

  /** Adds a key for a visitor, who is stored now if not before; false where the visitor has ended the chat. */
  async add({ _id, organisationId, siteId, keyHash, now, expiresAt }: NewKey): Promise<boolean> {
    try {
      await this.keys.updateOne(
        { _id, endedAt: null },
        {
          $setOnInsert: { organisationId, siteId, issuedAt: now },
          $set: { expiresAt },
          $push: { keyHashes: { $each: [keyHash], $slice: -KEPT_KEYS } },
        },
        { upsert: true },
      );
      return true;
    } catch (error) {
      if ((error as { code?: number }).code === DUPLICATE_KEY) return false;
      throw error;
    }
  }

  /** No key of the visitor works any more; false where there was none. */
  async end(subjectId: string, now: Date, expiresAt: Date): Promise<boolean> {
    const { modifiedCount } = await this.keys.updateOne(
      { _id: subjectId, endedAt: null },
      { $set: { keyHashes: [], endedAt: now, expiresAt } },
    );
    return modifiedCount === 1;
  }

  async deleteExpired(now: Date): Promise<void> {
    await this.keys.deleteMany({ expiresAt: { $lte: now } });
  }
}
