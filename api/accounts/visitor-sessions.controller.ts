/** The visitor's way in and out: a session from a listed page, and the end of the chat on this device. */
import { Body, Controller, Delete, HttpCode, Inject, Post, Req } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiDefaultResponse,
  ApiNoContentResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { Request } from 'express';
import { CONFIG, type Config } from '../config.js';
import { OriginsService } from '../organisations/origins.service.js';
import { ProblemDetailsDocument } from '../platform/documents.js';
import { RateLimiter } from '../platform/rate-limiter.js';
import { Allow, CurrentPrincipal, type VisitorPrincipal } from '../privacy/access.contract.js';
import { Purpose } from '../privacy/purposes.contract.js';
import { truncatedAddress } from './truncated-address.js';
import { VisitorSessionRequest, VisitorSessionResponse } from './visitor-sessions.dto.js';
import { VisitorSessionsService } from './visitor-sessions.service.js';

@ApiTags('visitor')
@ApiDefaultResponse({ type: ProblemDetailsDocument })
@Purpose('answer-visitor')
@Controller('v1/visitor-sessions')
export class VisitorSessionsController {
  constructor(
    private readonly sessions: VisitorSessionsService,
    private readonly origins: OriginsService,
    private readonly limiter: RateLimiter,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Post()
  @Allow('anyone')
  @ApiOperation({ summary: 'Begin or resume a chat', description: 'Nothing is stored until the notice is accepted.' })
  @ApiCreatedResponse({ type: VisitorSessionResponse })
  async open(
    @Req() request: Request,
    @Body() { siteKey, resumeKey }: VisitorSessionRequest,
  ): Promise<VisitorSessionResponse> {
    this.limiter.take(`visitor sessions from ${truncatedAddress(request.ip)}`, this.config.limits.visitorSessions);
    await this.origins.require(siteKey, request);
    return this.sessions.open(siteKey, resumeKey);
  }

  @Delete('current')
  @Allow('visitor')
  @HttpCode(204)
  @ApiBearerAuth()
  @ApiOperation({
    summary: 'End the chat on this device',
    description: 'Neither token nor resume key opens anything from now on.',
  })
  @ApiNoContentResponse()
  async end(@CurrentPrincipal() visitor: VisitorPrincipal): Promise<void> {
    await this.sessions.end(visitor);
  }
}
