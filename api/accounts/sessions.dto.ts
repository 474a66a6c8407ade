/** Sign-in and sessions as they come in and go out over REST. */
import { ApiProperty } from '@nestjs/swagger';
import { IsString, Length, Matches, MaxLength } from 'class-validator';
import { MayBeAbsent } from '../platform/field-rules.js';
import { MEMBER_ROLES, STAFF_ROLES, type MemberRole, type StaffRole } from '../privacy/access.contract.js';
import type { AccountSession } from './accounts.contract.js';
import { IsGoodPassword, PASSWORD_MAX_CHARACTERS, PASSWORD_MIN_CHARACTERS } from './password-rules.js';

export class SignInRequest {
  @ApiProperty({ example: 'sam@example.com' })
  @IsString()
  @Length(3, 254)
  email!: string;

  @ApiProperty({ example: 'correct horse battery staple' })
  @IsString()
  @Length(1, PASSWORD_MAX_CHARACTERS)
  password!: string;

  @ApiProperty({
    required: false,
    example: '123456',
    description: 'From the authenticator app, where two-step sign-in is on.',
  })
  @MayBeAbsent()
  @Matches(/^\d{6}$/)
  code?: string;
}

export class RefreshRequest {
  @ApiProperty({ description: 'The newest refresh token of the session. It works once.' })
  @IsString()
  @MaxLength(256)
  refreshToken!: string;
}

export class PasswordChangeRequest {
  @ApiProperty({ example: 'correct horse battery staple' })
  @IsString()
  @Length(1, PASSWORD_MAX_CHARACTERS)
  currentPassword!: string;

  @ApiProperty({
    example: 'a longer and a better one',
    minLength: PASSWORD_MIN_CHARACTERS,
    maxLength: PASSWORD_MAX_CHARACTERS,
    description: 'Not one of the common ones.',
  })
  @IsGoodPassword()
  newPassword!: string;
}

class SignedInMember {
  @ApiProperty({ example: 'mem_2p8Xb1l6S7mQ0aVn4hYx9A' }) id!: string;
  @ApiProperty({ example: 'Sam from support' }) displayName!: string;
  @ApiProperty({ enum: MEMBER_ROLES }) role!: MemberRole;
}

class SignedInStaff {
  @ApiProperty({ example: 'stf_2p8Xb1l6S7mQ0aVn4hYx9A' }) id!: string;
  @ApiProperty({ example: 'Robin' }) displayName!: string;
  @ApiProperty({ enum: STAFF_ROLES }) role!: StaffRole;
}

export class AccountSessionResponse implements AccountSession {
  @ApiProperty({ description: 'Bearer token, ten minutes.' }) accessToken!: string;
  @ApiProperty({ example: '2026-11-22T10:10:00.000Z' }) expiresAt!: string;
  @ApiProperty({ description: 'Single use: each refresh answers with the next one.' }) refreshToken!: string;
  @ApiProperty({ required: false, type: SignedInMember }) member?: SignedInMember;
  @ApiProperty({ required: false, type: SignedInStaff }) staff?: SignedInStaff;
  @ApiProperty({ description: 'True where two-step sign-in must be set up before anything else.' }) mustEnrol!: boolean;
}
