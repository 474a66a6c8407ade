/** Members of the organisation of the member who asks: everyone sees them, owners change them. */
import { Body, Controller, Get, Param, Patch } from '@nestjs/common';
import { ApiBearerAuth, ApiDefaultResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ProblemDetailsDocument } from '../platform/documents.js';
import { Allow, CurrentPrincipal, type MemberPrincipal } from '../privacy/access.contract.js';
import { Purpose } from '../privacy/purposes.contract.js';
import { asMember, MemberChangeRequest, MemberResponse, OwnNameRequest } from './members.dto.js';
import { MembersService } from './members.service.js';

@ApiTags('members')
@ApiBearerAuth()
@ApiDefaultResponse({ type: ProblemDetailsDocument })
@Purpose('register-user')
@Controller('v1/members')
export class MembersController {
  constructor(private readonly members: MembersService) {}

  @Get()
  @Allow('member')
  @ApiOperation({ summary: 'The members of your organisation' })
  @ApiOkResponse({ type: [MemberResponse] })
  async list(@CurrentPrincipal() { organisationId }: MemberPrincipal): Promise<MemberResponse[]> {
    return (await this.members.list(organisationId)).map(asMember);
  }

  @Get('me')
  @Allow('member')
  @ApiOperation({ summary: 'Yourself' })
  @ApiOkResponse({ type: MemberResponse })
  async getMe(@CurrentPrincipal() { organisationId, memberId }: MemberPrincipal): Promise<MemberResponse> {
    return asMember(await this.members.get(organisationId, memberId));
  }

  @Patch('me')
  @Allow('member')
  @ApiOperation({ summary: 'Change the name that visitors see' })
  @ApiOkResponse({ type: MemberResponse })
  async renameMe(@CurrentPrincipal() member: MemberPrincipal, @Body() change: OwnNameRequest): Promise<MemberResponse> {
    const { organisationId, memberId } = member;
    return asMember(await this.members.change(organisationId, memberId, change, actorOf(member)));
  }

  @Get(':memberId')
  @Allow('member')
  @ApiOperation({ summary: 'One member' })
  @ApiOkResponse({ type: MemberResponse })
  async get(
    @CurrentPrincipal() { organisationId }: MemberPrincipal,
    @Param('memberId') memberId: string,
  ): Promise<MemberResponse> {
    return asMember(await this.members.get(organisationId, memberId));
  }

  @Patch(':memberId')
  @Allow('member', 'owner')
  @ApiOperation({ summary: 'Rename, disable, enable a member or change the role' })
  @ApiOkResponse({ type: MemberResponse })
  async change(
    @CurrentPrincipal() owner: MemberPrincipal,
    @Param('memberId') memberId: string,
    @Body() change: MemberChangeRequest,
  ): Promise<MemberResponse> {
    return asMember(await this.members.change(owner.organisationId, memberId, change, actorOf(owner)));
  }
}

const actorOf = (member: MemberPrincipal) => ({ kind: 'member', id: member.memberId }) as const;
