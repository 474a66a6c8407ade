/** Requests about rights as they come in over REST. */
import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsEmail, IsIn, Matches, MaxLength } from 'class-validator';
import { MayBeAbsent } from '../platform/field-rules.js';
import { DateField, OptionalTextField, TextField } from './request-fields.js';
import {
  CHANNELS,
  CHECK_KINDS,
  OUTCOMES,
  REFUSAL_GROUNDS,
  RIGHTS,
  type Channel,
  type CheckKind,
  type RefusalGround,
  type Right,
} from './rights.contract.js';
import type { Decision } from './right-outcomes.js';

/** RFC 5321: the longest address that mail can be sent to. */
export const ADDRESS_MAX_CHARACTERS = 254;
const STAFF_CHANNELS = CHANNELS.filter((channel) => channel !== 'widget');
const DECIDED = OUTCOMES.filter((outcome) => outcome !== 'pending');

export class VisitorRightsRequest {
  @ApiProperty({ enum: RIGHTS, isArray: true, example: ['access', 'erasure'] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(RIGHTS.length)
  @ArrayUnique()
  @IsIn(RIGHTS, { each: true })
  rights!: Right[];

  @OptionalTextField('What is asked for, in the person’s own words; personal details are removed before it is stored.')
  details?: string;
}

export class StaffRightsRequest extends VisitorRightsRequest {
  @ApiProperty({ enum: STAFF_CHANNELS })
  @IsIn(STAFF_CHANNELS)
  channel!: Exclude<Channel, 'widget'>;

  @DateField('The day on which it arrived')
  receivedOn!: string;

  @ApiProperty({
    required: false,
    description: 'Random id of the data subject, where it is known; with `organisationId`.',
  })
  @MayBeAbsent()
  @Matches(/^sub_[\w-]{22}$/)
  subjectId?: string;

  @ApiProperty({ required: false, description: 'The organisation it is about, where it is about one.' })
  @MayBeAbsent()
  @Matches(/^org_[\w-]{22}$/)
  organisationId?: string;

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

export class CheckRequest {
  @ApiProperty({ enum: CHECK_KINDS })
  @IsIn(CHECK_KINDS)
  kind!: CheckKind;

  @DateField('The day on which it was asked for')
  askedOn!: string;
}

export class CheckReceivedRequest {
  @DateField('The day on which it arrived')
  receivedOn!: string;
}

export class PauseRequest {
  @ApiProperty({ enum: RIGHTS, description: 'Only `access` can wait for a clarification.' })
  @IsIn(RIGHTS)
  right!: Right;

  @DateField('The day on which the clarification was asked for')
  askedOn!: string;
}

export class ResumptionRequest {
  @DateField('The day on which the clarification was answered')
  answeredOn!: string;
}

export class ExtensionRequest {
  @DateField('The day on which the person was told')
  toldOn!: string;

  @TextField('The reason as it was told: complexity or number of the requests')
  reason!: string;
}

export class OutcomeRequest {
  @ApiProperty({ enum: RIGHTS })
  @IsIn(RIGHTS)
  right!: Right;

  @ApiProperty({ enum: DECIDED })
  @IsIn(DECIDED)
  outcome!: Decision['outcome'];

  @ApiProperty({ required: false, enum: REFUSAL_GROUNDS, description: 'Needed where it is refused, whole or in part.' })
  @MayBeAbsent()
  @IsIn(REFUSAL_GROUNDS)
  ground?: RefusalGround;

  @OptionalTextField('What the person is told; needed where it is refused, whole or in part.')
  explanation?: string;
}

export class ClosureRequest {
  @DateField('The day on which the person was told the outcome')
  toldOn!: string;
}

export class NoteRequest {
  @TextField('A note for colleagues; the person gets it in a copy of their data.')
  text!: string;
}
