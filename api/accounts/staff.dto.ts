/** Staff accounts as they come in and go out over REST. */
import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { MayBeAbsent, PublicName } from '../platform/field-rules.js';
import { STAFF_ROLES, type StaffRole } from '../privacy/access.contract.js';
import { STAFF_STATUSES, type StaffAccount, type StaffStatus } from './staff-account.schema.js';

export class StaffChangeRequest {
  @ApiProperty({ required: false, example: 'Robin', minLength: 1, maxLength: 60 })
  @MayBeAbsent()
  @PublicName()
  displayName?: string;

  @ApiProperty({ required: false, enum: STAFF_ROLES })
  @MayBeAbsent()
  @IsIn(STAFF_ROLES)
  role?: StaffRole;

  @ApiProperty({ required: false, enum: STAFF_STATUSES, description: '`disabled` ends every session at once.' })
  @MayBeAbsent()
  @IsIn(STAFF_STATUSES)
  status?: StaffStatus;
}

export class StaffResponse {
  @ApiProperty({ example: 'stf_2p8Xb1l6S7mQ0aVn4hYx9A' }) id!: string;
  @ApiProperty({ example: 'Robin' }) displayName!: string;
  @ApiProperty({ enum: STAFF_ROLES }) role!: StaffRole;
  @ApiProperty({ enum: STAFF_STATUSES }) status!: StaffStatus;
  @ApiProperty({ example: '2026-11-22T10:00:00.000Z' }) joinedAt!: string;
}

export const asStaff = ({ _id, displayName, role, status, joinedAt }: StaffAccount): StaffResponse => ({
  id: _id,
  displayName,
  role,
  status,
  joinedAt: joinedAt.toISOString(),
});
