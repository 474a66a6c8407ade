/** How a message is stored: scrubbed text with its order, its author and where it came from. */
import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import type { PurposeId } from '../privacy/purposes.contract.js';
import type { PiiType, ScrubbedText, SpecialCategory } from '../scrubbing/scrubbing.contract.js';
import type { AnswerOutcome, Author } from './conversations.contract.js';

@Schema({ _id: false, versionKey: false, strict: 'throw' })
export class StoredRemoval {
  @Prop({ type: String, required: true }) type!: PiiType;
  @Prop({ type: Number, required: true }) count!: number;
}

@Schema({ _id: false, versionKey: false, strict: 'throw' })
export class StoredCitation {
  @Prop({ type: String, required: true }) documentId!: string;
  @Prop({ type: String, required: true }) passageId!: string;
  @Prop({ type: String, required: true }) title!: string;
  @Prop({ type: String, required: true }) excerpt!: string;
}

@Schema({ collection: 'messages', versionKey: false, strict: 'throw' })
export class MessageDocument {
  @Prop({ type: String, required: true }) _id!: string;
  @Prop({ type: String, required: true }) organisationId!: string;
  @Prop({ type: String, required: true }) conversationId!: string;
  @Prop({ type: String, required: true }) subjectId!: string;
  @Prop({ type: Number, required: true }) sequence!: number;
  @Prop({ type: String, required: true, enum: ['visitor', 'agent', 'member'] }) author!: Author;
  @Prop({ type: String, default: null }) authorId!: string | null;
  @Prop({ type: String, required: true }) clientId!: string;
  @Prop({ type: String, required: true }) text!: ScrubbedText;
  @Prop({ type: [SchemaFactory.createForClass(StoredRemoval)], default: [] }) removed!: StoredRemoval[];
  @Prop({ type: [String], default: [] }) special!: SpecialCategory[];
  @Prop({ type: [SchemaFactory.createForClass(StoredCitation)], default: [] }) citations!: StoredCitation[];
  @Prop({ type: Date, required: true }) sentAt!: Date;
  @Prop({ type: String }) runId?: string;
  @Prop({ type: String }) outcome?: AnswerOutcome;
  /** Present while an answer is owed: `due`, or `running` until the lease ends. */
  @Prop({ type: String }) answer?: 'due' | 'running';
  @Prop({ type: Date }) answerLeaseUntil?: Date;
  @Prop({ type: String, required: true }) source!: 'chat' | 'inbox' | 'agent';
  @Prop({ type: String, required: true }) purpose!: PurposeId;
  @Prop({ type: String, required: true }) noticeVersion!: string;
}

export const SEQUENCE_INDEX = 'conversation_sequence';
export const CLIENT_ID_INDEX = 'conversation_author_client';

export const MessageSchema = SchemaFactory.createForClass(MessageDocument);
MessageSchema.index({ conversationId: 1, sequence: 1 }, { unique: true, name: SEQUENCE_INDEX });
MessageSchema.index(
  { conversationId: 1, author: 1, authorId: 1, clientId: 1 },
  { unique: true, name: CLIENT_ID_INDEX },
);
MessageSchema.index({ subjectId: 1 });
MessageSchema.index({ answer: 1 }, { sparse: true });
