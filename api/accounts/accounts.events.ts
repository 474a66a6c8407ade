/** News from accounts. */

/** Sessions of a principal ended: their tokens are refused from now on, and their sockets must go. Without `sessionId`, all of them. */
export class SessionsEnded {
  constructor(
    readonly principalId: string,
    readonly sessionId?: string,
  ) {}
}
