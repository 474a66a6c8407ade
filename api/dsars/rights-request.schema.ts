/** How a request about a person's rights is stored: dates as calendar dates, words scrubbed, nobody named. */
import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import type { ScrubbedText } from '../scrubbing/scrubbing.contract.js';
import type { CalendarDate } from './calendar-dates.js';
import {
  CHANNELS,
  CHECK_KINDS,
  OUTCOMES,
  REFUSAL_GROUNDS,
  REQUEST_STATES,
  RIGHTS,
  type Channel,
  type CheckKind,
  type RefusalGround,
  type RequestState,
  type Right,
  type RightOutcome,
} from './rights.contract.js';

@Schema({ _id: false })
export class RequestedRight {
  @Prop({ type: String, required: true, enum: RIGHTS }) right!: Right;
  @Prop({ type: String, default: null }) dueOn!: CalendarDate | null;
  @Prop({ type: String, required: true, enum: OUTCOMES }) outcome!: RightOutcome;
  @Prop({ type: String, default: null, enum: [...REFUSAL_GROUNDS, null] }) ground!: RefusalGround | null;
  @Prop({ type: String, default: null }) explanation!: ScrubbedText | null;
  @Prop({ type: String, default: null }) decidedOn!: CalendarDate | null;
}

@Schema({ _id: false })
export class RequestCheck {
  @Prop({ type: String, required: true, enum: CHECK_KINDS }) kind!: CheckKind;
  @Prop({ type: String, required: true }) askedOn!: CalendarDate;
  @Prop({ type: String, default: null }) receivedOn!: CalendarDate | null;
}

@Schema({ _id: false })
export class RequestPause {
  @Prop({ type: String, required: true }) askedOn!: CalendarDate;
  @Prop({ type: String, default: null }) answeredOn!: CalendarDate | null;
}

@Schema({ _id: false })
export class RequestNote {
  @Prop({ type: String, required: true }) writtenOn!: CalendarDate;
  @Prop({ type: String, required: true }) staffId!: string;
  @Prop({ type: String, required: true }) text!: ScrubbedText;
}

/** By what the person was known: possession of the visitor's token, or staff who looked at the evidence. */
export type IdentityProof = 'visitor-token' | 'confirmed-by-staff';
const IDENTITY_PROOFS: readonly IdentityProof[] = ['visitor-token', 'confirmed-by-staff'];

@Schema({ collection: 'rights_requests', versionKey: false, strict: 'throw', minimize: false })
export class RightsRequest {
  @Prop({ type: String, required: true }) _id!: string;
  /** Random; for a letter from somebody unknown, made for this request. */
  @Prop({ type: String, required: true }) subjectId!: string;
  @Prop({ type: String, default: null }) organisationId!: string | null;
  @Prop({ type: String, required: true, enum: CHANNELS }) channel!: Channel;
  @Prop({ type: String, required: true, enum: REQUEST_STATES }) state!: RequestState;
  @Prop({ type: String, required: true }) receivedOn!: CalendarDate;
  /** The earliest due date among rights that wait for an answer; once none does, the latest of all. */
  @Prop({ type: String, default: null }) dueOn!: CalendarDate | null;
  @Prop({ type: [SchemaFactory.createForClass(RequestedRight)], required: true }) rights!: RequestedRight[];
  @Prop({ type: [SchemaFactory.createForClass(RequestCheck)], required: true }) checks!: RequestCheck[];
  @Prop({ type: [SchemaFactory.createForClass(RequestPause)], required: true }) pauses!: RequestPause[];
  @Prop({ type: String, default: null }) extendedOn!: CalendarDate | null;
  @Prop({ type: String, default: null }) extensionReason!: ScrubbedText | null;
  @Prop({ type: String, default: null, enum: [...IDENTITY_PROOFS, null] }) identityProof!: IdentityProof | null;
  /** What the person wrote about the request. */
  @Prop({ type: String, default: null }) details!: ScrubbedText | null;
  @Prop({ type: [SchemaFactory.createForClass(RequestNote)], required: true }) notes!: RequestNote[];
  /** When the person was told how it ended. */
  @Prop({ type: String, default: null }) toldOn!: CalendarDate | null;
  @Prop({ type: String, default: null }) recordedBy!: string | null;
  /** Counts changes, so that two people cannot overwrite each other. */
  @Prop({ type: Number, required: true }) revision!: number;
  @Prop({ type: Date, required: true }) createdAt!: Date;
}

export const RightsRequestSchema = SchemaFactory.createForClass(RightsRequest);
RightsRequestSchema.index({ state: 1, dueOn: 1 });
RightsRequestSchema.index({ subjectId: 1, organisationId: 1, createdAt: -1 });
