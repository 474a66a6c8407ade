/** Letters, emails and calls as staff write them down: who asks, where to answer, what is asked for. */
import { Injectable } from '@nestjs/common';
import { IdentityService } from '../identity/identity.service.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { ApplicationError } from '../platform/application-error.js';
import { randomId } from '../platform/random-id.js';
import { ScrubbingService } from '../scrubbing/scrubbing.service.js';
import type { StaffRightsRequest } from './rights-requests.dto.js';
import type { RightsRequest } from './rights-request.schema.js';
import { RightsRequestsService } from './rights-requests.service.js';

/** Stands for the platform where the vault asks for an organisation and a request is about none. */
export const OF_THE_PLATFORM = 'platform';

@Injectable()
export class RequestIntakeService {
  constructor(
    private readonly requests: RightsRequestsService,
    private readonly identity: IdentityService,
    private readonly organisations: OrganisationsService,
    private readonly scrubbing: ScrubbingService,
  ) {}

  /** Throws `not_found` for an unknown organisation, `validation` where a subject is named without its organisation or with another address. */
  async write(body: StaffRightsRequest, staffId: string): Promise<RightsRequest> {
    const { subjectId: known, organisationId = null, email, details, channel, receivedOn, rights } = body;
    requireOneIdentity(body);
    if (organisationId !== null) await this.organisations.get(organisationId);
    const subjectId = known ?? randomId('sub');
    const words = details === undefined ? null : this.scrubbing.scrub(details).text;
    const intake = { subjectId, organisationId, channel, receivedOn, rights, details: words, recordedBy: staffId };
    const actor = { kind: 'staff' as const, id: staffId };
    const request = await this.requests.receive(intake, actor);
    if (email !== undefined) {
      const subject = { subjectId, organisationId: organisationId ?? OF_THE_PLATFORM };
      await this.identity.putContact(subject, { email }, { purpose: 'rights-and-accountability', actor });
    }
    return request;
  }
}

/** A visitor who is known by their random id has chosen where to be answered; staff do not change it. */
function requireOneIdentity({ subjectId, organisationId, email }: StaffRightsRequest): void {
  if (subjectId === undefined) return;
  if (organisationId === undefined)
    throw new ApplicationError('validation', 'A subject belongs to an organisation.', {
      fields: { organisationId: 'needed' },
    });
  if (email !== undefined)
    throw new ApplicationError('validation', 'A known subject leaves an address in the chat.', {
      fields: { email: 'not here' },
    });
}
