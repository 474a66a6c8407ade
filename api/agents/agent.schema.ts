/** How an agent and each of its versions are stored. */
import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import { AGENT_KINDS, type AgentKind } from './agents.contract.js';

/** What a version fixes: everything that decides how the agent answers, but for its documents. */
export interface AgentSettings {
  name: string;
  greeting: string;
  /** Scrubbed: a model reads it. */
  instructions: string;
  kind: AgentKind;
  /** Null for a knowledge agent. */
  modelEndpointId: string | null;
  /** 0 to 1. */
  temperature: number;
}

@Schema({ collection: 'agents', versionKey: false, strict: 'throw', minimize: false })
export class Agent implements AgentSettings {
  @Prop({ type: String, required: true }) _id!: string;
  @Prop({ type: String, required: true }) organisationId!: string;
  @Prop({ type: Number, required: true }) version!: number;
  @Prop({ type: String, required: true }) name!: string;
  @Prop({ type: String, default: '' }) greeting!: string;
  @Prop({ type: String, default: '' }) instructions!: string;
  @Prop({ type: String, required: true, enum: AGENT_KINDS }) kind!: AgentKind;
  @Prop({ type: String, default: null }) modelEndpointId!: string | null;
  @Prop({ type: Number, required: true }) temperature!: number;
  /** Grows whenever the documents change, so that every node knows that its index is old. */
  @Prop({ type: Number, required: true }) knowledgeRevision!: number;
  @Prop({ type: Date, required: true }) createdAt!: Date;
  @Prop({ type: Date, required: true }) changedAt!: Date;
}

export const AgentSchema = SchemaFactory.createForClass(Agent);
AgentSchema.index({ organisationId: 1, createdAt: 1 });

@Schema({ collection: 'agent_versions', versionKey: false, strict: 'throw', minimize: false })
export class AgentVersion implements AgentSettings {
  @Prop({ type: String, required: true }) _id!: string;
  @Prop({ type: String, required: true }) organisationId!: string;
  @Prop({ type: String, required: true }) agentId!: string;
  @Prop({ type: Number, required: true }) version!: number;
  @Prop({ type: String, required: true }) name!: string;
  @Prop({ type: String, default: '' }) greeting!: string;
  @Prop({ type: String, default: '' }) instructions!: string;
  @Prop({ type: String, required: true, enum: AGENT_KINDS }) kind!: AgentKind;
  @Prop({ type: String, default: null }) modelEndpointId!: string | null;
  @Prop({ type: Number, required: true }) temperature!: number;
  /** The older version whose settings this one repeats. */
  @Prop({ type: Number, default: null }) restoredFrom!: number | null;
  @Prop({ type: Date, required: true }) createdAt!: Date;
  /** The member who made it; null where the platform did. */
  @Prop({ type: String, default: null }) createdBy!: string | null;
}

export const AgentVersionSchema = SchemaFactory.createForClass(AgentVersion);
// The number is taken by whoever writes first: two changes at once cannot both become version 3.
AgentVersionSchema.index({ organisationId: 1, agentId: 1, version: -1 }, { unique: true });
