/** Knowledge documents as they come in and go out over REST. */
import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsString, Length, MaxLength } from 'class-validator';
import { Trimmed } from '../platform/field-rules.js';
import { PII_TYPES, type PiiType } from '../scrubbing/scrubbing.contract.js';
import { AGENT_LIMITS, DOCUMENT_FORMATS, type DocumentFormat } from './agents.contract.js';
import type { KnowledgeDocument, Passage } from './document.schema.js';

export class DocumentRequest {
  @ApiProperty({ example: 'Delivery', minLength: 1, maxLength: AGENT_LIMITS.title })
  @Trimmed()
  @IsString()
  @Length(1, AGENT_LIMITS.title)
  title!: string;

  @ApiProperty({ enum: DOCUMENT_FORMATS })
  @IsIn(DOCUMENT_FORMATS)
  format!: DocumentFormat;

  @ApiProperty({ description: 'The text; the whole request may have 1 MiB. It is scrubbed before it is stored.' })
  @IsString()
  @MaxLength(AGENT_LIMITS.documentBytes)
  content!: string;
}

export class RemovedResponse {
  @ApiProperty({ enum: PII_TYPES }) type!: PiiType;
  @ApiProperty() count!: number;
}

export class DocumentResponse {
  @ApiProperty({ example: 'doc_2p8Xb1l6S7mQ0aVn4hYx9A' }) id!: string;
  @ApiProperty() agentId!: string;
  @ApiProperty() title!: string;
  @ApiProperty({ enum: DOCUMENT_FORMATS }) format!: DocumentFormat;
  @ApiProperty({ description: 'Length of the scrubbed text.' }) characters!: number;
  @ApiProperty({ description: 'Number of passages.' }) passages!: number;
  @ApiProperty({ type: [RemovedResponse], description: 'What the scrubber removed.' }) removed!: RemovedResponse[];
  @ApiProperty({ description: 'False where storing was cut off: delete it and add it again.' }) isReady!: boolean;
  @ApiProperty() createdAt!: string;
}

export class PassageResponse {
  @ApiProperty() id!: string;
  @ApiProperty({ type: [String] }) headings!: string[];
  @ApiProperty() text!: string;
}

export class DocumentWithPassagesResponse extends DocumentResponse {
  @ApiProperty({ type: [PassageResponse], description: 'The text as it is stored: scrubbed and split.' })
  content!: PassageResponse[];
}

export function asDocument(document: KnowledgeDocument): DocumentResponse {
  const { _id, organisationId: _organisation, createdBy: _author, createdAt, removed, ...rest } = document;
  return {
    id: _id,
    ...rest,
    removed: removed.map(({ type, count }) => ({ type, count })),
    createdAt: createdAt.toISOString(),
  };
}

export const asPassage = ({ _id, headings, text }: Passage): PassageResponse => ({ id: _id, headings, text });
