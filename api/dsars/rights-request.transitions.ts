/** How a rights request moves from receipt to its end; pure functions. Time alone moves nothing: nothing is closed by silence. */
import { ApplicationError } from '../platform/application-error.js';
import type { Jurisdiction } from '../platform/jurisdictions.js';
import type { ScrubbedText } from '../scrubbing/scrubbing.contract.js';
import { latestOf, type CalendarDate } from './calendar-dates.js';
import { requireOutcome, type Decision } from './right-outcomes.js';
import type { IdentityProof, RightsRequest } from './rights-request.schema.js';
import type { CheckKind, RequestState, Right } from './rights.contract.js';
import { dueOn, requireExtendable, requirePausable } from './statutory-clock.js';

/** Where and when a transition takes place. */
export interface Today {
  today: CalendarDate;
  jurisdiction: Jurisdiction;
}

export type Transition = (request: RightsRequest, today: Today) => RightsRequest;

const conflict = (message: string): ApplicationError => new ApplicationError('conflict', message);

export const pendingOf = ({ rights }: RightsRequest): RightsRequest['rights'] =>
  rights.filter(({ outcome }) => outcome === 'pending');
const isPaused = ({ pauses }: RightsRequest): boolean => pauses.some(({ answeredOn }) => answeredOn === null);

/** Nothing more is asked of the person: work starts. */
export const begin =
  (identityProof: IdentityProof): Transition =>
  (request) => {
    requireState(request, 'received');
    return { ...request, identityProof, state: 'in-progress' };
  };

/** Asks for proof of identity, an agent's authority or a fee; the clock waits for it. */
export const askCheck =
  (kind: CheckKind, askedOn: CalendarDate): Transition =>
  (request, { today }) => {
    requireState(request, 'received', 'identity-check');
    if (request.checks.some((check) => check.kind === kind)) throw conflict('This was asked for already.');
    requireBetween('askedOn', request.receivedOn, askedOn, today);
    return { ...request, state: 'identity-check', checks: [...request.checks, { kind, askedOn, receivedOn: null }] };
  };

/** Records that what was asked for is there; with the last of it, work starts. */
export const receiveCheck =
  (kind: CheckKind, receivedOn: CalendarDate): Transition =>
  (request, { today }) => {
    requireState(request, 'identity-check');
    const awaited = request.checks.find((check) => check.kind === kind && check.receivedOn === null);
    if (!awaited) throw conflict('This is not awaited.');
    requireBetween('receivedOn', awaited.askedOn, receivedOn, today);
    const checks = request.checks.map((check) => (check === awaited ? { ...check, receivedOn } : check));
    const isComplete = checks.every((check) => check.receivedOn !== null);
    return {
      ...request,
      checks,
      state: isComplete ? 'in-progress' : 'identity-check',
      identityProof: isComplete ? 'confirmed-by-staff' : null,
    };
  };

/** Stops the clock of one right for a clarification; refused for anything but access. */
export const pause =
  (right: Right, askedOn: CalendarDate): Transition =>
  (request, { today, jurisdiction }) => {
    requireState(request, 'in-progress', 'paused');
    requirePausable(request, right, askedOn, jurisdiction);
    if (!pendingOf(request).some((pending) => pending.right === right))
      throw conflict('This right was not asked for, or is answered.');
    requireBetween('askedOn', request.receivedOn, askedOn, today);
    return { ...request, state: 'paused', pauses: [...request.pauses, { askedOn, answeredOn: null }] };
  };

export const resume =
  (answeredOn: CalendarDate): Transition =>
  (request, { today }) => {
    const open = request.pauses.find((pause) => pause.answeredOn === null);
    if (!open) throw conflict('The clock is not paused.');
    requireState(request, 'paused');
    requireBetween('answeredOn', open.askedOn, answeredOn, today);
    const pauses = request.pauses.map((pause) => (pause === open ? { ...pause, answeredOn } : pause));
    return { ...request, state: 'in-progress', pauses };
  };

/** Two further months for complexity or number, with the reason that the person was told. */
export const extend =
  (toldOn: CalendarDate, reason: ScrubbedText): Transition =>
  (request, { today, jurisdiction }) => {
    requireState(request, 'in-progress', 'paused');
    for (const { right } of pendingOf(request)) requireExtendable(request, right, toldOn, jurisdiction);
    requireBetween('toldOn', request.receivedOn, toldOn, today);
    return { ...request, extendedOn: toldOn, extensionReason: reason };
  };

/** Answers one right. With the last, the request is answered, or refused where every right was. */
export const decide =
  (right: Right, decision: Decision): Transition =>
  (request, { today }) => {
    requireOutcome(right, decision, request.state);
    const pending = pendingOf(request).find((candidate) => candidate.right === right);
    if (!pending) throw conflict('This right was not asked for, or is answered.');
    const isWithdrawn = decision.outcome === 'withdrawn';
    const endsPause = right === 'access' && isPaused(request);
    if (endsPause && !isWithdrawn) throw conflict('The clarification is awaited: resume first.');
    const rights = request.rights.map((each) => (each === pending ? { ...each, ...decision, decidedOn: today } : each));
    const pauses = request.pauses.map((pause) =>
      endsPause ? { ...pause, answeredOn: pause.answeredOn ?? today } : pause,
    );
    return { ...request, rights, pauses, state: stateAfter(rights, endsPause ? 'in-progress' : request.state) };
  };

function stateAfter(rights: RightsRequest['rights'], otherwise: RequestState): RequestState {
  if (rights.some(({ outcome }) => outcome === 'pending')) return otherwise;
  return rights.every(({ outcome }) => outcome === 'refused') ? 'refused' : 'answered';
}

/** The person was told the outcome of every right: only now the request is closed. */
export const close =
  (toldOn: CalendarDate): Transition =>
  (request, { today }) => {
    requireState(request, 'answered', 'refused');
    const decided = request.rights.flatMap(({ decidedOn }) => decidedOn ?? []);
    requireBetween('toldOn', latestOf(request.receivedOn, ...decided), toldOn, today);
    return { ...request, state: 'closed', toldOn };
  };

/** A note for colleagues, in any state. */
export const note =
  (text: ScrubbedText, staffId: string): Transition =>
  (request, { today }) => ({ ...request, notes: [...request.notes, { writtenOn: today, staffId, text }] });

/** The request with its due dates as the clock says now. */
export function withDueDates(request: RightsRequest, jurisdiction: Jurisdiction): RightsRequest {
  const rights = request.rights.map((each) =>
    each.outcome === 'pending' ? { ...each, dueOn: dueOn(request, each.right, jurisdiction) } : each,
  );
  const pending = rights.filter(({ outcome }) => outcome === 'pending');
  const dates = (pending.length > 0 ? pending : rights).flatMap((each) => each.dueOn ?? []).sort();
  return { ...request, rights, dueOn: (pending.length > 0 ? dates[0] : dates.at(-1)) ?? null };
}

function requireState({ state }: RightsRequest, ...allowed: RequestState[]): void {
  if (!allowed.includes(state)) throw conflict(`This cannot be done while the request is ${state}.`);
}

function requireBetween(field: string, from: CalendarDate, date: CalendarDate, today: CalendarDate): void {
  if (date >= from && date <= today) return;
  throw new ApplicationError('validation', `The date must lie between ${from} and ${today}.`, {
    fields: { [field]: 'between' },
  });
}
