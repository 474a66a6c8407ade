/** How a member of an organisation is stored: a public display name and what the member may do. The address is in the vault. */
import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import { MEMBER_ROLES, type MemberRole } from '../privacy/access.contract.js';

export type MemberStatus = 'active' | 'disabled';
export const MEMBER_STATUSES: readonly MemberStatus[] = ['active', 'disabled'];

@Schema({ collection: 'members', versionKey: false, strict: 'throw', minimize: false })
export class Member {
  @Prop({ type: String, required: true }) _id!: string;
  @Prop({ type: String, required: true }) organisationId!: string;
  /** Chosen by the member for visitors to see, such as “Sam from support”. */
  @Prop({ type: String, required: true }) displayName!: string;
  @Prop({ type: String, required: true, enum: MEMBER_ROLES }) role!: MemberRole;
  @Prop({ type: String, required: true, enum: MEMBER_STATUSES }) status!: MemberStatus;
  /** When the member declared to be 18 or older (C2). */
  @Prop({ type: Date, required: true }) adultDeclaredAt!: Date;
  @Prop({ type: Date, required: true }) joinedAt!: Date;
}

export const MemberSchema = SchemaFactory.createForClass(Member);
MemberSchema.index({ organisationId: 1, joinedAt: 1 });
MemberSchema.index({ organisationId: 1, role: 1, status: 1 });
