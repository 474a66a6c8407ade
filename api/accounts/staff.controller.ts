/** Staff of the platform, run by administrators: accounts, and invitations of staff and of an organisation's first owner. */
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
import { Allow, BeforeEnrolment, CurrentPrincipal, type StaffPrincipal } from '../privacy/access.contract.js';
import { Purpose } from '../privacy/purposes.contract.js';
import {
  asInvitation,
  InvitationResponse,
  MemberInvitationRequest,
  NewInvitationResponse,
  StaffInvitationRequest,
} from './invitations.dto.js';
import { InvitationsService } from './invitations.service.js';
import { asStaff, StaffChangeRequest, StaffResponse } from './staff.dto.js';
import { StaffService } from './staff.service.js';

@ApiTags('staff')
@ApiBearerAuth()
@ApiDefaultResponse({ type: ProblemDetailsDocument })
@Purpose('register-user')
@Controller('v1/staff')
export class StaffController {
  constructor(
    private readonly staff: StaffService,
    private readonly invitations: InvitationsService,
  ) {}

  @Get('me')
  @Allow('staff')
  @BeforeEnrolment()
  @ApiOperation({ summary: 'Yourself' })
  @ApiOkResponse({ type: StaffResponse })
  async getMe(@CurrentPrincipal() { staffId }: StaffPrincipal): Promise<StaffResponse> {
    return asStaff(await this.staff.get(staffId));
  }

  @Get('accounts')
  @Allow('staff', 'administrator')
  @ApiOperation({ summary: 'Staff accounts' })
  @ApiOkResponse({ type: [StaffResponse] })
  async list(): Promise<StaffResponse[]> {
    return (await this.staff.list()).map(asStaff);
  }

  @Patch('accounts/:staffId')
  @Allow('staff', 'administrator')
  @ApiOperation({ summary: 'Rename, disable, enable or change the role' })
  @ApiOkResponse({ type: StaffResponse })
  async change(
    @CurrentPrincipal() administrator: StaffPrincipal,
    @Param('staffId') staffId: string,
    @Body() change: StaffChangeRequest,
  ): Promise<StaffResponse> {
    return asStaff(await this.staff.change(staffId, change, actorOf(administrator)));
  }

  @Post('invitations')
  @Allow('staff', 'administrator')
  @ApiOperation({
    summary: 'Invite somebody to the staff',
    description: 'The answer holds the secret of the link, once.',
  })
  @ApiCreatedResponse({ type: NewInvitationResponse })
  async invite(
    @CurrentPrincipal() administrator: StaffPrincipal,
    @Body() { email, role }: StaffInvitationRequest,
  ): Promise<NewInvitationResponse> {
    const { invitation, token } = await this.invitations.invite(
      { email, organisationId: null, role },
      actorOf(administrator),
    );
    return { ...asInvitation(invitation), token };
  }

  @Get('invitations')
  @Allow('staff', 'administrator')
  @ApiOperation({ summary: 'Staff invitations not yet accepted' })
  @ApiOkResponse({ type: [InvitationResponse] })
  async listInvitations(): Promise<InvitationResponse[]> {
    return (await this.invitations.listPending(null)).map(asInvitation);
  }

  @Delete('invitations/:invitationId')
  @Allow('staff', 'administrator')
  @HttpCode(204)
  @ApiOperation({ summary: 'Withdraw a staff invitation' })
  @ApiNoContentResponse()
  async withdraw(
    @CurrentPrincipal() administrator: StaffPrincipal,
    @Param('invitationId') invitationId: string,
  ): Promise<void> {
    await this.invitations.withdraw(null, invitationId, actorOf(administrator));
  }

  @Post('organisations/:organisationId/invitations')
  @Allow('staff', 'administrator')
  @ApiOperation({ summary: 'Invite a member, such as the first owner, to an organisation' })
  @ApiCreatedResponse({ type: NewInvitationResponse })
  async inviteMember(
    @CurrentPrincipal() administrator: StaffPrincipal,
    @Param('organisationId') organisationId: string,
    @Body() { email, role }: MemberInvitationRequest,
  ): Promise<NewInvitationResponse> {
    const { invitation, token } = await this.invitations.invite(
      { email, organisationId, role },
      actorOf(administrator),
    );
    return { ...asInvitation(invitation), token };
  }
}

const actorOf = (staff: StaffPrincipal) => ({ kind: 'staff', id: staff.staffId }) as const;
