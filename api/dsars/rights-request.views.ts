/** Requests about rights as they go out over REST: to the person, and to staff with clock and risk. */
import { ApiProperty } from '@nestjs/swagger';
import type { Controller } from '../config.js';
import { addDays, type CalendarDate } from './calendar-dates.js';
import type {
  RequestCheck,
  RequestNote,
  RequestPause,
  RequestedRight,
  RightsRequest,
} from './rights-request.schema.js';
import { pendingOf } from './rights-request.transitions.js';
import { REQUEST_STATES, type Channel, type RequestState } from './rights.contract.js';
import { internalTargetOn, startOf } from './statutory-clock.js';

/** Days before our own target from which a request is at risk. */
const WARNING_DAYS = 7;

export const RISKS = ['none', 'at-risk', 'late-for-us', 'overdue'] as const;
/** `at-risk`: a week or less to our own target; `late-for-us`: past it; `overdue`: past the day the law sets. */
export type Risk = (typeof RISKS)[number];

/** Where to complain; stands in every answer about rights and complaints (C46). */
export interface Authority {
  name: string;
  url: string;
}
export const authorityOf = ({ authority, authorityUrl }: Controller): Authority => ({
  name: authority,
  url: authorityUrl,
});

export class RightsRequestView {
  @ApiProperty({ example: 'req_2p8Xb1l6S7mQ0aVn4hYx9A' }) id!: string;
  @ApiProperty({ enum: REQUEST_STATES }) state!: RequestState;
  @ApiProperty({ format: 'date' }) receivedOn!: CalendarDate;
  @ApiProperty({ format: 'date', nullable: true, type: String, description: 'By when we must answer.' })
  dueOn!: CalendarDate | null;
  @ApiProperty({ isArray: true, type: Object, description: 'Each right with its own due date, outcome and reason.' })
  rights!: RequestedRight[];
  @ApiProperty({ nullable: true, type: Object, description: 'Two further months: when and why we told you.' })
  extension!: { toldOn: CalendarDate; reason: string | null } | null;
  @ApiProperty({ format: 'date', nullable: true, type: String, description: 'Since when we wait for a clarification.' })
  pausedSince!: CalendarDate | null;
  @ApiProperty({ format: 'date', nullable: true, type: String }) toldOn!: CalendarDate | null;
  @ApiProperty({ nullable: true, type: String, description: 'Where the copy can be downloaded, for access.' })
  copy!: string | null;
  @ApiProperty({ type: Object, description: 'Where to complain.' }) authority!: Authority;
}

export class StaffRightsRequestView extends RightsRequestView {
  @ApiProperty() subjectId!: string;
  @ApiProperty({ nullable: true, type: String }) organisationId!: string | null;
  @ApiProperty() channel!: Channel;
  @ApiProperty({ format: 'date', nullable: true, type: String, description: 'When the clock started.' })
  startedOn!: CalendarDate | null;
  @ApiProperty({ format: 'date', nullable: true, type: String, description: 'Our own target, inside the month.' })
  targetOn!: CalendarDate | null;
  @ApiProperty({ enum: RISKS }) risk!: Risk;
  @ApiProperty({ nullable: true, type: String }) identityProof!: string | null;
  @ApiProperty({ isArray: true, type: Object }) checks!: RequestCheck[];
  @ApiProperty({ isArray: true, type: Object }) pauses!: RequestPause[];
  @ApiProperty({ nullable: true, type: String }) details!: string | null;
  @ApiProperty({ isArray: true, type: Object }) notes!: RequestNote[];
  @ApiProperty({ nullable: true, type: String }) recordedBy!: string | null;
}

export class RequestQueueView {
  @ApiProperty({ format: 'date' }) today!: CalendarDate;
  @ApiProperty({ type: Object, description: 'How many requests are in each state.' }) counts!: Record<string, number>;
  @ApiProperty({ type: Object, description: 'How many of the listed are at risk, late for us, overdue.' })
  risks!: Record<Risk, number>;
  @ApiProperty({ type: [StaffRightsRequestView] }) requests!: StaffRightsRequestView[];
}

export function asRequest(request: RightsRequest, controller: Controller): RightsRequestView {
  const { _id, state, receivedOn, dueOn, rights, extendedOn, extensionReason, pauses, toldOn } = request;
  const hasCopy = rights.some(({ right, outcome }) => right === 'access' && outcome !== 'refused');
  return {
    id: _id,
    state,
    receivedOn,
    dueOn,
    rights,
    extension: extendedOn ? { toldOn: extendedOn, reason: extensionReason } : null,
    pausedSince: pauses.find(({ answeredOn }) => answeredOn === null)?.askedOn ?? null,
    toldOn,
    copy: hasCopy && request.identityProof === 'visitor-token' ? '/v1/visitor/data' : null,
    authority: authorityOf(controller),
  };
}

export function asStaffRequest(
  request: RightsRequest,
  controller: Controller,
  today: CalendarDate,
): StaffRightsRequestView {
  const { subjectId, organisationId, channel, identityProof, checks, pauses, details, notes, recordedBy } = request;
  const targetOn = targetOf(request);
  return {
    ...asRequest(request, controller),
    subjectId,
    organisationId,
    channel,
    startedOn: startOf(request),
    targetOn,
    risk: riskOf(request, targetOn, today),
    identityProof,
    checks,
    pauses,
    details,
    notes,
    recordedBy,
  };
}

/** The earliest target among the rights whose clock runs; access that waits for a clarification has none just now. */
function targetOf(request: RightsRequest): CalendarDate | null {
  return (
    running(request)
      .flatMap(({ right }) => internalTargetOn(request, right) ?? [])
      .sort()[0] ?? null
  );
}

function running(request: RightsRequest): RequestedRight[] {
  const isPaused = request.pauses.some(({ answeredOn }) => answeredOn === null);
  return pendingOf(request).filter(({ right }) => !(isPaused && right === 'access'));
}

function riskOf(request: RightsRequest, targetOn: CalendarDate | null, today: CalendarDate): Risk {
  if (running(request).some(({ dueOn }) => dueOn !== null && dueOn < today)) return 'overdue';
  if (targetOn === null) return 'none';
  if (targetOn < today) return 'late-for-us';
  return addDays(targetOn, -WARNING_DAYS) <= today ? 'at-risk' : 'none';
}
