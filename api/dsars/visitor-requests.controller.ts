/** A visitor's requests about their rights: made in the chat, followed until answered. */
import { Body, Controller, Get, Inject, Post } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiDefaultResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { CONFIG, type Config } from '../config.js';
import { ProblemDetailsDocument } from '../platform/documents.js';
import { RateLimiter } from '../platform/rate-limiter.js';
import { Allow, CurrentPrincipal, type VisitorPrincipal } from '../privacy/access.contract.js';
import { Purpose } from '../privacy/purposes.contract.js';
import { ScrubbingService } from '../scrubbing/scrubbing.service.js';
import { VisitorRightsRequest } from './rights-requests.dto.js';
import { asRequest, RightsRequestView } from './rights-request.views.js';
import { RightsRequestsService } from './rights-requests.service.js';

@ApiTags('visitor')
@ApiBearerAuth()
@ApiDefaultResponse({ type: ProblemDetailsDocument })
@Controller('v1/visitor/requests')
@Allow('visitor')
@Purpose('rights-and-accountability')
export class VisitorRequestsController {
  constructor(
    private readonly requests: RightsRequestsService,
    private readonly scrubbing: ScrubbingService,
    private readonly limiter: RateLimiter,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Post()
  @ApiOperation({
    summary: 'Use rights over the data held about you',
    description: 'Several in one request, each with an answer of its own. Holding the visitor’s token is proof enough.',
  })
  @ApiCreatedResponse({ type: RightsRequestView })
  async make(
    @CurrentPrincipal() visitor: VisitorPrincipal,
    @Body() { rights, details }: VisitorRightsRequest,
  ): Promise<RightsRequestView> {
    this.limiter.take(`rights requests of ${visitor.subjectId}`, this.config.limits.signIns);
    const words = details === undefined ? null : this.scrubbing.scrub(details).text;
    return asRequest(await this.requests.receiveFromVisitor(visitor, rights, words), this.config.controller);
  }

  @Get()
  @ApiOperation({ summary: 'Your requests, newest first: state, due date and the outcome of each right' })
  @ApiOkResponse({ type: [RightsRequestView] })
  async list(@CurrentPrincipal() visitor: VisitorPrincipal): Promise<RightsRequestView[]> {
    return (await this.requests.ofVisitor(visitor)).map((request) => asRequest(request, this.config.controller));
  }
}
