/** Proof that a person accepted the exact text of a notice release. */
import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';

@Schema({ collection: 'notice_acceptances', versionKey: false, strict: 'throw' })
export class NoticeAcceptance {
  @Prop({ type: String, required: true }) _id!: string;
  @Prop({ type: String, required: true }) subjectId!: string;
  @Prop({ type: String, required: true }) organisationId!: string;
  @Prop({ type: String, required: true }) siteId!: string;
  @Prop({ type: String, required: true }) version!: string;
  @Prop({ type: String, required: true }) sha256!: string;
  @Prop({ type: String, required: true }) language!: string;
  @Prop({ type: Date, required: true }) servedAt!: Date;
  @Prop({ type: Date, required: true }) acceptedAt!: Date;
}

export const NoticeAcceptanceSchema = SchemaFactory.createForClass(NoticeAcceptance);
NoticeAcceptanceSchema.index({ subjectId: 1, version: 1 }, { unique: true });
