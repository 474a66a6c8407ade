/** What the loader script needs before anybody clicks; for pages that the site lists. */
import { Controller, Get, Header, Param, Req } from '@nestjs/common';
import { ApiDefaultResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { ProblemDetailsDocument } from '../platform/documents.js';
import { Allow } from '../privacy/access.contract.js';
import { NoticeReleasesService } from '../privacy/notice-releases.service.js';
import { Purpose } from '../privacy/purposes.contract.js';
import { OrganisationsService } from './organisations.service.js';
import { OriginsService } from './origins.service.js';
import { SiteConfigurationResponse } from './sites.dto.js';

/** Shown where no agent is assigned yet. */
const UNNAMED_AGENT = 'Assistant';

@ApiTags('visitor')
@ApiDefaultResponse({ type: ProblemDetailsDocument })
@Purpose('answer-visitor')
@Controller('v1/sites/:siteKey/configuration')
export class SiteConfigurationController {
  constructor(
    private readonly origins: OriginsService,
    private readonly organisations: OrganisationsService,
    private readonly notices: NoticeReleasesService,
  ) {}

  @Get()
  @Allow('anyone')
  @Header('Cache-Control', 'public, max-age=60')
  @ApiOperation({ summary: 'Configuration of the widget on a site' })
  @ApiOkResponse({ type: SiteConfigurationResponse })
  async get(@Param('siteKey') siteKey: string, @Req() request: Request): Promise<SiteConfigurationResponse> {
    const site = await this.origins.require(siteKey, request);
    const organisation = await this.organisations.get(site.organisationId);
    return {
      siteKey,
      organisationName: organisation.name,
      agentName: site.agentName ?? UNNAMED_AGENT,
      locale: site.locale,
      accentColour: site.accentColour,
      noticeVersion: this.notices.currentVersion(),
    };
  }
}
