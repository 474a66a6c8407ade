/** How an account of the platform's own staff is stored. The address is in the vault. */
import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import { STAFF_ROLES, type StaffRole } from '../privacy/access.contract.js';

export type StaffStatus = 'active' | 'disabled';
export const STAFF_STATUSES: readonly StaffStatus[] = ['active', 'disabled'];

@Schema({ collection: 'staff_accounts', versionKey: false, strict: 'throw', minimize: false })
export class StaffAccount {
  @Prop({ type: String, required: true }) _id!: string;
  @Prop({ type: String, required: true }) displayName!: string;
  @Prop({ type: String, required: true, enum: STAFF_ROLES }) role!: StaffRole;
  @Prop({ type: String, required: true, enum: STAFF_STATUSES }) status!: StaffStatus;
  /** When the person declared to be 18 or older (C2). */
  @Prop({ type: Date, required: true }) adultDeclaredAt!: Date;
  @Prop({ type: Date, required: true }) joinedAt!: Date;
}

export const StaffAccountSchema = SchemaFactory.createForClass(StaffAccount);
StaffAccountSchema.index({ joinedAt: 1 });
StaffAccountSchema.index({ role: 1, status: 1 });
