/** A visitor's right of access inside the widget: one file with everything that is held about them. */
import { Controller, Get, Header } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentPrincipal, type VisitorPrincipal } from '../privacy/access.contract.js';
import { Purpose } from '../privacy/purposes.contract.js';
import { AccessCopyService, type AccessCopy } from './access-copy.service.js';

@ApiTags('visitor')
@ApiBearerAuth()
@Controller('v1/visitor/data')
@Allow('visitor')
@Purpose('rights-and-accountability')
export class VisitorDataController {
  constructor(private readonly copies: AccessCopyService) {}

  @Get()
  @Header('Content-Disposition', 'attachment; filename="my-data.json"')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'Everything held about this visitor, with purposes, retention and recipients' })
  download(@CurrentPrincipal() visitor: VisitorPrincipal): Promise<AccessCopy> {
    return this.copies.ofVisitor(visitor);
  }
}
