/** Visitors' sessions: a random subject id from the first moment, nothing stored until the notice is accepted, found again by a resume key. */
import { Inject, Injectable } from '@nestjs/common';
import { AuditService } from '../audit/audit.service.js';
import { CONFIG, type Config } from '../config.js';
import { SitesService, type Site } from '../organisations/sites.service.js';
import { ApplicationError, notFound } from '../platform/application-error.js';
import { Clock } from '../platform/clock.js';
import { derivedKey, keyedHash } from '../platform/derived-keys.js';
import { EventBus } from '../platform/event-bus.js';
import { randomId, randomSecret } from '../platform/random-id.js';
import type { VisitorPrincipal } from '../privacy/access.contract.js';
import { AccessTokens, VISITOR_TOKEN_LIFETIME_S, type VisitorClaims } from './access-tokens.js';
import { SessionsEnded } from './accounts.events.js';
import { EndedVisitors } from './ended-visitors.js';
import { VisitorKeysRepository } from './visitor-keys.repository.js';
import type { VisitorSession } from './visitor-sessions.contract.js';

/** A resume key opens nothing after this long without use (retention rule `session`). */
const RESUME_MS = 90 * 24 * 60 * 60 * 1000;
/** Longer than the longest token, so that an ended visitor's token meets its end while it is still signed. */
const ENDED_MS = (VISITOR_TOKEN_LIFETIME_S + 60) * 1000;

@Injectable()
export class VisitorSessionsService {
  readonly #keyOfHashes: Uint8Array;
  readonly #ended: EndedVisitors;

  constructor(
    private readonly keys: VisitorKeysRepository,
    private readonly sites: SitesService,
    private readonly tokens: AccessTokens,
    private readonly audit: AuditService,
    private readonly events: EventBus,
    private readonly clock: Clock,
    @Inject(CONFIG) config: Config,
  ) {
    this.#keyOfHashes = derivedKey(config.secrets.tokenKey, 'resume-key');
    this.#ended = new EndedVisitors(ENDED_MS);
  }

  /** A session on a site, of the visitor whom the resume key finds or else of a new one. Throws `not_found`. */
  async open(siteKey: string, resumeKey?: string): Promise<VisitorSession> {
    const site = await this.sites.findByKey(siteKey);
    if (!site) throw notFound();
    const known = resumeKey === undefined ? null : await this.#use(site, resumeKey);
    const { token, expiresAt } = await this.tokens.signVisitor(
      {
        subjectId: known?._id ?? randomId('sub'),
        organisationId: site.organisationId,
        siteId: site._id,
        sessionId: randomId('ses'),
      },
      this.clock.now(),
    );
    return { token, expiresAt: expiresAt.toISOString(), resumed: known !== null };
  }

  /** Called when the notice is accepted: from now on the visitor is stored and can come back. Throws `token_revoked` after an end. */
  async issueResumeKey({ subjectId, organisationId, siteId }: VisitorPrincipal): Promise<string> {
    const now = this.clock.now();
    if (this.#ended.has(subjectId, now.getTime())) throw ended();
    const resumeKey = randomSecret();
    const keyHash = keyedHash(this.#keyOfHashes, resumeKey);
    const expiresAt = new Date(now.getTime() + RESUME_MS);
    if (!(await this.keys.add({ _id: subjectId, organisationId, siteId, keyHash, now, expiresAt }))) throw ended();
    return resumeKey;
  }

  /** The principal of a valid token. Throws `token_revoked` when the visitor ended the chat or the site is gone. */
  async principalOf(claims: VisitorClaims, expiresAt: Date): Promise<VisitorPrincipal> {
    const { subjectId, organisationId, siteId, sessionId } = claims;
    const [site, key] = await Promise.all([this.sites.findServing(organisationId, siteId), this.keys.find(subjectId)]);
    if (!site || key?.endedAt || this.#ended.has(subjectId, this.clock.timestamp())) throw ended();
    const isRemembered = key !== null;
    return {
      kind: 'visitor',
      subjectId,
      organisationId,
      siteId,
      siteKey: site.publicKey,
      sessionId,
      isRemembered,
      expiresAt,
    };
  }

  /** “End chat on this device”: tokens and resume keys of the visitor end together, and open sockets with them. */
  async end({ subjectId, organisationId }: VisitorPrincipal): Promise<void> {
    const now = this.clock.now();
    this.#ended.add(subjectId, now.getTime());
    const wasStored = await this.keys.end(subjectId, now, new Date(now.getTime() + ENDED_MS));
    this.events.announce(new SessionsEnded(subjectId));
    if (!wasStored) return;
    const [actor, target] = [{ kind: 'visitor', id: subjectId } as const, { kind: 'subject', id: subjectId }];
    await this.audit.record({
      action: 'visitor-session.ended',
      actor,
      organisationId,
      target,
      purpose: 'answer-visitor',
    });
  }

  deleteExpired(): Promise<void> {
    return this.keys.deleteExpired(this.clock.now());
  }

  #use(site: Site, resumeKey: string) {
    const now = this.clock.now();
    return this.keys.use(site._id, keyedHash(this.#keyOfHashes, resumeKey), now, new Date(now.getTime() + RESUME_MS));
  }
}

const ended = (): ApplicationError =>
  new ApplicationError('token_revoked', 'This chat has ended. You can start a new one.');
