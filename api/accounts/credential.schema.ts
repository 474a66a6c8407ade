/** How an account proves itself: the hash of a password and, where set up, the sealed secret of two-step sign-in. */
import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';

export type AccountKind = 'member' | 'staff';

@Schema({ collection: 'credentials', versionKey: false, strict: 'throw', minimize: false })
export class Credential {
  /** The member's or staff account's id. */
  @Prop({ type: String, required: true }) _id!: string;
  @Prop({ type: String, required: true, enum: ['member', 'staff'] }) kind!: AccountKind;
  @Prop({ type: String, required: true }) passwordHash!: string;
  @Prop({ type: Date, required: true }) passwordSetAt!: Date;
  /** Sealed; there from the moment set-up begins. */
  @Prop({ type: String, default: null }) totpSecret!: string | null;
  /** Null until a first code proved that the secret arrived. */
  @Prop({ type: Date, default: null }) totpConfirmedAt!: Date | null;
  /** The newest time step whose code was used, so that no code works twice. */
  @Prop({ type: Number, default: 0 }) totpLastStep!: number;
}

export const CredentialSchema = SchemaFactory.createForClass(Credential);
