/** The closed list of error codes, the same for REST and sockets, with their HTTP twins. */

export const HTTP_STATUS_OF = {
  validation: 400,
  unknown_event: 400,
  unauthenticated: 401,
  token_revoked: 401,
  forbidden: 403,
  origin_refused: 403,
  not_found: 404,
  conflict: 409,
  gone: 410,
  too_large: 413,
  special_category_blocked: 422,
  restricted: 423,
  notice_required: 428,
  rate_limited: 429,
  transfer_refused: 451,
  internal: 500,
  agent_unavailable: 503,
  unavailable: 503,
} as const;

export type ErrorCode = keyof typeof HTTP_STATUS_OF;

/** The body of a failed socket acknowledgement. `message` is fit to show to a person and never echoes what was sent. */
export interface WireError {
  code: ErrorCode;
  message: string;
  /** Milliseconds to wait before trying again, with `rate_limited` and `unavailable`. */
  retryAfterMs?: number;
  /** For `validation`: the fields at fault and the rule each one broke; never their values. */
  fields?: Record<string, string>;
}

/** What every socket event answers. */
export type Acknowledgement<T> = { data: T } | { error: WireError };

/** RFC 9457 problem details, the body of every failed REST request (`application/problem+json`). */
export interface ProblemDetails {
  type: string;
  title: string;
  status: number;
  code: ErrorCode;
  detail: string;
  retryAfterMs?: number;
  fields?: Record<string, string>;
}
