/** Invitations as they come in and go out over REST. */
import { ApiProperty } from '@nestjs/swagger';
import { Equals, IsEmail, IsIn, IsString, Length, MaxLength } from 'class-validator';
import { PublicName } from '../platform/field-rules.js';
import { MEMBER_ROLES, STAFF_ROLES, type MemberRole, type StaffRole } from '../privacy/access.contract.js';
import type { Invitation } from './invitation.schema.js';
import { IsGoodPassword, PASSWORD_MAX_CHARACTERS, PASSWORD_MIN_CHARACTERS } from './password-rules.js';

export class MemberInvitationRequest {
  @ApiProperty({ example: 'sam@example.com' })
  @MaxLength(254)
  @IsEmail()
  email!: string;

  @ApiProperty({ enum: MEMBER_ROLES })
  @IsIn(MEMBER_ROLES)
  role!: MemberRole;
}

export class StaffInvitationRequest {
  @ApiProperty({ example: 'robin@example.com' })
  @MaxLength(254)
  @IsEmail()
  email!: string;

  @ApiProperty({ enum: STAFF_ROLES })
  @IsIn(STAFF_ROLES)
  role!: StaffRole;
}

export class InvitationResponse {
  @ApiProperty({ example: 'inv_2p8Xb1l6S7mQ0aVn4hYx9A' }) id!: string;
  @ApiProperty({ enum: [...MEMBER_ROLES, ...STAFF_ROLES] }) role!: MemberRole | StaffRole;
  @ApiProperty({ example: '2026-11-22T10:00:00.000Z' }) invitedAt!: string;
  @ApiProperty({ example: '2026-11-29T10:00:00.000Z' }) expiresAt!: string;
}

export class NewInvitationResponse extends InvitationResponse {
  @ApiProperty({ description: 'The secret of the link. Shown once, works once.' }) token!: string;
}

export class AcceptanceRequest {
  @ApiProperty({ description: 'The secret of the link.' })
  @IsString()
  @Length(1, 128)
  token!: string;

  @ApiProperty({ example: 'Sam from support', description: 'Visitors see it.' })
  @PublicName()
  displayName!: string;

  @ApiProperty({ minLength: PASSWORD_MIN_CHARACTERS, maxLength: PASSWORD_MAX_CHARACTERS })
  @IsGoodPassword()
  password!: string;

  @ApiProperty({ description: 'You declare to be 18 or older. Without it there is no account.' })
  @Equals(true)
  isAdult!: boolean;
}

export class AcceptanceResponse {
  @ApiProperty({ example: 'mem_2p8Xb1l6S7mQ0aVn4hYx9A' }) id!: string;
  @ApiProperty({ example: 'Sam from support' }) displayName!: string;
  @ApiProperty({ enum: [...MEMBER_ROLES, ...STAFF_ROLES] }) role!: MemberRole | StaffRole;
}

export const asInvitation = ({ _id, role, invitedAt, expiresAt }: Invitation): InvitationResponse => ({
  id: _id,
  role,
  invitedAt: invitedAt.toISOString(),
  expiresAt: expiresAt.toISOString(),
});
