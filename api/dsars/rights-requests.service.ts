/**
 * Requests about a person's rights, from receipt to the day the person is told. Each transition is audited.
 * Carrying a right out is apart: the access copy exists; erasure beyond a conversation, correction, restriction and
 * portability are carried out by staff, who record the outcome here.
 */
import { Inject, Injectable } from '@nestjs/common';
import { AuditService, type AuditRecord } from '../audit/audit.service.js';
import { CONFIG, type Config } from '../config.js';
import { ApplicationError } from '../platform/application-error.js';
import { Clock } from '../platform/clock.js';
import { randomId } from '../platform/random-id.js';
import type { VisitorPrincipal } from '../privacy/access.contract.js';
import type { ScrubbedText } from '../scrubbing/scrubbing.contract.js';
import { dateInLondon, type CalendarDate } from './calendar-dates.js';
import type { RightsRequest } from './rights-request.schema.js';
import { begin, withDueDates, type Today, type Transition } from './rights-request.transitions.js';
import { RightsRequestsRepository } from './rights-requests.repository.js';
import { REQUEST_STATES, type Channel, type RequestState, type Right } from './rights.contract.js';

export interface Intake {
  subjectId: string;
  organisationId: string | null;
  channel: Channel;
  receivedOn: CalendarDate;
  rights: readonly Right[];
  details: ScrubbedText | null;
  /** The staff member who wrote down a letter or call; null: the person did. */
  recordedBy: string | null;
}

/** Requests that wait for us, most urgent first. */
export interface RequestQueue extends Today {
  requests: RightsRequest[];
  counts: Record<RequestState, number>;
}

/** More open requests than this are counted, and listed as earlier ones are done. */
const QUEUE = 500;
const OPEN: readonly RequestState[] = ['received', 'identity-check', 'in-progress', 'paused', 'answered', 'refused'];

@Injectable()
export class RightsRequestsService {
  constructor(
    private readonly requests: RightsRequestsRepository,
    private readonly audit: AuditService,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  today(): Today {
    return { today: dateInLondon(this.clock.now()), jurisdiction: this.config.jurisdiction };
  }

  /** Possession of the visitor's token is the proof of identity for what is held under it: work starts at once. */
  async receiveFromVisitor(
    { subjectId, organisationId }: VisitorPrincipal,
    rights: readonly Right[],
    details: ScrubbedText | null,
  ): Promise<RightsRequest> {
    const receivedOn = this.today().today;
    const intake: Intake = {
      subjectId,
      organisationId,
      channel: 'widget',
      receivedOn,
      rights,
      details,
      recordedBy: null,
    };
    const actor = { kind: 'visitor' as const, id: subjectId };
    const received = await this.receive(intake, actor);
    return this.move(received._id, actor, 'identity-confirmed', begin('visitor-token'));
  }

  /** Throws `validation` for a day to come. */
  async receive(intake: Intake, actor: AuditRecord['actor']): Promise<RightsRequest> {
    const { today, jurisdiction } = this.today();
    if (intake.receivedOn > today)
      throw new ApplicationError('validation', 'Nothing is received on a day to come.', {
        fields: { receivedOn: 'past' },
      });
    const request = withDueDates(newRequest(intake, this.clock.now()), jurisdiction);
    await this.requests.create(request);
    await this.#record('received', actor, request);
    return request;
  }

  /** Applies one transition and audits it. Throws `not_found`, or `conflict` where the rules or another person stand in the way. */
  async move(id: string, actor: AuditRecord['actor'], action: string, transition: Transition): Promise<RightsRequest> {
    const today = this.today();
    const moved = withDueDates(transition(await this.requests.get(id), today), today.jurisdiction);
    const stored = await this.requests.replace(moved);
    await this.#record(action, actor, stored);
    return stored;
  }

  get(id: string): Promise<RightsRequest> {
    return this.requests.get(id);
  }

  ofVisitor({ subjectId, organisationId }: VisitorPrincipal): Promise<RightsRequest[]> {
    return this.requests.findOfSubject(subjectId, organisationId);
  }

  async queue(): Promise<RequestQueue> {
    const requests = await this.requests.findByDueDate(OPEN, QUEUE);
    const counts = await Promise.all(REQUEST_STATES.map(async (state) => [state, await this.requests.count(state)]));
    return { ...this.today(), requests, counts: Object.fromEntries(counts) as RequestQueue['counts'] };
  }

  /** Identifiers and counts only. */
  #record(action: string, actor: AuditRecord['actor'], request: RightsRequest): Promise<void> {
    const { _id, organisationId, rights } = request;
    const answered = rights.filter(({ outcome }) => outcome !== 'pending').length;
    return this.audit.record({
      action: `rights-request.${action}`,
      actor,
      ...(organisationId ? { organisationId } : {}),
      target: { kind: 'rights-request', id: _id },
      purpose: 'rights-and-accountability',
      counts: { rights: rights.length, answered },
    });
  }
}

function newRequest({ rights, ...intake }: Intake, createdAt: Date): RightsRequest {
  return {
    _id: randomId('req'),
    ...intake,
    state: 'received',
    dueOn: null,
    rights: rights.map((right) => ({
      right,
      dueOn: null,
      outcome: 'pending',
      ground: null,
      explanation: null,
      decidedOn: null,
    })),
    checks: [],
    pauses: [],
    extendedOn: null,
    extensionReason: null,
    identityProof: null,
    notes: [],
    toldOn: null,
    revision: 0,
    createdAt,
  };
}
