/** Two-step sign-in: set up and turned off by its owner, reset by those in charge when a telephone is lost. */
import { Body, Controller, Delete, HttpCode, Param, Post, Put } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiDefaultResponse,
  ApiNoContentResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { MembersService } from '../organisations/members.service.js';
import { ProblemDetailsDocument } from '../platform/documents.js';
import {
  Allow,
  BeforeEnrolment,
  CurrentPrincipal,
  type MemberPrincipal,
  type StaffPrincipal,
} from '../privacy/access.contract.js';
import { Purpose } from '../privacy/purposes.contract.js';
import { accountOf } from './current-account.js';
import { SignInService } from './sign-in.service.js';
import { StaffService } from './staff.service.js';
import { CodeRequest, TwoStepRequest, TwoStepSecretResponse } from './two-step.dto.js';
import { TwoStepService } from './two-step.service.js';

type AccountPrincipal = MemberPrincipal | StaffPrincipal;

@ApiTags('sessions')
@ApiBearerAuth()
@ApiDefaultResponse({ type: ProblemDetailsDocument })
@Purpose('platform-protection')
@Controller('v1')
export class TwoStepController {
  constructor(
    private readonly twoStep: TwoStepService,
    private readonly signIn: SignInService,
    private readonly members: MembersService,
    private readonly staff: StaffService,
  ) {}

  @Post('two-step')
  @Allow('member')
  @Allow('staff')
  @BeforeEnrolment()
  @ApiOperation({ summary: 'Begin to set up two-step sign-in' })
  @ApiCreatedResponse({ type: TwoStepSecretResponse })
  async begin(
    @CurrentPrincipal() principal: AccountPrincipal,
    @Body() body: TwoStepRequest,
  ): Promise<TwoStepSecretResponse> {
    const { id } = accountOf(principal);
    await this.signIn.requirePassword(id, body.currentPassword);
    return this.twoStep.begin(id);
  }

  @Put('two-step')
  @Allow('member')
  @Allow('staff')
  @BeforeEnrolment()
  @HttpCode(204)
  @ApiOperation({ summary: 'Turn two-step sign-in on with a first code' })
  @ApiNoContentResponse()
  async confirm(@CurrentPrincipal() principal: AccountPrincipal, @Body() { code }: CodeRequest): Promise<void> {
    const account = accountOf(principal);
    await this.twoStep.confirm(account.id, code, account);
  }

  @Post('two-step/removal')
  @Allow('member')
  @Allow('staff')
  @HttpCode(204)
  @ApiOperation({ summary: 'Turn two-step sign-in off' })
  @ApiNoContentResponse()
  async remove(@CurrentPrincipal() principal: AccountPrincipal, @Body() body: TwoStepRequest): Promise<void> {
    const account = accountOf(principal);
    await this.signIn.requirePassword(account.id, body.currentPassword);
    await this.twoStep.remove(account.id, account);
  }

  @Delete('members/:memberId/two-step')
  @Allow('member', 'owner')
  @HttpCode(204)
  @ApiOperation({ summary: "Reset a member's two-step sign-in, after a lost telephone" })
  @ApiNoContentResponse()
  async resetMember(@CurrentPrincipal() owner: MemberPrincipal, @Param('memberId') memberId: string): Promise<void> {
    const member = await this.members.get(owner.organisationId, memberId);
    await this.twoStep.remove(member._id, { kind: 'member', id: owner.memberId });
  }

  @Delete('staff/accounts/:staffId/two-step')
  @Allow('staff', 'administrator')
  @HttpCode(204)
  @ApiOperation({ summary: "Reset a staff account's two-step sign-in, after a lost telephone" })
  @ApiNoContentResponse()
  async resetStaff(
    @CurrentPrincipal() administrator: StaffPrincipal,
    @Param('staffId') staffId: string,
  ): Promise<void> {
    const account = await this.staff.get(staffId);
    await this.twoStep.remove(account._id, { kind: 'staff', id: administrator.staffId });
  }
}
