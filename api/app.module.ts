/** Table of contents: every module of the platform, from the ground floor up. */
import { Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { MongooseModule } from '@nestjs/mongoose';
import { ThrottlerGuard, ThrottlerModule } from '@nestjs/throttler';
import { AccountsModule } from './accounts/accounts.module.js';
import { AgentsModule } from './agents/agents.module.js';
import { AuditModule } from './audit/audit.module.js';
import { ConsentModule } from './consent/consent.module.js';
import { ConversationsModule } from './conversations/conversations.module.js';
import { DemonstrationModule } from './demonstration/demonstration.module.js';
import { DisclosuresModule } from './disclosures/disclosures.module.js';
import { DsarsModule } from './dsars/dsars.module.js';
import { IdentityModule } from './identity/identity.module.js';
import { OrganisationsModule } from './organisations/organisations.module.js';
import { PagesModule } from './pages/pages.module.js';
import type { Ground } from './ground.js';
import { PlatformModule } from './platform/platform.module.js';
import { PrivacyModule } from './privacy/privacy.module.js';

@Module({})
export class AppModule {
  static forRoot({ config, clock, database }: Ground): DynamicModule {
    const { perMinute } = config.limits.requests;
    return {
      module: AppModule,
      imports: [
        ThrottlerModule.forRoot([{ ttl: 60_000, limit: perMinute }]),
        MongooseModule.forRoot(database.mainUri, { autoIndex: true, serverSelectionTimeoutMS: 10_000 }),
        PlatformModule.forRoot(config, clock),
        PrivacyModule,
        AuditModule,
        IdentityModule.forRoot(database.vaultUri),
        OrganisationsModule,
        AccountsModule,
        ConsentModule,
        DisclosuresModule,
        AgentsModule,
        ConversationsModule,
        DsarsModule,
        DemonstrationModule,
        PagesModule,
      ],
      providers: [{ provide: APP_GUARD, useClass: ThrottlerGuard }],
    };
  }
}
