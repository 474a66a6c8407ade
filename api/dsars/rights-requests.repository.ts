/** Questions to the database about rights requests. */
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { ApplicationError, notFound } from '../platform/application-error.js';
import type { RequestState } from './rights.contract.js';
import { RightsRequest } from './rights-request.schema.js';

const OF_ONE_PERSON = 200;

@Injectable()
export class RightsRequestsRepository {
  constructor(@InjectModel(RightsRequest.name) private readonly requests: Model<RightsRequest>) {}

  async create(request: RightsRequest): Promise<void> {
    await this.requests.create([request]);
  }

  /** Throws `not_found`. */
  async get(id: string): Promise<RightsRequest> {
    const found = await this.requests.findById(id).lean<RightsRequest>().exec();
    if (!found) throw notFound();
    return found;
  }

  /** A person's own, newest first. */
  async findOfSubject(subjectId: string, organisationId: string): Promise<RightsRequest[]> {
    const sorted = this.requests.find({ subjectId, organisationId }).sort({ createdAt: -1 }).limit(OF_ONE_PERSON);
    return sorted.lean<RightsRequest[]>().exec();
  }

  /** Those in some states, by due date; those whose clock has not started come first. */
  async findByDueDate(states: readonly RequestState[], limit: number): Promise<RightsRequest[]> {
    const sorted = this.requests.find({ state: { $in: [...states] } }).sort({ dueOn: 1 });
    return sorted.limit(limit).lean<RightsRequest[]>().exec();
  }

  async count(state: RequestState): Promise<number> {
    return this.requests.countDocuments({ state });
  }

  /** Writes a request as it is after a transition; throws `conflict` where somebody else changed it meanwhile. */
  async replace(request: RightsRequest): Promise<RightsRequest> {
    const { _id, revision, ...rest } = request;
    const next = { ...rest, revision: revision + 1 };
    const { matchedCount } = await this.requests.updateOne({ _id, revision }, { $set: next }, { runValidators: true });
    if (matchedCount === 0) throw new ApplicationError('conflict', 'Somebody else changed this meanwhile. Look again.');
    return { _id, ...next };
  }
}
