/** How an organisation's scrubbing policy is stored: one document under the organisation's own id. */
import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import type { PiiType, SpecialCategory } from '../scrubbing/scrubbing.contract.js';
import type { PiiAction, PlaceholderForm, SpecialAction } from '../scrubbing/scrubbing-policy.contract.js';

@Schema({ _id: false, versionKey: false, strict: 'throw' })
export class StoredTypeRule {
  @Prop({ type: String, required: true }) type!: PiiType;
  @Prop({ type: String, required: true }) action!: PiiAction;
}

@Schema({ _id: false, versionKey: false, strict: 'throw' })
export class StoredSpecialRule {
  @Prop({ type: String, required: true }) category!: SpecialCategory;
  @Prop({ type: String, required: true }) action!: SpecialAction;
}

@Schema({ _id: false, versionKey: false, strict: 'throw' })
export class StoredExemption {
  @Prop({ type: String, required: true }) name!: string;
  @Prop({ type: String, required: true }) pattern!: string;
}

@Schema({ _id: false, versionKey: false, strict: 'throw' })
export class StoredPattern {
  @Prop({ type: String, required: true }) name!: string;
  @Prop({ type: String, required: true }) pattern!: string;
  @Prop({ type: String }) type?: PiiType;
}

@Schema({ collection: 'scrubbing_policies', versionKey: false, strict: 'throw', minimize: false })
export class StoredScrubbingPolicy {
  @Prop({ type: String, required: true }) _id!: string;
  @Prop({ type: String, required: true }) placeholders!: PlaceholderForm;
  @Prop({ type: [SchemaFactory.createForClass(StoredTypeRule)], default: [] }) types!: StoredTypeRule[];
  @Prop({ type: [SchemaFactory.createForClass(StoredSpecialRule)], default: [] }) special!: StoredSpecialRule[];
  @Prop({ type: [String], default: [] }) allowed!: string[];
  @Prop({ type: [SchemaFactory.createForClass(StoredExemption)], default: [] }) exempt!: StoredExemption[];
  @Prop({ type: [SchemaFactory.createForClass(StoredPattern)], default: [] }) patterns!: StoredPattern[];
  @Prop({ type: Date, required: true }) changedAt!: Date;
}

export const ScrubbingPolicySchema = SchemaFactory.createForClass(StoredScrubbingPolicy);
