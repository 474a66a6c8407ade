/** What accounts promise to others: sessions as they go over the wire. Principals and `@Allow` are in `privacy/access.contract.ts`, where every module can reach them. */
import type { MemberRole, StaffRole } from '../privacy/access.contract.js';

export { Allow, CurrentPrincipal } from '../privacy/access.contract.js';
export type {
  MemberPrincipal,
  MemberRole,
  Principal,
  StaffPrincipal,
  StaffRole,
  VisitorPrincipal,
} from '../privacy/access.contract.js';

/** `POST /v1/sessions` and `POST /v1/sessions/refresh`. Exactly one of `member` and `staff` is there. */
export interface AccountSession {
  /** Bearer token, ten minutes. */
  accessToken: string;
  /** When the access token runs out; ISO 8601. */
  expiresAt: string;
  /** Single use: each refresh answers with the next one. */
  refreshToken: string;
  member?: { id: string; displayName: string; role: MemberRole };
  staff?: { id: string; displayName: string; role: StaffRole };
  /** True where two-step sign-in must be set up before anything else. */
  mustEnrol: boolean;
}
