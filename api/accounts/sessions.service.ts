/** Sessions of members and staff: opened at sign-in, carried on by rotating refresh tokens, ended at once. */
import { Inject, Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { CONFIG, type Config } from '../config.js';
import { ApplicationError } from '../platform/application-error.js';
import { Clock } from '../platform/clock.js';
import { EventBus } from '../platform/event-bus.js';
import { randomId } from '../platform/random-id.js';
import { unauthenticated } from './access-tokens.js';
import { SessionsEnded } from './accounts.events.js';
import { RefreshTokens } from './refresh-tokens.js';
import { Session } from './session.schema.js';

const DAY_MS = 24 * 60 * 60 * 1000;
/** A session ends this long after its last refresh, and at the latest this long after sign-in. */
const IDLE_MS = 14 * DAY_MS;
const LONGEST_MS = 90 * DAY_MS;
/** Two tabs may refresh at the same moment: the direct parent of the token in use is answered with that token for this long. */
const GRACE_MS = 10_000;

export interface OpenSession {
  session: Session;
  refreshToken: string;
}

@Injectable()
export class SessionsService {
  readonly #tokens: RefreshTokens;

  constructor(
    @InjectModel(Session.name) private readonly sessions: Model<Session>,
    private readonly events: EventBus,
    private readonly clock: Clock,
    @Inject(CONFIG) config: Config,
  ) {
    this.#tokens = new RefreshTokens(config.secrets.tokenKey);
  }

  async open(accountId: string): Promise<OpenSession> {
    const now = this.clock.now();
    const times = { rotatedAt: now, startedAt: now, expiresAt: new Date(now.getTime() + IDLE_MS) };
    const session: Session = { _id: randomId('ses'), accountId, generation: 1, ...times };
    await this.sessions.create([session]);
    return this.#withToken(session);
  }

  /** Takes a refresh token and gives the next one. A token used before ends the whole session: one of two holders is a thief. */
  async refresh(token: string): Promise<OpenSession> {
    const read = this.#tokens.read(token);
    if (!read) throw unauthenticated();
    const rotated = await this.#rotate(read.sessionId, read.generation);
    if (rotated) return this.#withToken(rotated);
    const session = await this.find(read.sessionId);
    if (!session) throw revoked();
    const isDirectParent = read.generation === session.generation - 1;
    const age = this.clock.timestamp() - session.rotatedAt.getTime();
    if (isDirectParent && age <= GRACE_MS) return this.#withToken(session);
    await this.end(session.accountId, session._id);
    throw revoked();
  }

  /** Null once ended or expired. */
  async find(sessionId: string): Promise<Session | null> {
    const session = await this.sessions.findById(sessionId).lean<Session>().exec();
    return session && session.expiresAt > this.clock.now() ? session : null;
  }

  async end(accountId: string, sessionId: string): Promise<void> {
    await this.sessions.deleteOne({ _id: sessionId, accountId });
    this.events.announce(new SessionsEnded(accountId, sessionId));
  }

  async endAll(accountId: string): Promise<void> {
    await this.sessions.deleteMany({ accountId });
    this.events.announce(new SessionsEnded(accountId));
  }

  async deleteExpired(): Promise<void> {
    await this.sessions.deleteMany({ expiresAt: { $lte: this.clock.now() } });
  }

  /** One database operation decides which of several callers rotates; null where the token is not the one in use. */
  async #rotate(sessionId: string, generation: number): Promise<Session | null> {
    const before = await this.find(sessionId);
    if (!before) return null;
    const now = this.clock.now();
    const latest = Math.min(now.getTime() + IDLE_MS, before.startedAt.getTime() + LONGEST_MS);
    return this.sessions
      .findOneAndUpdate(
        { _id: sessionId, generation },
        { $inc: { generation: 1 }, $set: { rotatedAt: now, expiresAt: new Date(latest) } },
        { returnDocument: 'after' },
      )
      .lean<Session>()
      .exec();
  }

  #withToken(session: Session): OpenSession {
    return { session, refreshToken: this.#tokens.tokenOf(session._id, session.generation) };
  }
}

const revoked = (): ApplicationError =>
  new ApplicationError('token_revoked', 'This session has ended. Please sign in again.');
