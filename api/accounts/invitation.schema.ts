/** An invitation to open an account: a single-use secret, hashed; the invited address is in the vault. */
import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import { MEMBER_ROLES, STAFF_ROLES, type MemberRole, type StaffRole } from '../privacy/access.contract.js';

@Schema({ collection: 'invitations', versionKey: false, strict: 'throw', minimize: false })
export class Invitation {
  @Prop({ type: String, required: true }) _id!: string;
  /** Null: an invitation to the platform's staff. */
  @Prop({ type: String, default: null }) organisationId!: string | null;
  /** The id that the account will have. */
  @Prop({ type: String, required: true }) accountId!: string;
  @Prop({ type: String, required: true, enum: [...MEMBER_ROLES, ...STAFF_ROLES] }) role!: MemberRole | StaffRole;
  @Prop({ type: String, required: true, unique: true }) tokenHash!: string;
  @Prop({ type: String, required: true }) invitedBy!: string;
  @Prop({ type: Date, required: true }) invitedAt!: Date;
  @Prop({ type: Date, required: true }) expiresAt!: Date;
  @Prop({ type: Date, default: null }) acceptedAt!: Date | null;
}

export const InvitationSchema = SchemaFactory.createForClass(Invitation);
InvitationSchema.index({ organisationId: 1, acceptedAt: 1, invitedAt: 1 });
InvitationSchema.index({ accountId: 1 });
InvitationSchema.index({ expiresAt: 1 });
