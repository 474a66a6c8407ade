/** Organisations as they come in and go out over REST. */
import { ApiProperty } from '@nestjs/swagger';
import { IsISO8601, IsString, Length } from 'class-validator';
import { MayBeAbsent, Trimmed } from '../platform/field-rules.js';
import type { Organisation } from './organisation.schema.js';

export class OrganisationRequest {
  @ApiProperty({ example: 'Example Books', minLength: 1, maxLength: 120 })
  @Trimmed()
  @IsString()
  @Length(1, 120)
  name!: string;
}

export class OrganisationsQuery {
  @ApiProperty({ required: false, description: '`createdAt` of the last organisation seen.' })
  @MayBeAbsent()
  @IsISO8601({ strict: true })
  after?: string;
}

export class OrganisationResponse {
  @ApiProperty({ example: 'org_2p8Xb1l6S7mQ0aVn4hYx9A' }) id!: string;
  @ApiProperty({ example: 'Example Books' }) name!: string;
  @ApiProperty({ example: '2026-11-22T10:00:00.000Z' }) createdAt!: string;
  @ApiProperty({ nullable: true, type: String, description: 'When it stopped being a customer.' }) ceasedAt!:
    string | null;
}

export const asOrganisation = (organisation: Organisation): OrganisationResponse => ({
  id: organisation._id,
  name: organisation.name,
  createdAt: organisation.createdAt.toISOString(),
  ceasedAt: organisation.ceasedAt?.toISOString() ?? null,
});
