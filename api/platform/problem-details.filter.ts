/** Turns every error of a REST request into RFC 9457 problem details with a listed code. */
import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { ThrottlerException } from '@nestjs/throttler';
import type { Request, Response } from 'express';
import { ApplicationError, internalError, notFound } from './application-error.js';
import { errorPlace } from './error-place.js';
import type { ErrorCode, ProblemDetails } from './errors.contract.js';

const CODE_OF_STATUS: Record<number, ErrorCode> = {
  400: 'validation',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not_found',
  409: 'conflict',
  413: 'too_large',
  415: 'validation',
  429: 'rate_limited',
  503: 'unavailable',
};

@Catch()
export class ProblemDetailsFilter implements ExceptionFilter {
  readonly #logger = new Logger(ProblemDetailsFilter.name);

  catch(error: unknown, host: ArgumentsHost): void {
    const response = host.switchToHttp().getResponse<Response>();
    const request = host.switchToHttp().getRequest<Request & { route?: { path?: string } }>();
    const problem = this.#asApplicationError(error, `${request.method} ${request.route?.path ?? 'unmatched route'}`);
    if (response.headersSent) {
      response.destroy();
      return;
    }
    const body: ProblemDetails = {
      type: `about:blank#${problem.code}`,
      title: problem.code.replaceAll('_', ' '),
      status: problem.status,
      code: problem.code,
      detail: problem.message,
      ...(problem.retryAfterMs === undefined ? {} : { retryAfterMs: problem.retryAfterMs }),
      ...(problem.fields === undefined ? {} : { fields: problem.fields }),
    };
    if (problem.retryAfterMs !== undefined) response.setHeader('Retry-After', Math.ceil(problem.retryAfterMs / 1000));
    if (problem.code === 'unauthenticated') response.setHeader('WWW-Authenticate', 'Bearer');
    response.status(problem.status).type('application/problem+json').send(JSON.stringify(body));
  }

  #asApplicationError(error: unknown, route: string): ApplicationError {
    if (error instanceof ApplicationError) return error;
    if (error instanceof ThrottlerException) {
      return new ApplicationError('rate_limited', 'Too many requests. Please wait a moment.', { retryAfterMs: 60_000 });
    }
    const status = statusOf(error);
    const code = status === undefined ? undefined : CODE_OF_STATUS[status];
    if (code === 'not_found') return notFound();
    if (code !== undefined) return new ApplicationError(code, SENTENCE_OF[code] ?? 'The request was refused.');
    this.#logger.error(`${route} failed: ${errorPlace(error)}`);
    return internalError();
  }
}

const SENTENCE_OF: Partial<Record<ErrorCode, string>> = {
  validation: 'The request is not well formed.',
  unauthenticated: 'Please sign in.',
  forbidden: 'You may not do this.',
  conflict: 'This contradicts what is already there.',
  too_large: 'The request is too large.',
  rate_limited: 'Too many requests. Please wait a moment.',
  unavailable: 'A part that is needed does not answer. Please try again.',
};

/** Nest's HTTP exceptions and body-parser's errors both say their status. */
function statusOf(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  if (typeof error === 'object' && error !== null && 'status' in error && typeof error.status === 'number')
    return error.status;
  return undefined;
}
