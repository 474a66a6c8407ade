/** Agents of the organisation of the member who asks: everyone sees them, owners change them. */
import { Body, Controller, Delete, Get, HttpCode, Param, ParseIntPipe, Patch, Post, Put } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiDefaultResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { ApplicationError } from '../platform/application-error.js';
import { ProblemDetailsDocument } from '../platform/documents.js';
import { Allow, CurrentPrincipal, type MemberPrincipal } from '../privacy/access.contract.js';
import { Purpose } from '../privacy/purposes.contract.js';
import type { AgentSettings } from './agent.schema.js';
import {
  AgentChangeRequest,
  AgentRequest,
  AgentResponse,
  AgentVersionResponse,
  asAgent,
  asAgentVersion,
  asModelEndpoint,
  ModelEndpointResponse,
  settingsFrom,
  SiteAgentRequest,
} from './agents.dto.js';
import { AgentsService } from './agents.service.js';
import { ModelEndpointsService } from './model-endpoints.service.js';

@ApiTags('agents')
@ApiBearerAuth()
@ApiDefaultResponse({ type: ProblemDetailsDocument })
@Purpose('answer-visitor')
@Controller('v1')
export class AgentsController {
  constructor(
    private readonly agents: AgentsService,
    private readonly endpoints: ModelEndpointsService,
  ) {}

  @Get('model-endpoints')
  @Allow('member')
  @ApiOperation({ summary: 'Models that an agent may use, beside the documents' })
  @ApiOkResponse({ type: [ModelEndpointResponse] })
  listEndpoints(): ModelEndpointResponse[] {
    return this.endpoints.all().map(asModelEndpoint);
  }

  @Get('agents')
  @Allow('member')
  @ApiOperation({ summary: 'The agents of your organisation' })
  @ApiOkResponse({ type: [AgentResponse] })
  async list(@CurrentPrincipal() { organisationId }: MemberPrincipal): Promise<AgentResponse[]> {
    return (await this.agents.list(organisationId)).map(asAgent);
  }

  @Post('agents')
  @Allow('member', 'owner')
  @ApiOperation({ summary: 'Add an agent' })
  @ApiCreatedResponse({ type: AgentResponse })
  async create(@CurrentPrincipal() owner: MemberPrincipal, @Body() request: AgentRequest): Promise<AgentResponse> {
    const settings = settingsFrom(request);
    this.#checkModel(settings);
    return asAgent(await this.agents.create(owner.organisationId, settings, actorOf(owner)));
  }

  @Get('agents/:agentId')
  @Allow('member')
  @ApiOperation({ summary: 'One agent' })
  @ApiOkResponse({ type: AgentResponse })
  async get(
    @CurrentPrincipal() { organisationId }: MemberPrincipal,
    @Param('agentId') agentId: string,
  ): Promise<AgentResponse> {
    return asAgent(await this.agents.get(organisationId, agentId));
  }

  @Patch('agents/:agentId')
  @Allow('member', 'owner')
  @ApiOperation({ summary: 'Change an agent', description: 'The change is a new version; the one before is kept.' })
  @ApiOkResponse({ type: AgentResponse })
  async change(
    @CurrentPrincipal() owner: MemberPrincipal,
    @Param('agentId') agentId: string,
    @Body() request: AgentChangeRequest,
  ): Promise<AgentResponse> {
    const { kind, modelEndpointId } = await this.agents.get(owner.organisationId, agentId);
    const next = {
      kind: request.kind ?? kind,
      modelEndpointId: request.modelEndpointId === undefined ? modelEndpointId : request.modelEndpointId,
    };
    this.#checkModel(next);
    return asAgent(await this.agents.change(owner.organisationId, agentId, request, actorOf(owner)));
  }

  @Delete('agents/:agentId')
  @Allow('member', 'owner')
  @HttpCode(204)
  @ApiOperation({
    summary: 'Delete an agent',
    description: 'With its versions and documents; its sites are left without an agent.',
  })
  @ApiNoContentResponse()
  async delete(@CurrentPrincipal() owner: MemberPrincipal, @Param('agentId') agentId: string): Promise<void> {
    await this.agents.delete(owner.organisationId, agentId, actorOf(owner));
  }

  @Get('agents/:agentId/versions')
  @Allow('member')
  @ApiOperation({ summary: 'The versions of an agent, newest first' })
  @ApiOkResponse({ type: [AgentVersionResponse] })
  async listVersions(
    @CurrentPrincipal() { organisationId }: MemberPrincipal,
    @Param('agentId') agentId: string,
  ): Promise<AgentVersionResponse[]> {
    return (await this.agents.versions(organisationId, agentId)).map(asAgentVersion);
  }

  @Get('agents/:agentId/versions/:version')
  @Allow('member')
  @ApiOperation({ summary: 'One version of an agent' })
  @ApiOkResponse({ type: AgentVersionResponse })
  async getVersion(
    @CurrentPrincipal() { organisationId }: MemberPrincipal,
    @Param('agentId') agentId: string,
    @Param('version', ParseIntPipe) version: number,
  ): Promise<AgentVersionResponse> {
    return asAgentVersion(await this.agents.version(organisationId, agentId, version));
  }

  @Post('agents/:agentId/versions/:version/restorations')
  @Allow('member', 'owner')
  @ApiOperation({ summary: 'Restore an older version, as a new version' })
  @ApiCreatedResponse({ type: AgentResponse })
  async restore(
    @CurrentPrincipal() owner: MemberPrincipal,
    @Param('agentId') agentId: string,
    @Param('version', ParseIntPipe) version: number,
  ): Promise<AgentResponse> {
    this.#checkModel(await this.agents.version(owner.organisationId, agentId, version));
    return asAgent(await this.agents.restore(owner.organisationId, agentId, version, actorOf(owner)));
  }

  @Put('sites/:siteId/agent')
  @Allow('member', 'owner')
  @HttpCode(204)
  @ApiOperation({ summary: 'Choose the agent that answers on a site' })
  @ApiNoContentResponse()
  async assign(
    @CurrentPrincipal() owner: MemberPrincipal,
    @Param('siteId') siteId: string,
    @Body() { agentId }: SiteAgentRequest,
  ): Promise<void> {
    await this.agents.assignToSite(owner.organisationId, siteId, agentId, actorOf(owner));
  }

  /** A model agent needs a model that is configured now. */
  #checkModel({ kind, modelEndpointId }: Pick<AgentSettings, 'kind' | 'modelEndpointId'>): void {
    if (kind === 'knowledge' || (modelEndpointId !== null && this.endpoints.has(modelEndpointId))) return;
    throw new ApplicationError('validation', 'A model agent needs one of the configured models.', {
      fields: { modelEndpointId: 'isConfigured' },
    });
  }
}

export const actorOf = (member: MemberPrincipal) => ({ kind: 'member', id: member.memberId }) as const;
