/** Customer organisations, for staff: opened, listed, renamed, ceased. */
import { Body, Controller, Delete, Get, Param, Patch, Post, Query } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiDefaultResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { ProblemDetailsDocument } from '../platform/documents.js';
import { Allow, CurrentPrincipal, type StaffPrincipal } from '../privacy/access.contract.js';
import { Purpose } from '../privacy/purposes.contract.js';
import { asOrganisation, OrganisationRequest, OrganisationResponse, OrganisationsQuery } from './organisations.dto.js';
import { OrganisationsService } from './organisations.service.js';

@ApiTags('staff')
@ApiBearerAuth()
@ApiDefaultResponse({ type: ProblemDetailsDocument })
@Purpose('register-user')
@Controller('v1/staff/organisations')
export class StaffOrganisationsController {
  constructor(private readonly organisations: OrganisationsService) {}

  @Post()
  @Allow('staff', 'administrator')
  @ApiOperation({ summary: 'Open an organisation' })
  @ApiCreatedResponse({ type: OrganisationResponse })
  async create(
    @CurrentPrincipal() staff: StaffPrincipal,
    @Body() body: OrganisationRequest,
  ): Promise<OrganisationResponse> {
    return asOrganisation(await this.organisations.create(body, actorOf(staff)));
  }

  @Get()
  @Allow('staff')
  @ApiOperation({ summary: 'Organisations, oldest first, 200 at a time' })
  @ApiOkResponse({ type: [OrganisationResponse] })
  async list(@Query() { after }: OrganisationsQuery): Promise<OrganisationResponse[]> {
    return (await this.organisations.list(after ? new Date(after) : undefined)).map(asOrganisation);
  }

  @Get(':organisationId')
  @Allow('staff')
  @ApiOperation({ summary: 'One organisation' })
  @ApiOkResponse({ type: OrganisationResponse })
  async get(@Param('organisationId') organisationId: string): Promise<OrganisationResponse> {
    return asOrganisation(await this.organisations.get(organisationId));
  }

  @Patch(':organisationId')
  @Allow('staff', 'administrator')
  @ApiOperation({ summary: 'Rename an organisation' })
  @ApiOkResponse({ type: OrganisationResponse })
  async rename(
    @CurrentPrincipal() staff: StaffPrincipal,
    @Param('organisationId') organisationId: string,
    @Body() { name }: OrganisationRequest,
  ): Promise<OrganisationResponse> {
    return asOrganisation(await this.organisations.rename(organisationId, name, actorOf(staff)));
  }

  @Delete(':organisationId')
  @Allow('staff', 'administrator')
  @ApiOperation({
    summary: 'End the contract with an organisation',
    description: 'Its sites stop and its members are signed out. What it stored follows the retention rules.',
  })
  @ApiOkResponse({ type: OrganisationResponse })
  async cease(
    @CurrentPrincipal() staff: StaffPrincipal,
    @Param('organisationId') organisationId: string,
  ): Promise<OrganisationResponse> {
    return asOrganisation(await this.organisations.cease(organisationId, actorOf(staff)));
  }
}

const actorOf = (staff: StaffPrincipal) => ({ kind: 'staff', id: staff.staffId }) as const;
