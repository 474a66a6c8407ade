/** How a site is stored: where the widget may run, under which public key, and who answers there. */
import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';

@Schema({ collection: 'sites', versionKey: false, strict: 'throw', minimize: false })
export class Site {
  @Prop({ type: String, required: true }) _id!: string;
  @Prop({ type: String, required: true }) organisationId!: string;
  /** `pk_…`, in the page for all to see: it names the site and proves nothing. */
  @Prop({ type: String, required: true, unique: true }) publicKey!: string;
  @Prop({ type: String, required: true }) name!: string;
  /** Exact origins: scheme, host and port. */
  @Prop({ type: [String], required: true }) allowedOrigins!: string[];
  @Prop({ type: String, default: null }) agentId!: string | null;
  /** The agent's public name, set together with `agentId`. */
  @Prop({ type: String, default: null }) agentName!: string | null;
  @Prop({ type: String, required: true }) locale!: string;
  @Prop({ type: String, required: true }) accentColour!: string;
  @Prop({ type: Date, required: true }) createdAt!: Date;
}

export const SiteSchema = SchemaFactory.createForClass(Site);
SiteSchema.index({ organisationId: 1, createdAt: 1 });
SiteSchema.index({ organisationId: 1, agentId: 1 });
SiteSchema.index({ allowedOrigins: 1 });
