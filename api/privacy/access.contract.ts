/** Who may use a route: the kinds of principal, and the decorators by which every route says whom it lets in and reads who came. */
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';

export type MemberRole = 'owner' | 'member';
export const MEMBER_ROLES: readonly MemberRole[] = ['owner', 'member'];

export type StaffRole = 'administrator' | 'privacy-officer' | 'moderator' | 'support';
export const STAFF_ROLES: readonly StaffRole[] = ['administrator', 'privacy-officer', 'moderator', 'support'];

interface Session {
  sessionId: string;
  /** When the token that was shown runs out. */
  expiresAt: Date;
}

export interface VisitorPrincipal extends Session {
  kind: 'visitor';
  /** Random, 128 bits: all that conversations know of a person. */
  subjectId: string;
  organisationId: string;
  siteId: string;
  siteKey: string;
  /** True when a resume key was issued, that is: after the notice was accepted. Until then nothing is stored about the visitor. */
  isRemembered: boolean;
}

export interface MemberPrincipal extends Session {
  kind: 'member';
  memberId: string;
  organisationId: string;
  role: MemberRole;
}

export interface StaffPrincipal extends Session {
  kind: 'staff';
  staffId: string;
  role: StaffRole;
  /** True until two-step sign-in is set up where it is required; only the routes that set it up are open until then. */
  mustEnrol: boolean;
}

export type Principal = VisitorPrincipal | MemberPrincipal | StaffPrincipal;

/** The random id under which a principal is written into logs and events. */
export function principalIdOf(principal: Principal): string {
  if (principal.kind === 'visitor') return principal.subjectId;
  return principal.kind === 'member' ? principal.memberId : principal.staffId;
}

/** Whom a route lets in; without roles, every role of the kind. */
export interface AccessRule {
  kind: Principal['kind'] | 'anyone';
  roles: readonly string[];
}

const ACCESS = Symbol('access');
const BEFORE_ENROLMENT = Symbol('open before enrolment');

type HandlerDecorator = MethodDecorator & ClassDecorator;

export function Allow(kind: 'anyone' | 'visitor'): HandlerDecorator;
export function Allow(kind: 'member', ...roles: MemberRole[]): HandlerDecorator;
export function Allow(kind: 'staff', ...roles: StaffRole[]): HandlerDecorator;
/** Lets a kind of principal in; several decorators let several kinds in. Start-up refuses a route that lets nobody in. */
export function Allow(kind: AccessRule['kind'], ...roles: string[]): HandlerDecorator {
  return (target: object, _key?: string | symbol, descriptor?: PropertyDescriptor) => {
    const holder: object = descriptor?.value ?? target;
    const rules: AccessRule[] = Reflect.getOwnMetadata(ACCESS, holder) ?? [];
    Reflect.defineMetadata(ACCESS, [...rules, { kind, roles }], holder);
    return undefined as never;
  };
}

/** The rules of a handler or, where it has none, of its class; empty where neither says. */
export function accessRulesOf(handler: object, owner: object): readonly AccessRule[] {
  return Reflect.getMetadata(ACCESS, handler) ?? Reflect.getMetadata(ACCESS, owner) ?? [];
}

/** Keeps a route open to staff who have yet to set up two-step sign-in. */
export function BeforeEnrolment(): MethodDecorator {
  return (_target, _key, descriptor: PropertyDescriptor) => {
    Reflect.defineMetadata(BEFORE_ENROLMENT, true, descriptor.value as object);
  };
}

export const isOpenBeforeEnrolment = (handler: object): boolean =>
  Reflect.getMetadata(BEFORE_ENROLMENT, handler) === true;

/** A request that has passed the access guard. */
export interface AuthenticatedRequest {
  principal?: Principal;
}

/** The principal whom the access guard let in; never taken from the payload. */
export const CurrentPrincipal = createParamDecorator((_: unknown, context: ExecutionContext): Principal => {
  const { principal } = context.switchToHttp().getRequest<AuthenticatedRequest>();
  if (!principal) throw new Error('a route without a principal asked for one');
  return principal;
});
