/** A visitor's right to delete their conversation, over REST. */
import { Controller, Delete, HttpCode, Param } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentPrincipal, type VisitorPrincipal } from '../accounts/accounts.contract.js';
import { Purpose } from '../privacy/purposes.contract.js';
import { VisitorChatService } from './visitor-chat.service.js';

@ApiTags('visitor')
@ApiBearerAuth()
@Controller('v1/visitor/conversations')
@Allow('visitor')
export class VisitorConversationsController {
  constructor(private readonly chat: VisitorChatService) {}

  @Delete(':id')
  @HttpCode(204)
  @Purpose('rights-and-accountability')
  @ApiOperation({ summary: 'Delete this conversation for good' })
  delete(@CurrentPrincipal() visitor: VisitorPrincipal, @Param('id') id: string): Promise<void> {
    return this.chat.delete(visitor, id);
  }
}
