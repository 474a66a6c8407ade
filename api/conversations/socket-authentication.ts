/** Who stands behind a socket: taken from the handshake, never from a payload; no socket without a valid token, and none longer than it is valid. */
import type { Namespace, Socket } from 'socket.io';
import type { Principal } from '../accounts/accounts.contract.js';
import { ApplicationError, internalError } from '../platform/application-error.js';
import type { Clock } from '../platform/clock.js';

type Authenticate = (socket: Socket, token: string) => Promise<Principal>;

/** Installs the handshake check of a namespace. A refusal reaches the client as `connect_error` with `data: { code, message }`. */
export function authenticateHandshakes(namespace: Namespace, clock: Clock, authenticate: Authenticate): void {
  namespace.use((socket, next) => {
    const token: unknown = socket.handshake.auth?.token;
    const checked =
      typeof token === 'string' && token.length < 4_096
        ? authenticate(socket, token)
        : Promise.reject(new ApplicationError('unauthenticated', 'A token is needed.'));
    checked.then(
      (principal) => {
        socket.data = { principal };
        next();
      },
      (error: unknown) => next(handshakeError(error)),
    );
  });
  namespace.on('connection', (socket) => endWithItsToken(socket, clock));
}

/** A token is worth nothing once it has run out: its socket hears nothing more either. The client comes back with a new one. */
function endWithItsToken(socket: Socket, clock: Clock): void {
  const remainingMs = principalOf(socket).expiresAt.getTime() - clock.timestamp();
  const timer = setTimeout(() => socket.disconnect(true), Math.max(0, remainingMs));
  timer.unref();
  socket.once('disconnect', () => clearTimeout(timer));
}

/** The principal of a connected socket. */
export function principalOf<P extends Principal>(socket: Socket): P {
  return (socket.data as { principal: P }).principal;
}

/** Throws once the token that opened the socket has run out. */
export function requireUnexpired(socket: Socket, now: Date): void {
  if (principalOf(socket).expiresAt > now) return;
  throw new ApplicationError('unauthenticated', 'The session has expired. Please connect again with a new token.');
}

function handshakeError(error: unknown): Error {
  const known = error instanceof ApplicationError ? error : internalError();
  return Object.assign(new Error(known.code), { data: known.toWire() });
}
