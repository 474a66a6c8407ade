/** Visitors' sessions as they come in and go out over REST. */
import { ApiProperty } from '@nestjs/swagger';
import { IsString, Length, Matches } from 'class-validator';
import { MayBeAbsent } from '../platform/field-rules.js';
import type { VisitorSession } from './visitor-sessions.contract.js';

export class VisitorSessionRequest {
  @ApiProperty({ example: 'pk_2p8Xb1l6S7mQ0aVn4hYx9A' })
  @IsString()
  @Matches(/^pk_[\w-]{1,64}$/)
  siteKey!: string;

  @ApiProperty({ required: false, description: 'What the browser kept after the notice was accepted.' })
  @MayBeAbsent()
  @IsString()
  @Length(1, 128)
  resumeKey?: string;
}

export class VisitorSessionResponse implements VisitorSession {
  @ApiProperty({ description: 'Bearer token, fifteen minutes; keep it in memory only.' }) token!: string;
  @ApiProperty({ example: '2026-11-22T10:15:00.000Z' }) expiresAt!: string;
  @ApiProperty({ description: 'Whether the resume key found its visitor.' }) resumed!: boolean;
}
