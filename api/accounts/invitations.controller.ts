/** Invitations of an organisation by its owners, and their acceptance by whoever holds the secret. */
import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiDefaultResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { Request } from 'express';
import { CONFIG, type Config } from '../config.js';
import { ProblemDetailsDocument } from '../platform/documents.js';
import { RateLimiter } from '../platform/rate-limiter.js';
import { Allow, CurrentPrincipal, type MemberPrincipal } from '../privacy/access.contract.js';
import { Purpose } from '../privacy/purposes.contract.js';
import {
  AcceptanceRequest,
  AcceptanceResponse,
  asInvitation,
  InvitationResponse,
  MemberInvitationRequest,
  NewInvitationResponse,
} from './invitations.dto.js';
import { InvitationsService } from './invitations.service.js';
import { truncatedAddress } from './truncated-address.js';

@ApiTags('members')
@ApiDefaultResponse({ type: ProblemDetailsDocument })
@Purpose('register-user')
@Controller('v1/invitations')
export class InvitationsController {
  constructor(
    private readonly invitations: InvitationsService,
    private readonly limiter: RateLimiter,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Post()
  @Allow('member', 'owner')
  @ApiBearerAuth()
  @ApiOperation({ summary: 'Invite a member', description: 'The answer holds the secret of the link, once.' })
  @ApiCreatedResponse({ type: NewInvitationResponse })
  async invite(
    @CurrentPrincipal() { organisationId, memberId }: MemberPrincipal,
    @Body() { email, role }: MemberInvitationRequest,
  ): Promise<NewInvitationResponse> {
    const actor = { kind: 'member', id: memberId } as const;
    const { invitation, token } = await this.invitations.invite({ email, organisationId, role }, actor);
    return { ...asInvitation(invitation), token };
  }

  @Get()
  @Allow('member', 'owner')
  @ApiBearerAuth()
  @ApiOperation({ summary: 'Invitations not yet accepted' })
  @ApiOkResponse({ type: [InvitationResponse] })
  async list(@CurrentPrincipal() { organisationId }: MemberPrincipal): Promise<InvitationResponse[]> {
    return (await this.invitations.listPending(organisationId)).map(asInvitation);
  }

  @Delete(':invitationId')
  @Allow('member', 'owner')
  @HttpCode(204)
  @ApiBearerAuth()
  @ApiOperation({ summary: 'Withdraw an invitation' })
  @ApiNoContentResponse()
  async withdraw(
    @CurrentPrincipal() { organisationId, memberId }: MemberPrincipal,
    @Param('invitationId') invitationId: string,
  ): Promise<void> {
    await this.invitations.withdraw(organisationId, invitationId, { kind: 'member', id: memberId });
  }

  @Post('accept')
  @Allow('anyone')
  @ApiOperation({ summary: 'Accept an invitation and open the account' })
  @ApiCreatedResponse({ type: AcceptanceResponse })
  async accept(
    @Req() request: Request,
    @Body() { token, displayName, password }: AcceptanceRequest,
  ): Promise<AcceptanceResponse> {
    this.limiter.take(`invitations from ${truncatedAddress(request.ip)}`, this.config.limits.signIns);
    return this.invitations.accept(token, { displayName, password });
  }
}
