/** Questions to the database about complaints. */
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { ApplicationError, notFound } from '../platform/application-error.js';
import { Complaint } from './complaint.schema.js';
import type { ComplaintState } from './rights.contract.js';

@Injectable()
export class ComplaintsRepository {
  constructor(@InjectModel(Complaint.name) private readonly complaints: Model<Complaint>) {}

  async create(complaint: Complaint): Promise<void> {
    await this.complaints.create([complaint]);
  }

  /** Throws `not_found`. */
  async get(id: string): Promise<Complaint> {
    const found = await this.complaints.findById(id).lean<Complaint>().exec();
    if (!found) throw notFound();
    return found;
  }

  async findByDueDate(states: readonly ComplaintState[], limit: number): Promise<Complaint[]> {
    const sorted = this.complaints.find({ state: { $in: [...states] } }).sort({ acknowledgeBy: 1 });
    return sorted.limit(limit).lean<Complaint[]>().exec();
  }

  /** Writes a complaint as it is after a step; throws `conflict` where somebody else changed it meanwhile. */
  async replace(complaint: Complaint): Promise<Complaint> {
    const { _id, revision, ...rest } = complaint;
    const next = { ...rest, revision: revision + 1 };
    const { matchedCount } = await this.complaints.updateOne(
      { _id, revision },
      { $set: next },
      { runValidators: true },
    );
    if (matchedCount === 0) throw new ApplicationError('conflict', 'Somebody else changed this meanwhile. Look again.');
    return { _id, ...next };
  }
}
