/** The scrubbing policy of the member's organisation: every member reads it, an owner changes it. */
import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiDefaultResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ProblemDetailsDocument } from '../platform/documents.js';
import { Allow, CurrentPrincipal, type MemberPrincipal } from '../privacy/access.contract.js';
import { Purpose } from '../privacy/purposes.contract.js';
import { ScrubbingPoliciesService } from './scrubbing-policies.service.js';
import { asScrubbingPolicy, ScrubbingPolicyRequest, ScrubbingPolicyResponse } from './scrubbing-policy.dto.js';

@ApiTags('organisation')
@ApiBearerAuth()
@ApiDefaultResponse({ type: ProblemDetailsDocument })
@Purpose('answer-visitor')
@Controller('v1/organisation/scrubbing-policy')
export class ScrubbingPolicyController {
  constructor(private readonly policies: ScrubbingPoliciesService) {}

  @Get()
  @Allow('member')
  @ApiOperation({ summary: 'What is removed from messages' })
  @ApiOkResponse({ type: ScrubbingPolicyResponse })
  async get(@CurrentPrincipal() member: MemberPrincipal): Promise<ScrubbingPolicyResponse> {
    return asScrubbingPolicy(await this.policies.of(member.organisationId));
  }

  @Put()
  @Allow('member', 'owner')
  @ApiOperation({ summary: 'Decide what is removed from messages; what is left out goes back to its default' })
  @ApiOkResponse({ type: ScrubbingPolicyResponse })
  async set(
    @CurrentPrincipal() member: MemberPrincipal,
    @Body() request: ScrubbingPolicyRequest,
  ): Promise<ScrubbingPolicyResponse> {
    const actor = { kind: 'member', id: member.memberId } as const;
    return asScrubbingPolicy(await this.policies.set(member.organisationId, request, actor));
  }
}
