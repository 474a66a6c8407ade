/** How a complaint about the handling of personal data is stored: words scrubbed, the address to answer to in the vault. */
import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import type { ScrubbedText } from '../scrubbing/scrubbing.contract.js';
import type { CalendarDate } from './calendar-dates.js';
import {
  COMPLAINT_CHANNELS,
  COMPLAINT_OUTCOMES,
  COMPLAINT_STATES,
  type ComplaintChannel,
  type ComplaintOutcome,
  type ComplaintState,
} from './rights.contract.js';

/** A step that the person who complained may read. */
@Schema({ _id: false })
export class ComplaintProgress {
  @Prop({ type: String, required: true }) madeOn!: CalendarDate;
  @Prop({ type: String, required: true }) text!: ScrubbedText;
}

@Schema({ collection: 'complaints', versionKey: false, strict: 'throw', minimize: false })
export class Complaint {
  /** Also the reference that is told to the person: random, 128 bits, so that it opens this complaint alone. */
  @Prop({ type: String, required: true }) _id!: string;
  /** Random, made for this complaint: under it the vault keeps the address. */
  @Prop({ type: String, required: true }) subjectId!: string;
  @Prop({ type: String, default: null }) organisationId!: string | null;
  @Prop({ type: String, required: true, enum: COMPLAINT_CHANNELS }) channel!: ComplaintChannel;
  @Prop({ type: String, required: true, enum: COMPLAINT_STATES }) state!: ComplaintState;
  @Prop({ type: String, required: true }) text!: ScrubbedText;
  @Prop({ type: String, required: true }) receivedOn!: CalendarDate;
  @Prop({ type: String, required: true }) acknowledgeBy!: CalendarDate;
  @Prop({ type: String, default: null }) acknowledgedOn!: CalendarDate | null;
  @Prop({ type: [SchemaFactory.createForClass(ComplaintProgress)], required: true }) progress!: ComplaintProgress[];
  @Prop({ type: String, default: null, enum: [...COMPLAINT_OUTCOMES, null] }) outcome!: ComplaintOutcome | null;
  @Prop({ type: String, default: null }) explanation!: ScrubbedText | null;
  @Prop({ type: String, default: null }) answeredOn!: CalendarDate | null;
  @Prop({ type: String, default: null }) recordedBy!: string | null;
  @Prop({ type: Number, required: true }) revision!: number;
  @Prop({ type: Date, required: true }) createdAt!: Date;
}

export const ComplaintSchema = SchemaFactory.createForClass(Complaint);
ComplaintSchema.index({ state: 1, acknowledgeBy: 1 });
ComplaintSchema.index({ subjectId: 1 });
