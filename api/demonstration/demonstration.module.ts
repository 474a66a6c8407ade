/** Wires the demonstration of the first start. */
import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { AgentsModule } from '../agents/agents.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { DemonstrationService } from './demonstration.service.js';

@Module({
  imports: [OrganisationsModule, AccountsModule, AgentsModule],
  providers: [DemonstrationService],
  exports: [DemonstrationService],
})
export class DemonstrationModule {}
