/** Rules for fields of requests about rights: calendar dates and free text. */
import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsString, Length, ValidateBy } from 'class-validator';
import { MayBeAbsent, Trimmed } from '../platform/field-rules.js';
import { isCalendarDate } from './calendar-dates.js';

export const TEXT_MAX_CHARACTERS = 4_000;

/** A day that exists, `YYYY-MM-DD`. */
export const DateField = (description: string): PropertyDecorator =>
  applyDecorators(
    ApiProperty({ example: '2026-11-23', format: 'date', description }),
    ValidateBy({
      name: 'isCalendarDate',
      validator: { validate: (value: unknown) => typeof value === 'string' && isCalendarDate(value) },
    }),
  );

/** Words of a person; scrubbed before they are stored. */
export const TextField = (description: string): PropertyDecorator =>
  applyDecorators(
    ApiProperty({ description, minLength: 1, maxLength: TEXT_MAX_CHARACTERS }),
    Trimmed(),
    IsString(),
    Length(1, TEXT_MAX_CHARACTERS),
  );

export const OptionalTextField = (description: string): PropertyDecorator =>
  applyDecorators(
    ApiProperty({ description, required: false, maxLength: TEXT_MAX_CHARACTERS }),
    MayBeAbsent(),
    Trimmed(),
    IsString(),
    Length(1, TEXT_MAX_CHARACTERS),
  );
