/** How a conversation is stored: who answers and when; nothing that identifies a person. */
import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import type { Answering } from './conversations.contract.js';

export const HOLD_REASONS = ['legal-claim', 'enquiry', 'safeguarding'] as const;
export type HoldReason = (typeof HOLD_REASONS)[number];

@Schema({ collection: 'conversations', versionKey: false, strict: 'throw' })
export class ConversationDocument {
  @Prop({ type: String, required: true }) _id!: string;
  @Prop({ type: String, required: true }) organisationId!: string;
  @Prop({ type: String, required: true }) siteId!: string;
  @Prop({ type: String, required: true }) subjectId!: string;
  @Prop({ type: String, required: true, enum: ['agent', 'waiting', 'person'] }) answering!: Answering;
  @Prop({ type: String, default: null }) memberId!: string | null;
  @Prop({ type: Date, required: true }) startedAt!: Date;
  @Prop({ type: Date, required: true }) lastMessageAt!: Date;
  @Prop({ type: Number, required: true }) lastSequence!: number;
  @Prop({ type: Boolean, default: false }) held!: boolean;
  @Prop({ type: String, default: null, enum: [...HOLD_REASONS, null] }) holdReason!: HoldReason | null;
}

export const ConversationSchema = SchemaFactory.createForClass(ConversationDocument);
/** A visitor has one open conversation on a site: two tabs that start at once meet in the same one. */
ConversationSchema.index({ subjectId: 1, siteId: 1 }, { unique: true });
ConversationSchema.index({ organisationId: 1, lastMessageAt: -1, _id: -1 });
