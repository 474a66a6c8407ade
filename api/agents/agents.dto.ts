/** Agents and their versions as they come in and go out over REST. */
import { ApiProperty, PartialType } from '@nestjs/swagger';
import { IsIn, IsNumber, IsString, Length, Matches, Max, MaxLength, Min, ValidateIf } from 'class-validator';
import type { ModelEndpoint } from '../config.js';
import { MayBeAbsent, Trimmed } from '../platform/field-rules.js';
import type { Agent, AgentSettings, AgentVersion } from './agent.schema.js';
import { AGENT_KINDS, AGENT_LIMITS, type AgentKind } from './agents.contract.js';

export class AgentRequest {
  @ApiProperty({ example: 'Page', minLength: 1, maxLength: AGENT_LIMITS.name, description: 'Shown to visitors.' })
  @Trimmed()
  @IsString()
  @Length(1, AGENT_LIMITS.name)
  name!: string;

  @ApiProperty({
    required: false,
    maxLength: AGENT_LIMITS.greeting,
    description: 'Shown to visitors before the first message.',
  })
  @MayBeAbsent()
  @IsString()
  @MaxLength(AGENT_LIMITS.greeting)
  greeting?: string;

  @ApiProperty({
    required: false,
    maxLength: AGENT_LIMITS.instructions,
    description: 'For a model agent; scrubbed before it is stored.',
  })
  @MayBeAbsent()
  @IsString()
  @MaxLength(AGENT_LIMITS.instructions)
  instructions?: string;

  @ApiProperty({ required: false, enum: AGENT_KINDS, default: 'knowledge' })
  @MayBeAbsent()
  @IsIn(AGENT_KINDS)
  kind?: AgentKind;

  @ApiProperty({
    required: false,
    type: String,
    nullable: true,
    description: 'One of `GET /v1/model-endpoints`; for a model agent.',
  })
  @ValidateIf((_: unknown, value: unknown) => value !== undefined && value !== null)
  @IsString()
  @Matches(/^[a-z0-9-]{1,40}$/)
  modelEndpointId?: string | null;

  @ApiProperty({ required: false, minimum: 0, maximum: 1, default: 0.2 })
  @MayBeAbsent()
  @IsNumber()
  @Min(0)
  @Max(1)
  temperature?: number;
}

export class AgentChangeRequest extends PartialType(AgentRequest, { skipNullProperties: false }) {}

class AgentSettingsResponse {
  @ApiProperty({ example: 3 }) version!: number;
  @ApiProperty({ example: 'Page' }) name!: string;
  @ApiProperty() greeting!: string;
  @ApiProperty() instructions!: string;
  @ApiProperty({ enum: AGENT_KINDS }) kind!: AgentKind;
  @ApiProperty({ type: String, nullable: true }) modelEndpointId!: string | null;
  @ApiProperty() temperature!: number;
  @ApiProperty({ example: '2026-11-22T10:00:00.000Z' }) createdAt!: string;
}

export class AgentResponse extends AgentSettingsResponse {
  @ApiProperty({ example: 'agt_2p8Xb1l6S7mQ0aVn4hYx9A' }) id!: string;
  @ApiProperty({ example: '2026-11-22T10:00:00.000Z' }) changedAt!: string;
}

export class AgentVersionResponse extends AgentSettingsResponse {
  @ApiProperty({ type: Number, nullable: true }) restoredFrom!: number | null;
  @ApiProperty({ type: String, nullable: true, description: 'The member who made it.' }) createdBy!: string | null;
}

export class ModelEndpointResponse {
  @ApiProperty({ example: 'london' }) id!: string;
  @ApiProperty({ example: 'Model in London' }) name!: string;
  @ApiProperty({ example: 'GB' }) country!: string;
  @ApiProperty() model!: string;
}

export class SiteAgentRequest {
  @ApiProperty({ type: String, nullable: true, description: 'One of your agents; null: nobody answers on the site.' })
  @ValidateIf((_: unknown, value: unknown) => value !== null)
  @IsString()
  @MaxLength(64)
  agentId!: string | null;
}

/** A new agent's settings, with what was left out filled in. */
export function settingsFrom(request: AgentRequest): AgentSettings {
  const {
    name,
    greeting = '',
    instructions = '',
    kind = 'knowledge',
    modelEndpointId = null,
    temperature = 0.2,
  } = request;
  return { name, greeting, instructions, kind, modelEndpointId, temperature };
}

export function asAgent(agent: Agent): AgentResponse {
  const { _id, organisationId: _organisation, knowledgeRevision: _revision, createdAt, changedAt, ...settings } = agent;
  return { id: _id, ...settings, createdAt: createdAt.toISOString(), changedAt: changedAt.toISOString() };
}

export function asAgentVersion(version: AgentVersion): AgentVersionResponse {
  const { _id, organisationId: _organisation, agentId: _agent, createdAt, ...settings } = version;
  return { ...settings, createdAt: createdAt.toISOString() };
}

export const asModelEndpoint = ({ id, name, country, model }: ModelEndpoint): ModelEndpointResponse => ({
  id,
  name,
  country,
  model,
});
