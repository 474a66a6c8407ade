/** What `POST /v1/visitor-sessions` answers. */

export interface VisitorSession {
  /** Bearer token for `/visitor` (handshake `auth.token`) and for `/v1/visitor/*`; kept in memory only. */
  token: string;
  expiresAt: string;
  /** Whether `resumeKey` was given and found its visitor. */
  resumed: boolean;
}
