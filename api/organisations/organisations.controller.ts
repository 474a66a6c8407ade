/** The organisation of the member who asks. */
import { Body, Controller, Get, Patch } from '@nestjs/common';
import { ApiBearerAuth, ApiDefaultResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ProblemDetailsDocument } from '../platform/documents.js';
import { Allow, CurrentPrincipal, type MemberPrincipal } from '../privacy/access.contract.js';
import { Purpose } from '../privacy/purposes.contract.js';
import { asOrganisation, OrganisationRequest, OrganisationResponse } from './organisations.dto.js';
import { OrganisationsService } from './organisations.service.js';

@ApiTags('organisation')
@ApiBearerAuth()
@ApiDefaultResponse({ type: ProblemDetailsDocument })
@Purpose('register-user')
@Controller('v1/organisation')
export class OrganisationsController {
  constructor(private readonly organisations: OrganisationsService) {}

  @Get()
  @Allow('member')
  @ApiOperation({ summary: 'Your organisation' })
  @ApiOkResponse({ type: OrganisationResponse })
  async get(@CurrentPrincipal() member: MemberPrincipal): Promise<OrganisationResponse> {
    return asOrganisation(await this.organisations.get(member.organisationId));
  }

  @Patch()
  @Allow('member', 'owner')
  @ApiOperation({ summary: 'Rename your organisation' })
  @ApiOkResponse({ type: OrganisationResponse })
  async rename(
    @CurrentPrincipal() member: MemberPrincipal,
    @Body() { name }: OrganisationRequest,
  ): Promise<OrganisationResponse> {
    const actor = { kind: 'member', id: member.memberId } as const;
    return asOrganisation(await this.organisations.rename(member.organisationId, name, actor));
  }
}
