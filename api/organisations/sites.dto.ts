/** Sites as they come in and go out over REST. */
import { ApiProperty, PartialType } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayUnique, IsArray, IsHexColor, IsString, Length, Matches } from 'class-validator';
import type { SiteConfiguration } from './sites.contract.js';
import { MayBeAbsent, Trimmed } from '../platform/field-rules.js';
import { IsExactOrigin } from './allowed-origin.js';
import type { Site } from './site.schema.js';

/** Language, optional script, optional region: `en`, `ar`, `zh-Hant`, `en-GB`. */
const LANGUAGE_TAG = /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$/;

export class SiteRequest {
  @ApiProperty({ example: 'Our shop', minLength: 1, maxLength: 120 })
  @Trimmed()
  @IsString()
  @Length(1, 120)
  name!: string;

  @ApiProperty({
    example: ['https://shop.example'],
    description: 'Exact origins: scheme, host and port; https unless localhost.',
  })
  @IsArray()
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsExactOrigin({ each: true })
  allowedOrigins!: string[];

  @ApiProperty({ required: false, example: 'en', description: 'BCP 47.' })
  @MayBeAbsent()
  @IsString()
  @Matches(LANGUAGE_TAG)
  locale?: string;

  @ApiProperty({ required: false, example: '#1f5f5b' })
  @MayBeAbsent()
  @IsHexColor()
  @Matches(/^#/)
  accentColour?: string;
}

export class SiteChangeRequest extends PartialType(SiteRequest, { skipNullProperties: false }) {}

export class SiteResponse {
  @ApiProperty({ example: 'site_2p8Xb1l6S7mQ0aVn4hYx9A' }) id!: string;
  @ApiProperty({ example: 'pk_2p8Xb1l6S7mQ0aVn4hYx9A' }) publicKey!: string;
  @ApiProperty({ example: 'Our shop' }) name!: string;
  @ApiProperty({ example: ['https://shop.example'] }) allowedOrigins!: string[];
  @ApiProperty({ nullable: true, type: String }) agentId!: string | null;
  @ApiProperty({ nullable: true, type: String }) agentName!: string | null;
  @ApiProperty({ example: 'en' }) locale!: string;
  @ApiProperty({ example: '#1f5f5b' }) accentColour!: string;
  @ApiProperty({ example: '2026-11-22T10:00:00.000Z' }) createdAt!: string;
}

export class SiteConfigurationResponse implements SiteConfiguration {
  @ApiProperty({ example: 'pk_2p8Xb1l6S7mQ0aVn4hYx9A' }) siteKey!: string;
  @ApiProperty({ example: 'Example Books' }) organisationName!: string;
  @ApiProperty({ example: 'Page' }) agentName!: string;
  @ApiProperty({ example: 'en' }) locale!: string;
  @ApiProperty({ example: '#1f5f5b' }) accentColour!: string;
  @ApiProperty({ example: '2026-11-1' }) noticeVersion!: string;
}

export const asSite = ({ _id, createdAt, organisationId: _organisation, ...site }: Site): SiteResponse => ({
  id: _id,
  ...site,
  createdAt: createdAt.toISOString(),
});
