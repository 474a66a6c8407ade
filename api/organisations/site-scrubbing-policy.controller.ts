/** What the widget needs to warn of exactly what will be removed; for pages that the site lists, at the first keystroke. */
import { Controller, Get, Header, Param, Req } from '@nestjs/common';
import { ApiDefaultResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { ProblemDetailsDocument } from '../platform/documents.js';
import { Allow } from '../privacy/access.contract.js';
import { Purpose } from '../privacy/purposes.contract.js';
import { OriginsService } from './origins.service.js';
import { ScrubbingPoliciesService } from './scrubbing-policies.service.js';
import { asScrubbingPolicy, ScrubbingPolicyResponse } from './scrubbing-policy.dto.js';

@ApiTags('visitor')
@ApiDefaultResponse({ type: ProblemDetailsDocument })
@Purpose('answer-visitor')
@Controller('v1/sites/:siteKey/scrubbing-policy')
export class SiteScrubbingPolicyController {
  constructor(
    private readonly origins: OriginsService,
    private readonly policies: ScrubbingPoliciesService,
  ) {}

  @Get()
  @Allow('anyone')
  @Header('Cache-Control', 'public, max-age=60')
  @ApiOperation({ summary: 'What is removed from messages on a site' })
  @ApiOkResponse({ type: ScrubbingPolicyResponse })
  async get(@Param('siteKey') siteKey: string, @Req() request: Request): Promise<ScrubbingPolicyResponse> {
    const site = await this.origins.require(siteKey, request);
    return asScrubbingPolicy(await this.policies.of(site.organisationId));
  }
}
