/** Routes of disclosures: the public list of recipients, and the log of outbound calls for staff. */
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Clock } from '../platform/clock.js';
import { Allow } from '../privacy/access.contract.js';
import { Purpose } from '../privacy/purposes.contract.js';
import { EgressPage, EgressPageQuery, RecipientView, egressEntryView, recipientView } from './disclosures.dto.js';
import { EgressLogRepository } from './egress-log.repository.js';
import { RecipientsService } from './recipients.service.js';

@ApiTags('disclosures')
@Controller('v1')
export class DisclosuresController {
  constructor(
    private readonly recipients: RecipientsService,
    private readonly log: EgressLogRepository,
    private readonly clock: Clock,
  ) {}

  @Get('recipients')
  @Allow('anyone')
  @Purpose('rights-and-accountability')
  @ApiOperation({ summary: 'Who receives personal data, in which role and country' })
  @ApiOkResponse({ type: [RecipientView] })
  listRecipients(): RecipientView[] {
    return this.recipients.all().map(recipientView);
  }

  @Get('staff/egress')
  @Allow('staff', 'administrator', 'privacy-officer')
  @Purpose('platform-protection')
  @ApiOperation({ summary: 'Outbound calls, newest first; identifiers and sizes, never content' })
  @ApiOkResponse({ type: EgressPage })
  async listEgress(@Query() query: EgressPageQuery): Promise<EgressPage> {
    const limit = query.limit ?? 50;
    const before = query.before ? new Date(query.before) : new Date(this.clock.timestamp() + 1);
    const entries = await this.log.findBefore(before, limit);
    const last = entries.at(-1);
    return {
      entries: entries.map(egressEntryView),
      next: entries.length === limit && last ? last.at.toISOString() : null,
    };
  }
}
