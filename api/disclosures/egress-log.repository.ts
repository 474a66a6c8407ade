/** The egress log in the database. */
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { EgressEntry } from './egress-entry.schema.js';

export type EgressClosing = Pick<EgressEntry, 'outcome' | 'status' | 'durationMs' | 'responseBytes'>;

@Injectable()
export class EgressLogRepository {
  constructor(@InjectModel(EgressEntry.name) private readonly entries: Model<EgressEntry>) {}

  async open(entry: EgressEntry): Promise<void> {
    await this.entries.create([entry]);
  }

  async close(id: string, closing: EgressClosing): Promise<void> {
    await this.entries.updateOne({ _id: id }, { $set: closing }).exec();
  }

  /** Newest first, older than `before`. */
  async findBefore(before: Date, limit: number): Promise<EgressEntry[]> {
    return this.entries
      .find({ at: { $lt: before } })
      .sort({ at: -1 })
      .limit(limit)
      .lean<EgressEntry[]>()
      .exec();
  }
}
