/** Questions to the database about staff. */
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { StaffAccount } from './staff-account.schema.js';

@Injectable()
export class StaffAccountsRepository {
  constructor(@InjectModel(StaffAccount.name) private readonly accounts: Model<StaffAccount>) {}

  async find(staffId: string): Promise<StaffAccount | null> {
    return this.accounts.findById(staffId).lean<StaffAccount>().exec();
  }

  async findAll(): Promise<StaffAccount[]> {
    return this.accounts.find().sort({ joinedAt: 1 }).limit(1_000).lean<StaffAccount[]>().exec();
  }

  async create(account: StaffAccount): Promise<void> {
    await this.accounts.create([account]);
  }

  /** The account as it is after; null where there is none. */
  async update(staffId: string, set: Partial<StaffAccount>): Promise<StaffAccount | null> {
    return this.accounts
      .findOneAndUpdate({ _id: staffId }, { $set: set }, { returnDocument: 'after' })
      .lean<StaffAccount>()
      .exec();
  }

  async countActiveAdministrators(): Promise<number> {
    return this.accounts.countDocuments({ role: 'administrator', status: 'active' });
  }
}
