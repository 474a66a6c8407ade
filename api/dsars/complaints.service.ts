/** Complaints about the handling of personal data (Data Protection Act 2018 section 164A): received, acknowledged within thirty days, answered. */
import { Inject, Injectable } from '@nestjs/common';
import { AuditService, type AuditRecord } from '../audit/audit.service.js';
import { CONFIG, type Config } from '../config.js';
import { IdentityService } from '../identity/identity.service.js';
import { ApplicationError } from '../platform/application-error.js';
import { Clock } from '../platform/clock.js';
import { randomId } from '../platform/random-id.js';
import { ScrubbingService } from '../scrubbing/scrubbing.service.js';
import { dateInLondon, type CalendarDate } from './calendar-dates.js';
import type { Complaint } from './complaint.schema.js';
import { ComplaintsRepository } from './complaints.repository.js';
import { OF_THE_PLATFORM } from './request-intake.service.js';
import type { ComplaintChannel, ComplaintOutcome } from './rights.contract.js';
import { acknowledgeBy } from './statutory-clock.js';

export interface NewComplaint {
  text: string;
  email?: string;
  organisationId: string | null;
  channel: ComplaintChannel;
  receivedOn: CalendarDate;
  /** null: the person filled in the form. */
  recordedBy: string | null;
}

/** More than this wait elsewhere than in one answer. */
const QUEUE = 500;

@Injectable()
export class ComplaintsService {
  constructor(
    private readonly complaints: ComplaintsRepository,
    private readonly identity: IdentityService,
    private readonly scrubbing: ScrubbingService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  today(): CalendarDate {
    return dateInLondon(this.clock.now());
  }

  /** Stores the scrubbed words, and the address in the vault. Throws `validation` for a day to come. */
  async receive({ text, email, organisationId, channel, receivedOn, recordedBy }: NewComplaint): Promise<Complaint> {
    requireBetween('receivedOn', '', receivedOn, this.today());
    const subjectId = randomId('sub');
    const actor: AuditRecord['actor'] = recordedBy
      ? { kind: 'staff', id: recordedBy }
      : { kind: 'visitor', id: subjectId };
    const complaint: Complaint = {
      _id: randomId('cmp'),
      subjectId,
      organisationId,
      channel,
      state: 'received',
      text: this.scrubbing.scrub(text).text,
      receivedOn,
      acknowledgeBy: acknowledgeBy(receivedOn, this.config.jurisdiction),
      acknowledgedOn: null,
      progress: [],
      outcome: null,
      explanation: null,
      answeredOn: null,
      recordedBy,
      revision: 0,
      createdAt: this.clock.now(),
    };
    await this.complaints.create(complaint);
    await this.#record('received', actor, complaint);
    if (email !== undefined) {
      const subject = { subjectId, organisationId: organisationId ?? OF_THE_PLATFORM };
      await this.identity.putContact(subject, { email }, { purpose: 'rights-and-accountability', actor });
    }
    return complaint;
  }

  get(reference: string): Promise<Complaint> {
    return this.complaints.get(reference);
  }

  /** Those without an answer, by the day of acknowledgement. */
  waiting(): Promise<Complaint[]> {
    return this.complaints.findByDueDate(['received', 'acknowledged'], QUEUE);
  }

  /** The person was told that the complaint is here. */
  acknowledge(id: string, staffId: string, acknowledgedOn: CalendarDate): Promise<Complaint> {
    return this.#move(id, staffId, 'acknowledged', (complaint) => {
      requireState(complaint, 'received');
      requireBetween('acknowledgedOn', complaint.receivedOn, acknowledgedOn, this.today());
      return { ...complaint, state: 'acknowledged', acknowledgedOn };
    });
  }

  /** Adds a step of the enquiry that the person may read. */
  report(id: string, staffId: string, text: string): Promise<Complaint> {
    const step = { madeOn: this.today(), text: this.scrubbing.scrub(text).text };
    return this.#move(id, staffId, 'progressed', (complaint) => {
      requireState(complaint, 'received', 'acknowledged');
      return { ...complaint, progress: [...complaint.progress, step] };
    });
  }

  /** The outcome, with the words in which the person is told; an unacknowledged complaint is acknowledged first. */
  answer(id: string, staffId: string, outcome: ComplaintOutcome, explanation: string): Promise<Complaint> {
    const words = this.scrubbing.scrub(explanation).text;
    return this.#move(id, staffId, `answered-${outcome}`, (complaint) => {
      requireState(complaint, 'acknowledged');
      return { ...complaint, state: 'answered', outcome, explanation: words, answeredOn: this.today() };
    });
  }

  async #move(
    id: string,
    staffId: string,
    action: string,
    step: (complaint: Complaint) => Complaint,
  ): Promise<Complaint> {
    const stored = await this.complaints.replace(step(await this.complaints.get(id)));
    await this.#record(action, { kind: 'staff', id: staffId }, stored);
    return stored;
  }

  #record(action: string, actor: AuditRecord['actor'], { _id, organisationId }: Complaint): Promise<void> {
    return this.audit.record({
      action: `complaint.${action}`,
      actor,
      ...(organisationId ? { organisationId } : {}),
      target: { kind: 'complaint', id: _id },
      purpose: 'rights-and-accountability',
    });
  }
}

function requireState({ state }: Complaint, ...allowed: Complaint['state'][]): void {
  if (!allowed.includes(state))
    throw new ApplicationError('conflict', `This cannot be done while the complaint is ${state}.`);
}

function requireBetween(field: string, from: CalendarDate, date: CalendarDate, today: CalendarDate): void {
  if (date >= from && date <= today) return;
  throw new ApplicationError('validation', 'The date is too early, or still to come.', {
    fields: { [field]: 'between' },
  });
}
