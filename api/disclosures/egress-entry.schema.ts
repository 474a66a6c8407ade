/** How one outbound call is logged: to whom, for what, how much and how it ended; never what was sent. */
import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import type { PurposeId } from '../privacy/purposes.contract.js';
import { RETENTION_RULES } from '../privacy/data/retention-rules.js';

export const EGRESS_OUTCOMES = ['pending', 'completed', 'failed', 'refused'] as const;
export type EgressOutcome = (typeof EGRESS_OUTCOMES)[number];

@Schema({ collection: 'egress_log', versionKey: false, strict: 'throw', minimize: false })
export class EgressEntry {
  @Prop({ type: String, required: true }) _id!: string;
  @Prop({ type: Date, required: true }) at!: Date;
  @Prop({ type: String, required: true }) recipientId!: string;
  /** The recipient's registered host; null where none is registered. A refused call's own host may carry content and is not kept. */
  @Prop({ type: String, default: null }) host!: string | null;
  @Prop({ type: String, required: true }) purpose!: PurposeId;
  @Prop({ type: String, default: null }) organisationId!: string | null;
  @Prop({ type: Number, required: true }) requestBytes!: number;
  @Prop({ type: Number, default: 0 }) responseBytes!: number;
  @Prop({ type: Number, default: null }) status!: number | null;
  @Prop({ type: Number, default: null }) durationMs!: number | null;
  @Prop({ type: String, required: true, enum: EGRESS_OUTCOMES }) outcome!: EgressOutcome;
}

/** Whole days of a retention period such as `P90D`, in seconds. */
function secondsOf(period: string | null): number {
  const days = /^P(\d+)D$/.exec(period ?? '')?.[1];
  if (!days) throw new Error('the retention of the egress log is not given in days');
  return Number(days) * 86_400;
}

export const EgressEntrySchema = SchemaFactory.createForClass(EgressEntry);
EgressEntrySchema.index({ at: 1 }, { expireAfterSeconds: secondsOf(RETENTION_RULES['security-log'].period) });
EgressEntrySchema.index({ organisationId: 1, at: -1 });
