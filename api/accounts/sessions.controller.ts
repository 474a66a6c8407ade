/** Sign-in, refresh, sign-out and a new password, for members and staff alike. */
import { Body, Controller, Delete, HttpCode, Post, Put, Req, UseGuards } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiBody,
  ApiDefaultResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { ProblemDetailsDocument } from '../platform/documents.js';
import {
  Allow,
  BeforeEnrolment,
  CurrentPrincipal,
  type MemberPrincipal,
  type StaffPrincipal,
} from '../privacy/access.contract.js';
import { Purpose } from '../privacy/purposes.contract.js';
import { AccountPasswordsService } from './account-passwords.service.js';
import { AccountSessionsService } from './account-sessions.service.js';
import type { Account } from './accounts.service.js';
import { accountOf } from './current-account.js';
import { PasswordGuard } from './password.guard.js';
import { AccountSessionResponse, PasswordChangeRequest, RefreshRequest, SignInRequest } from './sessions.dto.js';

@ApiTags('sessions')
@ApiDefaultResponse({ type: ProblemDetailsDocument })
@Purpose('register-user')
@Controller('v1')
export class SessionsController {
  constructor(
    private readonly sessions: AccountSessionsService,
    private readonly passwords: AccountPasswordsService,
  ) {}

  @Post('sessions')
  @Allow('anyone')
  @UseGuards(PasswordGuard)
  @HttpCode(200)
  @ApiOperation({
    summary: 'Sign in',
    description: 'One answer for an unknown address and a wrong password; throttled.',
  })
  @ApiBody({ type: SignInRequest })
  @ApiOkResponse({ type: AccountSessionResponse })
  signIn(@Req() { user }: { user: Account }): Promise<AccountSessionResponse> {
    return this.sessions.start(user);
  }

  @Post('sessions/refresh')
  @Allow('anyone')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Exchange a refresh token',
    description: 'A token that was used before ends the whole session.',
  })
  @ApiOkResponse({ type: AccountSessionResponse })
  refresh(@Body() { refreshToken }: RefreshRequest): Promise<AccountSessionResponse> {
    return this.sessions.refresh(refreshToken);
  }

  @Delete('sessions/current')
  @Allow('member')
  @Allow('staff')
  @BeforeEnrolment()
  @HttpCode(204)
  @ApiBearerAuth()
  @ApiOperation({ summary: 'Sign out' })
  @ApiNoContentResponse()
  async signOut(@CurrentPrincipal() principal: MemberPrincipal | StaffPrincipal): Promise<void> {
    await this.sessions.end(accountOf(principal), principal.sessionId);
  }

  @Put(['members/me/password', 'staff/me/password'])
  @Allow('member')
  @Allow('staff')
  @BeforeEnrolment()
  @HttpCode(204)
  @ApiBearerAuth()
  @ApiOperation({ summary: 'Change your password', description: 'Signs you out everywhere, here too.' })
  @ApiNoContentResponse()
  async changePassword(
    @CurrentPrincipal() principal: MemberPrincipal | StaffPrincipal,
    @Body() { currentPassword, newPassword }: PasswordChangeRequest,
  ): Promise<void> {
    await this.passwords.change(accountOf(principal), currentPassword, newPassword);
  }
}
