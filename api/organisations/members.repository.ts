/** Questions to the database about members; all but one name the organisation. */
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { TenantCollection } from '../platform/tenant-collection.js';
import { Member } from './member.schema.js';

@Injectable()
export class MembersRepository extends TenantCollection<Member> {
  constructor(@InjectModel(Member.name) private readonly members: Model<Member>) {
    super(members);
  }

  /** By the account's id alone: for sign-in, where the organisation is what is asked. */
  async findByAccount(memberId: string): Promise<Member | null> {
    return this.members.findById(memberId).lean<Member>().exec();
  }

  findOfOrganisation(organisationId: string): Promise<Member[]> {
    return this.find(organisationId, {}, { sort: { joinedAt: 1 }, limit: 1_000 });
  }

  countActiveOwners(organisationId: string): Promise<number> {
    return this.count(organisationId, { role: 'owner', status: 'active' });
  }
}
