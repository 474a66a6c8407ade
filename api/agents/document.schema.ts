/** How a knowledge document and its passages are stored: scrubbed text only. */
import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import type { PiiType, Removed, ScrubbedText } from '../scrubbing/scrubbing.contract.js';
import { DOCUMENT_FORMATS, type DocumentFormat } from './agents.contract.js';

@Schema({ _id: false, versionKey: false, strict: 'throw' })
export class RemovedCount implements Removed {
  @Prop({ type: String, required: true }) type!: PiiType;
  @Prop({ type: Number, required: true }) count!: number;
}

const RemovedCountSchema = SchemaFactory.createForClass(RemovedCount);

@Schema({ collection: 'agent_documents', versionKey: false, strict: 'throw', minimize: false })
export class KnowledgeDocument {
  @Prop({ type: String, required: true }) _id!: string;
  @Prop({ type: String, required: true }) organisationId!: string;
  @Prop({ type: String, required: true }) agentId!: string;
  @Prop({ type: String, required: true }) title!: ScrubbedText;
  @Prop({ type: String, required: true, enum: DOCUMENT_FORMATS }) format!: DocumentFormat;
  @Prop({ type: Number, required: true }) characters!: number;
  @Prop({ type: Number, required: true }) passages!: number;
  @Prop({ type: [RemovedCountSchema], default: [] }) removed!: RemovedCount[];
  /** False until all passages are stored; nothing is answered from it before. */
  @Prop({ type: Boolean, required: true }) isReady!: boolean;
  @Prop({ type: Date, required: true }) createdAt!: Date;
  /** The member who added it; null where the platform did. */
  @Prop({ type: String, default: null }) createdBy!: string | null;
}

export const KnowledgeDocumentSchema = SchemaFactory.createForClass(KnowledgeDocument);
KnowledgeDocumentSchema.index({ organisationId: 1, agentId: 1, createdAt: 1 });

@Schema({ collection: 'agent_passages', versionKey: false, strict: 'throw', minimize: false })
export class Passage {
  @Prop({ type: String, required: true }) _id!: string;
  @Prop({ type: String, required: true }) organisationId!: string;
  @Prop({ type: String, required: true }) agentId!: string;
  @Prop({ type: String, required: true }) documentId!: string;
  /** Place in the document, from 0. */
  @Prop({ type: Number, required: true }) ordinal!: number;
  @Prop({ type: [String], default: [] }) headings!: ScrubbedText[];
  @Prop({ type: String, required: true }) text!: ScrubbedText;
}

export const PassageSchema = SchemaFactory.createForClass(Passage);
PassageSchema.index({ organisationId: 1, agentId: 1, documentId: 1, ordinal: 1 });
PassageSchema.index({ organisationId: 1, documentId: 1, ordinal: 1 });
