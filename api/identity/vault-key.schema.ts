/** The data key of one person in the vault, wrapped by the vault's key. Destroying it makes every copy of the person's fields unreadable. */
import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';

@Schema({ collection: 'vault_keys', versionKey: false, strict: 'throw', minimize: false })
export class VaultKey {
  /** The subject or account whose fields the key seals. */
  @Prop({ type: String, required: true }) _id!: string;
  /** JWE; its header names the wrapping key. */
  @Prop({ type: String, required: true }) wrappedKey!: string;
  @Prop({ type: Date, required: true }) createdAt!: Date;
}

export const VaultKeySchema = SchemaFactory.createForClass(VaultKey);
