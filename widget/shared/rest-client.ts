/** Requests to the API: JSON in and out, no cookies, failures as `ApiError` with a code of the closed list. */
import type { ErrorCode, ProblemDetails, WireError } from '../../api/platform/errors.contract.js';

/** A refused request, or `network` where there was no answer at all. */
export class ApiError extends Error {
  readonly retryAfterMs: number | undefined;
  /** For `validation`: the fields at fault. */
  readonly fields: Record<string, string>;

  constructor(
    readonly code: ErrorCode | 'network',
    { retryAfterMs, fields = {} }: Partial<Pick<WireError, 'retryAfterMs' | 'fields'>> = {},
  ) {
    super(code);
    this.retryAfterMs = retryAfterMs;
    this.fields = fields;
  }
}

export function codeOf(error: unknown): ErrorCode | 'network' {
  return error instanceof ApiError ? error.code : 'network';
}

export interface RequestOptions {
  body?: unknown;
  token?: string;
}

/** The answer's JSON, or null where there is none. Throws `ApiError`. */
export async function request<T>(method: string, url: string, options: RequestOptions = {}): Promise<T> {
  const answer = await send(method, url, options);
  return (answer.status === 204 ? null : await answer.json()) as T;
}

/** The answer as a file. Throws `ApiError`. */
export async function requestFile(url: string, token: string): Promise<Blob> {
  return (await send('GET', url, { token })).blob();
}

async function send(method: string, url: string, { body, token }: RequestOptions): Promise<Response> {
  const headers: Record<string, string> = {};
  if (token) headers['authorization'] = `Bearer ${token}`;
  if (body !== undefined) headers['content-type'] = 'application/json';
  let answer: Response;
  try {
    answer = await fetch(url, {
      method,
      headers,
      body: body === undefined ? null : JSON.stringify(body),
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'origin',
    });
  } catch {
    throw new ApiError('network');
  }
  if (answer.ok) return answer;
  const problem = (await answer.json().catch(() => ({}))) as Partial<ProblemDetails>;
  throw new ApiError(problem.code ?? 'internal', problem);
}
