/** Which outcome a right may have: nothing is refused without its ground and an explanation, and marketing stops on demand. */
import { ApplicationError } from '../platform/application-error.js';
import type { ScrubbedText } from '../scrubbing/scrubbing.contract.js';
import type { RefusalGround, RequestState, Right, RightOutcome } from './rights.contract.js';

export interface Decision {
  outcome: Exclude<RightOutcome, 'pending'>;
  ground: RefusalGround | null;
  explanation: ScrubbedText | null;
}

/** Throws `validation` for a refusal without reason, `conflict` for an outcome that the right or the state does not allow. */
export function requireOutcome(right: Right, { outcome, ground, explanation }: Decision, state: RequestState): void {
  const isRefusal = outcome === 'refused' || outcome === 'partly-fulfilled';
  const hasReason = explanation !== null && explanation.trim() !== '';
  if (isRefusal && (ground === null || !hasReason)) {
    throw new ApplicationError('validation', 'A refusal, whole or in part, needs its ground and an explanation.', {
      fields: { ...(ground === null ? { ground: 'needed' } : {}), ...(hasReason ? {} : { explanation: 'needed' }) },
    });
  }
  if (!isRefusal && ground !== null)
    throw new ApplicationError('validation', 'Only a refusal has a ground.', { fields: { ground: 'not here' } });
  // UK GDPR article 21(3): an objection to direct marketing is absolute.
  if (isRefusal && right === 'marketing-objection')
    throw new ApplicationError('conflict', 'An objection to direct marketing cannot be refused.');
  if (!isOpenFor(state, outcome, ground))
    throw new ApplicationError('conflict', `This outcome cannot be given while the request is ${state}.`);
}

/** Before work starts a request can be withdrawn and, where the proof that was asked for does not come, refused for that. */
function isOpenFor(state: RequestState, outcome: RightOutcome, ground: RefusalGround | null): boolean {
  if (state === 'in-progress' || state === 'paused') return true;
  if (state === 'received') return outcome === 'withdrawn';
  return state === 'identity-check' && (outcome === 'withdrawn' || ground === 'identity-not-confirmed');
}
