/** What a visitor sends to leave an address for a later answer. */
import { ApiProperty } from '@nestjs/swagger';
import { IsEmail, MaxLength } from 'class-validator';
import { EMAIL_MAX_CHARACTERS } from './email-address.js';

export class VisitorContactRequest {
  @ApiProperty({ example: 'visitor@example.org', maxLength: EMAIL_MAX_CHARACTERS })
  @MaxLength(EMAIL_MAX_CHARACTERS)
  @IsEmail()
  email!: string;
}
