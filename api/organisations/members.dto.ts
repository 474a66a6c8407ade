/** Members as they come in and go out over REST. */
import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { MayBeAbsent, PublicName } from '../platform/field-rules.js';
import { MEMBER_ROLES, type MemberRole } from '../privacy/access.contract.js';
import { MEMBER_STATUSES, type Member, type MemberStatus } from './member.schema.js';

export class OwnNameRequest {
  @ApiProperty({ example: 'Sam from support', minLength: 1, maxLength: 60, description: 'Visitors see it.' })
  @PublicName()
  displayName!: string;
}

export class MemberChangeRequest {
  @ApiProperty({ required: false, example: 'Sam from support', minLength: 1, maxLength: 60 })
  @MayBeAbsent()
  @PublicName()
  displayName?: string;

  @ApiProperty({ required: false, enum: MEMBER_ROLES })
  @MayBeAbsent()
  @IsIn(MEMBER_ROLES)
  role?: MemberRole;

  @ApiProperty({ required: false, enum: MEMBER_STATUSES, description: '`disabled` signs the member out at once.' })
  @MayBeAbsent()
  @IsIn(MEMBER_STATUSES)
  status?: MemberStatus;
}

export class MemberResponse {
  @ApiProperty({ example: 'mem_2p8Xb1l6S7mQ0aVn4hYx9A' }) id!: string;
  @ApiProperty({ example: 'Sam from support' }) displayName!: string;
  @ApiProperty({ enum: MEMBER_ROLES }) role!: MemberRole;
  @ApiProperty({ enum: MEMBER_STATUSES }) status!: MemberStatus;
  @ApiProperty({ example: '2026-11-22T10:00:00.000Z' }) joinedAt!: string;
}

export const asMember = (member: Member): MemberResponse => ({
  id: member._id,
  displayName: member.displayName,
  role: member.role,
  status: member.status,
  joinedAt: member.joinedAt.toISOString(),
});
