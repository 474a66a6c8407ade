/** What clients may send about conversations, by REST and by socket. Unknown fields are refused. */
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  IsIn,
  IsInt,
  IsNotEmpty,
  IsString,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  registerDecorator,
  type ValidationOptions,
} from 'class-validator';
import { MayBeAbsent } from '../platform/field-rules.js';
import { HOLD_REASONS, type HoldReason } from './conversation.schema.js';
import { MESSAGE_MAX_CHARACTERS } from './conversations.contract.js';

/** Refuses lone surrogates: they cannot be stored as UTF-8 without changing the text. */
function IsWellFormed(options?: ValidationOptions): PropertyDecorator {
  return (target, property) =>
    registerDecorator({
      name: 'isWellFormed',
      target: target.constructor,
      propertyName: String(property),
      options,
      validator: { validate: (value: unknown) => typeof value === 'string' && value.isWellFormed() },
    });
}

export class SendMessageDto {
  @ApiProperty({ minLength: 8, maxLength: 64, description: "The sender's own id: a repeated one is stored once." })
  @IsString()
  @Matches(/^[A-Za-z0-9_-]{8,64}$/)
  clientId!: string;

  @ApiProperty({ maxLength: MESSAGE_MAX_CHARACTERS })
  @IsString()
  @IsWellFormed()
  @IsNotEmpty()
  @Matches(/\S/)
  @MaxLength(MESSAGE_MAX_CHARACTERS)
  text!: string;
}

export class ReplyDto extends SendMessageDto {
  @IsString()
  @Length(5, 64)
  conversationId!: string;
}

export class AcceptNoticeDto {
  @IsString()
  @MaxLength(2_000)
  snapshotToken!: string;
}

export class ResumeDto {
  @MayBeAbsent()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(1_000_000_000)
  afterSequence?: number;
}

export class InboxResumeDto extends ResumeDto {
  @IsString()
  @Length(5, 64)
  conversationId!: string;
}

export class CancelDto {
  @IsString()
  @Length(5, 64)
  runId!: string;
}

export class NothingDto {}

export class ListDto {
  @ApiProperty({ required: false, description: 'The `next` of the page before.' })
  @MayBeAbsent()
  @IsString()
  @MaxLength(100)
  before?: string;

  @ApiProperty({ required: false, minimum: 1, maximum: 100, default: 50 })
  @MayBeAbsent()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  limit?: number;
}

export class AssignDto {
  @ApiProperty({ enum: ['agent', 'person'] })
  @IsIn(['agent', 'person'])
  to!: 'agent' | 'person';
}

export class InboxAssignDto extends AssignDto {
  @IsString()
  @Length(5, 64)
  conversationId!: string;
}

export class HoldDto {
  @ApiProperty({ enum: HOLD_REASONS })
  @IsIn(HOLD_REASONS)
  reason!: HoldReason;
}
