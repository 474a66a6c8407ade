/** Setting up two-step sign-in, as it comes in and goes out over REST. */
import { ApiProperty } from '@nestjs/swagger';
import { IsString, Length, Matches } from 'class-validator';
import { PASSWORD_MAX_CHARACTERS } from './password-rules.js';

export class TwoStepRequest {
  @ApiProperty({ description: 'Your password, so that an unwatched screen is not enough.' })
  @IsString()
  @Length(1, PASSWORD_MAX_CHARACTERS)
  currentPassword!: string;
}

export class CodeRequest {
  @ApiProperty({ example: '123456' })
  @Matches(/^\d{6}$/)
  code!: string;
}

export class TwoStepSecretResponse {
  @ApiProperty({ description: 'Base32, to type into an authenticator app. Shown once.' }) secret!: string;
  @ApiProperty({ description: 'The same as an `otpauth:` address, for a QR code.' }) uri!: string;
}
