/** Serves the notice in force to a site's page. */
import { Controller, Get, Query, Req } from '@nestjs/common';
import { ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsString, Matches, MaxLength } from 'class-validator';
import type { Request } from 'express';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { OriginsService } from '../organisations/origins.service.js';
import { MayBeAbsent } from '../platform/field-rules.js';
import { Allow } from '../privacy/access.contract.js';
import { Purpose } from '../privacy/purposes.contract.js';
import type { ServedNotice } from './notices.contract.js';
import { NoticesService } from './notices.service.js';

export class CurrentNoticeDto {
  @ApiProperty({ example: 'pk_…' })
  @IsString()
  @MaxLength(64)
  siteKey!: string;

  @ApiProperty({ required: false, default: 'en', description: 'BCP 47; the closest translation is served.' })
  @MayBeAbsent()
  @Matches(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/)
  language?: string;
}

@ApiTags('visitor')
@Controller('v1/notices')
@Allow('anyone')
@Purpose('rights-and-accountability')
export class NoticesController {
  constructor(
    private readonly notices: NoticesService,
    private readonly organisations: OrganisationsService,
    private readonly origins: OriginsService,
  ) {}

  @Get('current')
  @ApiOperation({ summary: 'The text to show before the first message, with the token that proves it was served' })
  async current(
    @Query() { siteKey, language = 'en' }: CurrentNoticeDto,
    @Req() request: Request,
  ): Promise<ServedNotice> {
    const { organisationId } = await this.origins.require(siteKey, request);
    const { name } = await this.organisations.get(organisationId);
    return this.notices.serve(siteKey, name, language);
  }
}
