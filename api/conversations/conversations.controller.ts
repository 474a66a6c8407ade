/** The organisation's conversations over REST, for members. */
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentPrincipal, type MemberPrincipal } from '../accounts/accounts.contract.js';
import { Purpose } from '../privacy/purposes.contract.js';
import type { Conversation, Message } from './conversations.contract.js';
import { AssignDto, HoldDto, ListDto, ResumeDto, SendMessageDto } from './conversations.dto.js';
import { InboxService } from './inbox.service.js';
import { VisitorContactsService } from './visitor-contacts.service.js';

@ApiTags('conversations')
@ApiBearerAuth()
@Controller('v1/conversations')
@Allow('member')
@Purpose('share-in-organisation')
export class ConversationsController {
  constructor(
    private readonly inbox: InboxService,
    private readonly contacts: VisitorContactsService,
  ) {}

  @Get()
  @ApiOperation({ summary: 'A page of the organisation’s conversations, newest first' })
  list(
    @CurrentPrincipal() member: MemberPrincipal,
    @Query() { before, limit }: ListDto,
  ): Promise<{ conversations: Conversation[]; next: string | null }> {
    return this.inbox.list(member, before, limit);
  }

  @Get(':id')
  @ApiOperation({ summary: 'One conversation' })
  get(@CurrentPrincipal() member: MemberPrincipal, @Param('id') id: string): Promise<Conversation> {
    return this.inbox.get(member, id);
  }

  @Get(':id/messages')
  @ApiOperation({ summary: 'Messages after a sequence, in order, 200 at the most' })
  async messages(
    @CurrentPrincipal() member: MemberPrincipal,
    @Param('id') id: string,
    @Query() { afterSequence = 0 }: ResumeDto,
  ): Promise<{ messages: Message[] }> {
    const { messages } = await this.inbox.resume(member, id, afterSequence, async () => undefined);
    return { messages };
  }

  @Post(':id/messages')
  @ApiOperation({ summary: 'Answer as a person; the agent falls silent' })
  reply(
    @CurrentPrincipal() member: MemberPrincipal,
    @Param('id') id: string,
    @Body() body: SendMessageDto,
  ): Promise<{ message: Message }> {
    return this.inbox.reply(member, id, body);
  }

  @Put(':id/assignment')
  @ApiOperation({ summary: 'Take over as a person, or hand back to the agent' })
  assign(
    @CurrentPrincipal() member: MemberPrincipal,
    @Param('id') id: string,
    @Body() { to }: AssignDto,
  ): Promise<Conversation> {
    return this.inbox.assign(member, id, to);
  }

  @Put(':id/hold')
  @Purpose('rights-and-accountability')
  @ApiOperation({ summary: 'Hold: the conversation cannot be deleted until the hold is lifted' })
  hold(
    @CurrentPrincipal() member: MemberPrincipal,
    @Param('id') id: string,
    @Body() { reason }: HoldDto,
  ): Promise<Conversation> {
    return this.inbox.hold(member, id, reason);
  }

  @Delete(':id/hold')
  @HttpCode(200)
  @Purpose('rights-and-accountability')
  @ApiOperation({ summary: 'Lift the hold' })
  lift(@CurrentPrincipal() member: MemberPrincipal, @Param('id') id: string): Promise<Conversation> {
    return this.inbox.hold(member, id, null);
  }

  @Post(':id/contact')
  @HttpCode(200)
  @Purpose('answer-visitor')
  @ApiOperation({ summary: 'The address that the visitor left for a later answer; each look is audited' })
  contact(@CurrentPrincipal() member: MemberPrincipal, @Param('id') id: string): Promise<{ email: string }> {
    return this.contacts.reveal(member, id);
  }
}
