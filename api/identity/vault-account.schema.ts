/** The email address of a member or of staff, sealed; found by a keyed hash. */
import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';

@Schema({ collection: 'vault_accounts', versionKey: false, strict: 'throw', minimize: false })
export class VaultAccount {
  /** The random id of the member or staff account. */
  @Prop({ type: String, required: true }) _id!: string;
  /** Null for staff of the platform. */
  @Prop({ type: String, default: null }) organisationId!: string | null;
  @Prop({ type: String, required: true }) email!: string;
  /** Absent until the invitation is accepted: an invited address is not yet an account. */
  @Prop({ type: String }) emailHash?: string;
  @Prop({ type: Date, required: true }) createdAt!: Date;
}

export const VaultAccountSchema = SchemaFactory.createForClass(VaultAccount);
VaultAccountSchema.index({ emailHash: 1 }, { unique: true, sparse: true });
