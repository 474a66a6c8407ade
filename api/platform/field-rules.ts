/** Rules for fields of requests that class-validator lacks. */
import { Transform } from 'class-transformer';
import { ValidateIf } from 'class-validator';

/** Trims what people type into a name. */
export const Trimmed = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));

/** The field may be left out; `null`, which class-validator's `IsOptional` lets through, is refused like any wrong value. */
export const MayBeAbsent = (): PropertyDecorator => ValidateIf((_: unknown, value: unknown) => value !== undefined);
