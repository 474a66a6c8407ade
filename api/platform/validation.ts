/** One way to check what comes in, for REST bodies and socket payloads alike: class-validator DTOs, unknown fields refused. */
import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidatorOptions } from 'class-validator';
import { ApplicationError } from './application-error.js';

const OPTIONS: ValidatorOptions = {
  whitelist: true,
  forbidNonWhitelisted: true,
  forbidUnknownValues: true,
  validationError: { target: false, value: false },
};

/** Checks `payload` against a DTO class; throws `validation` with the fields at fault, never with their values. */
export function validated<T extends object>(dto: new () => T, payload: unknown): T {
  if (!isPlainObject(payload)) throw new ApplicationError('validation', 'The payload must be one object.');
  const instance = plainToInstance(dto, payload);
  const errors = validateSync(instance, OPTIONS);
  if (errors.length > 0) throw validationError(errors);
  return instance;
}

/** The pipe of every REST route. */
export function restValidationPipe(): ValidationPipe {
  return new ValidationPipe({ ...OPTIONS, transform: true, exceptionFactory: validationError });
}

export function validationError(errors: readonly ValidationError[]): ApplicationError {
  const fields = Object.fromEntries(errors.flatMap((error) => rulesBroken(error, '')));
  return new ApplicationError('validation', 'Some fields are not right.', { fields });
}

function rulesBroken(error: ValidationError, prefix: string): [string, string][] {
  // An unknown field's name is the sender's own text: it is not echoed.
  if (error.constraints && 'whitelistValidation' in error.constraints) return [[`${prefix}*`, 'unknown field']];
  const path = `${prefix}${error.property}`;
  const own: [string, string][] = error.constraints ? [[path, Object.keys(error.constraints).sort().join(', ')]] : [];
  return [...own, ...(error.children ?? []).flatMap((child) => rulesBroken(child, `${path}.`))];
}

/** True for an object literal with a safe prototype and no own `__proto__`, `constructor` or `prototype` key, at any depth. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !hasUnsafeKey(value, 0);
}

const UNSAFE_KEYS = new Set(['__proto__', 'constructor', 'prototype']);
const DEEPEST = 12;

function hasUnsafeKey(value: object, depth: number): boolean {
  if (depth > DEEPEST) return true;
  for (const key of Object.keys(value)) {
    if (UNSAFE_KEYS.has(key)) return true;
    const inner = (value as Record<string, unknown>)[key];
    if (typeof inner === 'object' && inner !== null && hasUnsafeKey(inner, depth + 1)) return true;
  }
  return false;
}
