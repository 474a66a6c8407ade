/** The one error class of the product: a listed code and a sentence fit to show to a person. */
import { HTTP_STATUS_OF, type ErrorCode, type WireError } from './errors.contract.js';

export class ApplicationError extends Error {
  readonly retryAfterMs?: number;
  readonly fields?: Record<string, string>;

  constructor(
    readonly code: ErrorCode,
    message: string,
    extra: { retryAfterMs?: number; fields?: Record<string, string> } = {},
  ) {
    super(message);
    this.name = 'ApplicationError';
    this.retryAfterMs = extra.retryAfterMs;
    this.fields = extra.fields;
  }

  get status(): number {
    return HTTP_STATUS_OF[this.code];
  }

  /** The error as it goes over the wire: no stack, no cause, nothing of what was sent. */
  toWire(): WireError {
    return {
      code: this.code,
      message: this.message,
      ...(this.retryAfterMs === undefined ? {} : { retryAfterMs: this.retryAfterMs }),
      ...(this.fields === undefined ? {} : { fields: this.fields }),
    };
  }
}

/** The one answer for what does not exist and for what belongs to others. */
export const notFound = (): ApplicationError =>
  new ApplicationError('not_found', 'There is nothing here under this id.');

export const internalError = (): ApplicationError =>
  new ApplicationError('internal', 'Something went wrong on our side. Nothing you sent was kept. Please try again.');
