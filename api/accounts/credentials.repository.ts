/** Questions to the database about credentials. */
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { Credential } from './credential.schema.js';

@Injectable()
export class CredentialsRepository {
  constructor(@InjectModel(Credential.name) private readonly credentials: Model<Credential>) {}

  async find(accountId: string): Promise<Credential | null> {
    return this.credentials.findById(accountId).lean<Credential>().exec();
  }

  async create(credential: Credential): Promise<void> {
    await this.credentials.create([credential]);
  }

  async update(accountId: string, set: Partial<Omit<Credential, '_id'>>): Promise<void> {
    await this.credentials.updateOne({ _id: accountId }, { $set: set });
  }

  /** Marks a time step as used; false where it, or a later one, was used before. One operation, so that a code works once. */
  async useStep(accountId: string, step: number): Promise<boolean> {
    const { modifiedCount } = await this.credentials.updateOne(
      { _id: accountId, totpLastStep: { $lt: step } },
      { $set: { totpLastStep: step } },
    );
    return modifiedCount === 1;
  }
}
