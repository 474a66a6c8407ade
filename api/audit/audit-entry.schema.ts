/** How an entry of the audit log is stored. */
import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';

export const ACTOR_KINDS = ['visitor', 'member', 'staff', 'agent', 'system'] as const;
export type ActorKind = (typeof ACTOR_KINDS)[number];

@Schema({ collection: 'audit_entries', versionKey: false, strict: 'throw' })
export class AuditEntry {
  @Prop({ type: String, required: true }) _id!: string;
  @Prop({ type: Number, required: true, unique: true }) sequence!: number;
  @Prop({ type: Date, required: true }) at!: Date;
  @Prop({ type: String, required: true }) action!: string;
  @Prop({ type: String, required: true, enum: ACTOR_KINDS }) actorKind!: ActorKind;
  @Prop({ type: String, default: null }) actorId!: string | null;
  @Prop({ type: String, default: null }) organisationId!: string | null;
  @Prop({ type: String, default: null }) targetKind!: string | null;
  @Prop({ type: String, default: null }) targetId!: string | null;
  @Prop({ type: String, required: true }) purpose!: string;
  /** Canonical JSON of names and whole numbers; a string, so that the hashed bytes are the stored bytes. */
  @Prop({ type: String, default: '{}' }) counts!: string;
  @Prop({ type: String, required: true }) previousHash!: string;
  @Prop({ type: String, required: true }) hash!: string;
}

export const AuditEntrySchema = SchemaFactory.createForClass(AuditEntry);
AuditEntrySchema.index({ organisationId: 1, sequence: -1 });
AuditEntrySchema.index({ actorId: 1, sequence: -1 });
AuditEntrySchema.index({ targetId: 1, sequence: -1 });
