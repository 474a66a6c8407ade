/** How the version of the stored data is kept. */
import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';

@Schema({ collection: 'platform_meta', versionKey: false, strict: 'throw' })
export class PlatformMeta {
  @Prop({ type: String, required: true }) _id!: string;
  @Prop({ type: Number, required: true }) schemaVersion!: number;
  @Prop({ type: Date, required: true }) createdAt!: Date;
}

export const PlatformMetaSchema = SchemaFactory.createForClass(PlatformMeta);
