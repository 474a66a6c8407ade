/** Wires organisations, their members and sites, and the origin rule of the visitor's routes. */
import { Module, RequestMethod, type MiddlewareConsumer, type NestModule } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { AuditModule } from '../audit/audit.module.js';
import { PrivacyModule } from '../privacy/privacy.module.js';
import { Member, MemberSchema } from './member.schema.js';
import { MembersController } from './members.controller.js';
import { MembersRepository } from './members.repository.js';
import { MembersService } from './members.service.js';
import { Organisation, OrganisationSchema } from './organisation.schema.js';
import { OrganisationsController } from './organisations.controller.js';
import { OrganisationsService } from './organisations.service.js';
import { OriginsService } from './origins.service.js';
import { ScrubbingPoliciesService } from './scrubbing-policies.service.js';
import { ScrubbingPolicyController } from './scrubbing-policy.controller.js';
import { StoredScrubbingPolicy, ScrubbingPolicySchema } from './scrubbing-policy.schema.js';
import { SiteConfigurationController } from './site-configuration.controller.js';
import { Site, SiteSchema } from './site.schema.js';
import { SiteScrubbingPolicyController } from './site-scrubbing-policy.controller.js';
import { SitesController } from './sites.controller.js';
import { SitesRepository } from './sites.repository.js';
import { SitesService } from './sites.service.js';
import { StaffOrganisationsController } from './staff-organisations.controller.js';
import { VISITOR_ROUTES, VisitorCorsMiddleware } from './visitor-cors.middleware.js';

@Module({
  imports: [
    AuditModule,
    PrivacyModule,
    MongooseModule.forFeature([
      { name: Organisation.name, schema: OrganisationSchema },
      { name: Member.name, schema: MemberSchema },
      { name: Site.name, schema: SiteSchema },
      { name: StoredScrubbingPolicy.name, schema: ScrubbingPolicySchema },
    ]),
  ],
  controllers: [
    OrganisationsController,
    StaffOrganisationsController,
    MembersController,
    SitesController,
    SiteConfigurationController,
    ScrubbingPolicyController,
    SiteScrubbingPolicyController,
  ],
  providers: [
    OrganisationsService,
    MembersRepository,
    MembersService,
    SitesRepository,
    SitesService,
    OriginsService,
    ScrubbingPoliciesService,
  ],
  exports: [OrganisationsService, MembersService, SitesService, OriginsService, ScrubbingPoliciesService],
})
export class OrganisationsModule implements NestModule {
  configure(consumer: MiddlewareConsumer): void {
    consumer
      .apply(VisitorCorsMiddleware)
      .forRoutes(...VISITOR_ROUTES.map((path) => ({ path, method: RequestMethod.ALL })));
  }
}
