/** Who a random subject id is, as far as that is known: a contact address left for an answer, a link to an account. Sealed. */
import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';

@Schema({ collection: 'vault_subjects', versionKey: false, strict: 'throw', minimize: false })
export class VaultSubject {
  /** The random subject id that stands beside conversations. */
  @Prop({ type: String, required: true }) _id!: string;
  @Prop({ type: String, required: true }) organisationId!: string;
  @Prop({ type: String }) email?: string;
  @Prop({ type: String }) accountId?: string;
  @Prop({ type: Date, required: true }) createdAt!: Date;
  @Prop({ type: Date, required: true }) updatedAt!: Date;
}

export const VaultSubjectSchema = SchemaFactory.createForClass(VaultSubject);
