/** A visitor's address for a later answer: a field of its own that goes into the vault and never into the chat. */
import { Body, Controller, Delete, HttpCode, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiDefaultResponse, ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApplicationError } from '../platform/application-error.js';
import { ProblemDetailsDocument } from '../platform/documents.js';
import { Allow, CurrentPrincipal, type VisitorPrincipal } from '../privacy/access.contract.js';
import { Purpose } from '../privacy/purposes.contract.js';
import { IdentityService } from './identity.service.js';
import { VisitorContactRequest } from './visitor-contact.dto.js';

@ApiTags('visitor')
@ApiBearerAuth()
@ApiDefaultResponse({ type: ProblemDetailsDocument })
@Purpose('answer-visitor')
@Controller('v1/visitor/contact')
export class VisitorContactController {
  constructor(private readonly identity: IdentityService) {}

  @Put()
  @Allow('visitor')
  @HttpCode(204)
  @ApiOperation({ summary: 'Leave an address for a later answer' })
  @ApiNoContentResponse()
  async put(@CurrentPrincipal() visitor: VisitorPrincipal, @Body() contact: VisitorContactRequest): Promise<void> {
    if (!visitor.isRemembered)
      throw new ApplicationError('notice_required', 'Please read and accept the privacy notice first.');
    await this.identity.putContact(visitor, contact);
  }

  @Delete()
  @Allow('visitor')
  @HttpCode(204)
  @ApiOperation({ summary: 'Remove the address' })
  @ApiNoContentResponse()
  async remove(@CurrentPrincipal() visitor: VisitorPrincipal): Promise<void> {
    await this.identity.removeContact(visitor);
  }
}
