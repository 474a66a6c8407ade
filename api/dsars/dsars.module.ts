/** Wires data subjects' rights: the access copy in the widget, requests about rights, complaints. */
import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { AuditModule } from '../audit/audit.module.js';
import { DisclosuresModule } from '../disclosures/disclosures.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { PrivacyModule } from '../privacy/privacy.module.js';
import { ScrubbingService } from '../scrubbing/scrubbing.service.js';
import { AccessCopyService } from './access-copy.service.js';
import { Complaint, ComplaintSchema } from './complaint.schema.js';
import { ComplaintsController } from './complaints.controller.js';
import { ComplaintsRepository } from './complaints.repository.js';
import { ComplaintsService } from './complaints.service.js';
import { RequestIntakeService } from './request-intake.service.js';
import { RightsRequest, RightsRequestSchema } from './rights-request.schema.js';
import { RightsRequestsRepository } from './rights-requests.repository.js';
import { RightsRequestsService } from './rights-requests.service.js';
import { StaffComplaintsController } from './staff-complaints.controller.js';
import { StaffRequestsController } from './staff-requests.controller.js';
import { VisitorDataController } from './visitor-data.controller.js';
import { VisitorRequestsController } from './visitor-requests.controller.js';

@Module({
  imports: [
    MongooseModule.forFeature([
      { name: RightsRequest.name, schema: RightsRequestSchema },
      { name: Complaint.name, schema: ComplaintSchema },
    ]),
    PrivacyModule,
    AuditModule,
    OrganisationsModule,
    DisclosuresModule,
  ],
  controllers: [
    VisitorDataController,
    VisitorRequestsController,
    StaffRequestsController,
    ComplaintsController,
    StaffComplaintsController,
  ],
  providers: [
    ScrubbingService,
    AccessCopyService,
    RightsRequestsRepository,
    RightsRequestsService,
    RequestIntakeService,
    ComplaintsRepository,
    ComplaintsService,
  ],
})
export class DsarsModule {}
