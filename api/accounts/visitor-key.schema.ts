/** A visitor who accepted the notice: keyed hashes of the secrets that find the conversation again. No name, no address. */
import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';

@Schema({ collection: 'visitor_keys', versionKey: false, strict: 'throw', minimize: false })
export class VisitorKey {
  /** The random subject id. */
  @Prop({ type: String, required: true }) _id!: string;
  @Prop({ type: String, required: true }) organisationId!: string;
  @Prop({ type: String, required: true }) siteId!: string;
  /** The newest few: a second tab may still hold the one before. Empty once the visitor ended the chat. */
  @Prop({ type: [String], required: true }) keyHashes!: string[];
  @Prop({ type: Date, required: true }) issuedAt!: Date;
  @Prop({ type: Date, required: true }) expiresAt!: Date;
  /** Set when the visitor ended the chat; the row stays until the last token made from it has run out. */
  @Prop({ type: Date, default: null }) endedAt!: Date | null;
}

export const VisitorKeySchema = SchemaFactory.createForClass(VisitorKey);
VisitorKeySchema.index({ keyHashes: 1 });
VisitorKeySchema.index({ expiresAt: 1 });
