/** Rules for fields of requests that class-validator lacks. */
import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { IsString, Length, Matches, ValidateIf } from 'class-validator';

/** Trims what people type into a name. */
export const Trimmed = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));

/** The field may be left out; `null`, which class-validator's `IsOptional` lets through, is refused like any wrong value. */
export const MayBeAbsent = (): PropertyDecorator => ValidateIf((_: unknown, value: unknown) => value !== undefined);

/** A name that others see, 1 to 60 characters: no control signs, and no `@`, so that nobody's address ends up where names are kept. */
export const PublicName = (): PropertyDecorator =>
  applyDecorators(Trimmed(), IsString(), Length(1, 60), Matches(/^[^@\p{Cc}]*$/u));
