/** The one guard of all REST routes: nobody passes unless the route says so; a visitor passes only from a page of the site. */
import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { OriginsService } from '../organisations/origins.service.js';
import { SitesService } from '../organisations/sites.service.js';
import { ApplicationError } from '../platform/application-error.js';
import {
  accessRulesOf,
  isOpenBeforeEnrolment,
  type AccessRule,
  type AuthenticatedRequest,
  type Principal,
} from '../privacy/access.contract.js';
import { unauthenticated } from './access-tokens.js';
import { AuthenticationService } from './authentication.service.js';

@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly authentication: AuthenticationService,
    private readonly sites: SitesService,
    private readonly origins: OriginsService,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const rules = accessRulesOf(context.getHandler(), context.getClass());
    if (rules.some(({ kind }) => kind === 'anyone')) return true;
    const request = context.switchToHttp().getRequest<Request & AuthenticatedRequest>();
    const principal = await this.authentication.authenticate(bearerToken(request));
    if (!rules.some((rule) => admits(rule, principal))) throw forbidden();
    if (principal.kind === 'staff' && principal.mustEnrol && !isOpenBeforeEnrolment(context.getHandler()))
      throw enrolFirst();
    if (principal.kind === 'visitor') {
      this.origins.requireListedBy(await this.sites.get(principal.organisationId, principal.siteId), request);
    }
    request.principal = principal;
    return true;
  }
}

function admits({ kind, roles }: AccessRule, principal: Principal): boolean {
  if (kind !== principal.kind) return false;
  return principal.kind === 'visitor' || roles.length === 0 || roles.includes(principal.role);
}

/** RFC 6750, header only: a token in an address would be logged on its way. */
function bearerToken(request: Request): string {
  const [, token] = /^Bearer ([\w.-]{1,4096})$/i.exec(request.headers.authorization ?? '') ?? [];
  if (!token) throw unauthenticated();
  return token;
}

const forbidden = (): ApplicationError => new ApplicationError('forbidden', 'You may not do this.');
const enrolFirst = (): ApplicationError => new ApplicationError('forbidden', 'Please set up two-step sign-in first.');
