/** A signed-in session of a member or of staff: a family of refresh tokens, each usable once. Deleting it ends it. */
import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';

@Schema({ collection: 'sessions', versionKey: false, strict: 'throw', minimize: false })
export class Session {
  @Prop({ type: String, required: true }) _id!: string;
  @Prop({ type: String, required: true }) accountId!: string;
  /** Which refresh token of the family is the one in use. The tokens themselves are nowhere at rest. */
  @Prop({ type: Number, required: true }) generation!: number;
  /** When the token in use was issued. */
  @Prop({ type: Date, required: true }) rotatedAt!: Date;
  @Prop({ type: Date, required: true }) startedAt!: Date;
  @Prop({ type: Date, required: true }) expiresAt!: Date;
}

export const SessionSchema = SchemaFactory.createForClass(Session);
SessionSchema.index({ accountId: 1 });
SessionSchema.index({ expiresAt: 1 });
