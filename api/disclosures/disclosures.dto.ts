/** What the routes of disclosures take and answer. */
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsISO8601, IsOptional, Max, Min } from 'class-validator';
import type { Recipient } from '../privacy/data/recipients.js';
import type { EgressEntry, EgressOutcome } from './egress-entry.schema.js';
import { EGRESS_OUTCOMES } from './egress-entry.schema.js';

export class EgressPageQuery {
  @ApiProperty({ required: false, description: 'Entries older than this time, ISO 8601.' })
  @IsOptional()
  @IsISO8601({ strict: true })
  before?: string;

  @ApiProperty({ required: false, minimum: 1, maximum: 200, default: 50 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit?: number;
}

export class EgressEntryView {
  @ApiProperty() id!: string;
  @ApiProperty() at!: string;
  @ApiProperty() recipientId!: string;
  @ApiProperty({ type: String, nullable: true }) host!: string | null;
  @ApiProperty() purpose!: string;
  @ApiProperty({ type: String, nullable: true }) organisationId!: string | null;
  @ApiProperty({ description: 'Bytes.' }) requestBytes!: number;
  @ApiProperty({ description: 'Bytes.' }) responseBytes!: number;
  @ApiProperty({ type: Number, nullable: true, description: 'HTTP status of the answer.' }) status!: number | null;
  @ApiProperty({ type: Number, nullable: true, description: 'Milliseconds.' }) durationMs!: number | null;
  @ApiProperty({ enum: EGRESS_OUTCOMES }) outcome!: EgressOutcome;
}

export class EgressPage {
  @ApiProperty({ type: [EgressEntryView] }) entries!: EgressEntryView[];
  @ApiProperty({ type: String, nullable: true, description: 'Give this as `before` for the next page.' }) next!:
    string | null;
}

export class RecipientView {
  @ApiProperty() id!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ enum: ['controller', 'processor', 'authority'] }) role!: Recipient['role'];
  @ApiProperty({ description: 'ISO 3166-1 alpha-2.' }) country!: string;
  @ApiProperty({ type: [String] }) categories!: readonly string[];
  @ApiProperty({ type: [String] }) purposes!: readonly string[];
  @ApiProperty() basis!: string;
}

export function egressEntryView({ _id, at, ...entry }: EgressEntry): EgressEntryView {
  return { id: _id, at: at.toISOString(), ...entry };
}

/** The public row: what the notice tells, without host names. */
export function recipientView(recipient: Recipient): RecipientView {
  const { id, name, role, country, categories, purposes, basis } = recipient;
  return { id, name, role, country, categories, purposes, basis };
}
