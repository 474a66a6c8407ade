/** Complaints as they come in and go out over REST. */
import { ApiProperty } from '@nestjs/swagger';
import { IsEmail, IsIn, Matches, MaxLength } from 'class-validator';
import type { Controller } from '../config.js';
import { MayBeAbsent } from '../platform/field-rules.js';
import type { CalendarDate } from './calendar-dates.js';
import type { Complaint, ComplaintProgress } from './complaint.schema.js';
import { ADDRESS_MAX_CHARACTERS } from './rights-requests.dto.js';
import { authorityOf, type Authority } from './rights-request.views.js';
import { DateField, TextField } from './request-fields.js';
import {
  COMPLAINT_CHANNELS,
  COMPLAINT_OUTCOMES,
  COMPLAINT_STATES,
  type ComplaintChannel,
  type ComplaintOutcome,
  type ComplaintState,
} from './rights.contract.js';
import { acknowledgementAlarmOn } from './statutory-clock.js';

const STAFF_CHANNELS = COMPLAINT_CHANNELS.filter((channel) => channel !== 'form');

class ComplaintWords {
  @TextField('What the complaint is about; personal details are removed before it is stored.')
  text!: string;

  @ApiProperty({
    required: false,
    maxLength: ADDRESS_MAX_CHARACTERS,
    description: 'Where to answer; kept in the vault.',
  })
  @MayBeAbsent()
  @MaxLength(ADDRESS_MAX_CHARACTERS)
  @IsEmail()
  email?: string;
}

export class ComplaintRequest extends ComplaintWords {
  @ApiProperty({ required: false, description: 'The site it is about, where it is about one.' })
  @MayBeAbsent()
  @Matches(/^pk_[\w-]{22}$/)
  siteKey?: string;
}

export class StaffComplaintRequest extends ComplaintWords {
  @ApiProperty({ enum: STAFF_CHANNELS })
  @IsIn(STAFF_CHANNELS)
  channel!: Exclude<ComplaintChannel, 'form'>;

  @DateField('The day on which it arrived')
  receivedOn!: string;

  @ApiProperty({ required: false })
  @MayBeAbsent()
  @Matches(/^org_[\w-]{22}$/)
  organisationId?: string;
}

export class AcknowledgementRequest {
  @DateField('The day on which the person was told that the complaint is here')
  acknowledgedOn!: string;
}

export class ProgressRequest {
  @TextField('A step of the enquiry; the person who complained may read it.')
  text!: string;
}

export class ComplaintAnswerRequest {
  @ApiProperty({ enum: COMPLAINT_OUTCOMES })
  @IsIn(COMPLAINT_OUTCOMES)
  outcome!: ComplaintOutcome;

  @TextField('What the person is told')
  explanation!: string;
}

/** What whoever knows the reference sees: not the words of the complaint. */
export class ComplaintView {
  @ApiProperty({ example: 'cmp_2p8Xb1l6S7mQ0aVn4hYx9A', description: 'Keep it: it opens this complaint.' })
  reference!: string;
  @ApiProperty({ enum: COMPLAINT_STATES }) state!: ComplaintState;
  @ApiProperty({ format: 'date' }) receivedOn!: CalendarDate;
  @ApiProperty({ format: 'date', description: 'By when we acknowledge it.' }) acknowledgeBy!: CalendarDate;
  @ApiProperty({ format: 'date', nullable: true, type: String }) acknowledgedOn!: CalendarDate | null;
  @ApiProperty({ isArray: true, type: Object }) progress!: ComplaintProgress[];
  @ApiProperty({ enum: COMPLAINT_OUTCOMES, nullable: true }) outcome!: ComplaintOutcome | null;
  @ApiProperty({ nullable: true, type: String }) explanation!: string | null;
  @ApiProperty({ format: 'date', nullable: true, type: String }) answeredOn!: CalendarDate | null;
  @ApiProperty({ type: Object, description: 'Where to complain at any time.' }) authority!: Authority;
}

export class StaffComplaintView extends ComplaintView {
  @ApiProperty() text!: string;
  @ApiProperty() subjectId!: string;
  @ApiProperty({ nullable: true, type: String }) organisationId!: string | null;
  @ApiProperty({ enum: COMPLAINT_CHANNELS }) channel!: ComplaintChannel;
  @ApiProperty({ description: 'Day 29 has come without an acknowledgement.' }) isAlarm!: boolean;
  @ApiProperty({ nullable: true, type: String }) recordedBy!: string | null;
}

export function asComplaint(complaint: Complaint, controller: Controller): ComplaintView {
  const { _id, state, receivedOn, acknowledgedOn, progress, outcome, explanation, answeredOn } = complaint;
  return {
    reference: _id,
    state,
    receivedOn,
    acknowledgeBy: complaint.acknowledgeBy,
    acknowledgedOn,
    progress,
    outcome,
    explanation,
    answeredOn,
    authority: authorityOf(controller),
  };
}

export function asStaffComplaint(
  complaint: Complaint,
  controller: Controller,
  today: CalendarDate,
): StaffComplaintView {
  const { text, subjectId, organisationId, channel, recordedBy, state, receivedOn } = complaint;
  const isAlarm = state === 'received' && today >= acknowledgementAlarmOn(receivedOn);
  return { ...asComplaint(complaint, controller), text, subjectId, organisationId, channel, isAlarm, recordedBy };
}
