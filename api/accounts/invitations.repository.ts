/** Questions to the database about invitations. */
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { Invitation } from './invitation.schema.js';

@Injectable()
export class InvitationsRepository {
  constructor(@InjectModel(Invitation.name) private readonly invitations: Model<Invitation>) {}

  async create(invitation: Invitation): Promise<void> {
    await this.invitations.create([invitation]);
  }

  /** `null` asks for the staff's own invitations, never for everybody's. */
  async findPending(organisationId: string | null): Promise<Invitation[]> {
    return this.invitations
      .find({ organisationId, acceptedAt: null })
      .sort({ invitedAt: 1 })
      .limit(500)
      .lean<Invitation[]>()
      .exec();
  }

  async findByHash(tokenHash: string): Promise<Invitation | null> {
    return this.invitations.findOne({ tokenHash }).lean<Invitation>().exec();
  }

  /** One operation decides who uses the invitation; null where somebody has. */
  async claim(invitationId: string, now: Date): Promise<Invitation | null> {
    return this.invitations
      .findOneAndUpdate(
        { _id: invitationId, acceptedAt: null },
        { $set: { acceptedAt: now } },
        { returnDocument: 'after' },
      )
      .lean<Invitation>()
      .exec();
  }

  async release(invitationId: string): Promise<void> {
    await this.invitations.updateOne({ _id: invitationId }, { $set: { acceptedAt: null } });
  }

  /** The invitation as it was; null where there is none pending in the organisation. */
  async deletePending(organisationId: string | null, invitationId: string): Promise<Invitation | null> {
    return this.invitations
      .findOneAndDelete({ _id: invitationId, organisationId, acceptedAt: null })
      .lean<Invitation>()
      .exec();
  }

  async findExpired(now: Date, limit: number): Promise<Invitation[]> {
    return this.invitations
      .find({ expiresAt: { $lte: now } })
      .limit(limit)
      .lean<Invitation[]>()
      .exec();
  }

  async delete(invitationId: string): Promise<void> {
    await this.invitations.deleteOne({ _id: invitationId });
  }
}
