/** The account of a principal, as services and the audit log name it. */
import type { MemberPrincipal, StaffPrincipal } from '../privacy/access.contract.js';

export interface CurrentAccount {
  kind: 'member' | 'staff';
  id: string;
  organisationId?: string;
}

export function accountOf(principal: MemberPrincipal | StaffPrincipal): CurrentAccount {
  if (principal.kind === 'staff') return { kind: 'staff', id: principal.staffId };
  return { kind: 'member', id: principal.memberId, organisationId: principal.organisationId };
}
