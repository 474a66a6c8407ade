/** The audit log for the platform's staff: pages of it, and the proof that the chain is whole. */
import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsString, Max, MaxLength, Min } from 'class-validator';
import { MayBeAbsent } from '../platform/field-rules.js';
import { Allow } from '../privacy/access.contract.js';
import { Purpose } from '../privacy/purposes.contract.js';
import type { ChainVerdict } from './audit-chain.js';
import type { AuditEntry } from './audit-entry.schema.js';
import { AuditService } from './audit.service.js';

export class AuditPageDto {
  @ApiProperty({ required: false })
  @MayBeAbsent()
  @IsString()
  @MaxLength(64)
  organisationId?: string;

  @ApiProperty({ required: false, description: 'The random id of a conversation, member, visitor …' })
  @MayBeAbsent()
  @IsString()
  @MaxLength(64)
  targetId?: string;

  @ApiProperty({ required: false, description: 'Entries before this sequence' })
  @MayBeAbsent()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(Number.MAX_SAFE_INTEGER)
  before?: number;
}

const PAGE = 100;

@ApiTags('staff')
@ApiBearerAuth()
@Controller('v1/staff/audit')
@Allow('staff', 'administrator', 'privacy-officer')
@Purpose('rights-and-accountability')
export class AuditController {
  constructor(private readonly audit: AuditService) {}

  @Get()
  @ApiOperation({ summary: 'A page of the audit log, newest first: identifiers and counts' })
  async page(
    @Query() { before = Number.MAX_SAFE_INTEGER, organisationId, targetId }: AuditPageDto,
  ): Promise<{ entries: AuditEntry[] }> {
    const filter = { ...(organisationId ? { organisationId } : {}), ...(targetId ? { targetId } : {}) };
    return { entries: await this.audit.page(filter, before, PAGE) };
  }

  @Get('verification')
  @ApiOperation({ summary: 'Recomputes the whole chain: is it intact?' })
  verify(): Promise<ChainVerdict> {
    return this.audit.verify();
  }
}
