/** Wires data subjects' rights: the access copy in the widget. */
import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { DisclosuresModule } from '../disclosures/disclosures.module.js';
import { PrivacyModule } from '../privacy/privacy.module.js';
import { AccessCopyService } from './access-copy.service.js';
import { VisitorDataController } from './visitor-data.controller.js';

@Module({
  imports: [PrivacyModule, AuditModule, DisclosuresModule],
  controllers: [VisitorDataController],
  providers: [AccessCopyService],
})
export class DsarsModule {}
