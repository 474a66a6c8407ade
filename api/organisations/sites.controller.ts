/** Sites of the organisation of the member who asks: everyone sees them, owners change them. */
import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiDefaultResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { ProblemDetailsDocument } from '../platform/documents.js';
import { Allow, CurrentPrincipal, type MemberPrincipal } from '../privacy/access.contract.js';
import { Purpose } from '../privacy/purposes.contract.js';
import { asSite, SiteChangeRequest, SiteRequest, SiteResponse } from './sites.dto.js';
import { SitesService } from './sites.service.js';

@ApiTags('sites')
@ApiBearerAuth()
@ApiDefaultResponse({ type: ProblemDetailsDocument })
@Purpose('register-user')
@Controller('v1/sites')
export class SitesController {
  constructor(private readonly sites: SitesService) {}

  @Get()
  @Allow('member')
  @ApiOperation({ summary: 'The sites of your organisation' })
  @ApiOkResponse({ type: [SiteResponse] })
  async list(@CurrentPrincipal() { organisationId }: MemberPrincipal): Promise<SiteResponse[]> {
    return (await this.sites.list(organisationId)).map(asSite);
  }

  @Post()
  @Allow('member', 'owner')
  @ApiOperation({ summary: 'Add a site' })
  @ApiCreatedResponse({ type: SiteResponse })
  async create(@CurrentPrincipal() owner: MemberPrincipal, @Body() site: SiteRequest): Promise<SiteResponse> {
    return asSite(await this.sites.create(owner.organisationId, site, actorOf(owner)));
  }

  @Get(':siteId')
  @Allow('member')
  @ApiOperation({ summary: 'One site' })
  @ApiOkResponse({ type: SiteResponse })
  async get(
    @CurrentPrincipal() { organisationId }: MemberPrincipal,
    @Param('siteId') siteId: string,
  ): Promise<SiteResponse> {
    return asSite(await this.sites.get(organisationId, siteId));
  }

  @Patch(':siteId')
  @Allow('member', 'owner')
  @ApiOperation({ summary: 'Change name, allowed origins, language or colour' })
  @ApiOkResponse({ type: SiteResponse })
  async change(
    @CurrentPrincipal() owner: MemberPrincipal,
    @Param('siteId') siteId: string,
    @Body() change: SiteChangeRequest,
  ): Promise<SiteResponse> {
    return asSite(await this.sites.change(owner.organisationId, siteId, change, actorOf(owner)));
  }

  @Post(':siteId/key')
  @Allow('member', 'owner')
  @ApiOperation({
    summary: 'Replace the public key',
    description: 'The old key opens nothing from now on; update the script tag.',
  })
  @ApiCreatedResponse({ type: SiteResponse })
  async rotateKey(@CurrentPrincipal() owner: MemberPrincipal, @Param('siteId') siteId: string): Promise<SiteResponse> {
    return asSite(await this.sites.rotateKey(owner.organisationId, siteId, actorOf(owner)));
  }

  @Delete(':siteId')
  @Allow('member', 'owner')
  @HttpCode(204)
  @ApiOperation({ summary: 'Remove a site' })
  @ApiNoContentResponse()
  async delete(@CurrentPrincipal() owner: MemberPrincipal, @Param('siteId') siteId: string): Promise<void> {
    await this.sites.delete(owner.organisationId, siteId, actorOf(owner));
  }
}

const actorOf = (member: MemberPrincipal) => ({ kind: 'member', id: member.memberId }) as const;
