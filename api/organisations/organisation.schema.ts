/** How a customer organisation is stored. */
import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';

@Schema({ collection: 'organisations', versionKey: false, strict: 'throw', minimize: false })
export class Organisation {
  @Prop({ type: String, required: true }) _id!: string;
  @Prop({ type: String, required: true }) name!: string;
  @Prop({ type: Date, required: true }) createdAt!: Date;
  /** When it stopped being a customer; retention counts from here (C34). */
  @Prop({ type: Date, default: null }) ceasedAt!: Date | null;
}

export const OrganisationSchema = SchemaFactory.createForClass(Organisation);
OrganisationSchema.index({ createdAt: 1 });
