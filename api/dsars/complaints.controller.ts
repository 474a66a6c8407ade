/** The complaint form: no account, no login; whoever keeps the reference follows what becomes of it. */
import { Body, Controller, Get, Header, Inject, Param, Post, Req } from '@nestjs/common';
import { ApiCreatedResponse, ApiDefaultResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { CONFIG, type Config } from '../config.js';
import { SitesService } from '../organisations/sites.service.js';
import { notFound } from '../platform/application-error.js';
import { ProblemDetailsDocument } from '../platform/documents.js';
import { RateLimiter } from '../platform/rate-limiter.js';
import { Allow } from '../privacy/access.contract.js';
import { Purpose } from '../privacy/purposes.contract.js';
import { asComplaint, ComplaintRequest, ComplaintView } from './complaints.dto.js';
import { ComplaintsService } from './complaints.service.js';

@ApiTags('complaints')
@ApiDefaultResponse({ type: ProblemDetailsDocument })
@Controller('v1/complaints')
@Allow('anyone')
@Purpose('rights-and-accountability')
export class ComplaintsController {
  constructor(
    private readonly complaints: ComplaintsService,
    private readonly sites: SitesService,
    private readonly limiter: RateLimiter,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Post()
  @ApiOperation({
    summary: 'Complain about the handling of personal data',
    description: 'Answers a reference; with it the complaint can be followed. No account is needed.',
  })
  @ApiCreatedResponse({ type: ComplaintView })
  async make(@Req() request: Request, @Body() { text, email, siteKey }: ComplaintRequest): Promise<ComplaintView> {
    this.limiter.take(`complaints from ${request.ip}`, this.config.limits.signIns);
    const receivedOn = this.complaints.today();
    const organisationId = siteKey === undefined ? null : await this.#organisationOf(siteKey);
    const about = { organisationId, channel: 'form' as const, receivedOn, recordedBy: null };
    const words = email === undefined ? { text } : { text, email };
    return asComplaint(await this.complaints.receive({ ...words, ...about }), this.config.controller);
  }

  @Get(':reference')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'What became of a complaint' })
  @ApiOkResponse({ type: ComplaintView })
  async follow(@Req() request: Request, @Param('reference') reference: string): Promise<ComplaintView> {
    this.limiter.take(`complaints followed from ${request.ip}`, this.config.limits.visitorSessions);
    return asComplaint(await this.complaints.get(reference), this.config.controller);
  }

  async #organisationOf(siteKey: string): Promise<string> {
    const site = await this.sites.findByKey(siteKey);
    if (!site) throw notFound();
    return site.organisationId;
  }
}
