/** Wires accounts: sign-in, sessions of members, staff and visitors, invitations, and the guard of every route. */
import { Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { MongooseModule } from '@nestjs/mongoose';
import { AuditModule } from '../audit/audit.module.js';
import { CONFIG, type Config } from '../config.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { AccessCheckService } from './access-check.service.js';
import { AccessGuard } from './access.guard.js';
import { AccessTokens } from './access-tokens.js';
import { AccountPasswordsService } from './account-passwords.service.js';
import { AccountSessionsService } from './account-sessions.service.js';
import { AccountsService } from './accounts.service.js';
import { AccountsUpkeepService } from './accounts-upkeep.service.js';
import { AuthenticationService } from './authentication.service.js';
import { Credential, CredentialSchema } from './credential.schema.js';
import { CredentialsRepository } from './credentials.repository.js';
import { EnrolmentsService } from './enrolments.service.js';
import { Invitation, InvitationSchema } from './invitation.schema.js';
import { InvitationsController } from './invitations.controller.js';
import { InvitationsRepository } from './invitations.repository.js';
import { InvitationsService } from './invitations.service.js';
import { PasswordGuard } from './password.guard.js';
import { PasswordsService } from './passwords.service.js';
import { Session, SessionSchema } from './session.schema.js';
import { SessionsController } from './sessions.controller.js';
import { SessionsService } from './sessions.service.js';
import { SignInService } from './sign-in.service.js';
import { StaffAccount, StaffAccountSchema } from './staff-account.schema.js';
import { StaffAccountsRepository } from './staff-accounts.repository.js';
import { StaffController } from './staff.controller.js';
import { StaffService } from './staff.service.js';
import { TwoStepController } from './two-step.controller.js';
import { TwoStepService } from './two-step.service.js';
import { VisitorKey, VisitorKeySchema } from './visitor-key.schema.js';
import { VisitorKeysRepository } from './visitor-keys.repository.js';
import { VisitorSessionsController } from './visitor-sessions.controller.js';
import { VisitorSessionsService } from './visitor-sessions.service.js';

const ISSUER = 'engage-smarter';

@Module({
  imports: [
    AuditModule,
    OrganisationsModule,
    DiscoveryModule,
    MongooseModule.forFeature([
      { name: Credential.name, schema: CredentialSchema },
      { name: Session.name, schema: SessionSchema },
      { name: StaffAccount.name, schema: StaffAccountSchema },
      { name: Invitation.name, schema: InvitationSchema },
      { name: VisitorKey.name, schema: VisitorKeySchema },
    ]),
  ],
  controllers: [
    SessionsController,
    VisitorSessionsController,
    InvitationsController,
    StaffController,
    TwoStepController,
  ],
  providers: [
    {
      provide: AccessTokens,
      inject: [CONFIG],
      useFactory: ({ secrets, publicUrl }: Config) => new AccessTokens(secrets.tokenKey, publicUrl ?? ISSUER),
    },
    { provide: APP_GUARD, useClass: AccessGuard },
    AccessCheckService,
    AccountPasswordsService,
    AccountSessionsService,
    AccountsService,
    AccountsUpkeepService,
    AuthenticationService,
    CredentialsRepository,
    EnrolmentsService,
    InvitationsRepository,
    InvitationsService,
    PasswordsService,
    PasswordGuard,
    SessionsService,
    SignInService,
    StaffAccountsRepository,
    StaffService,
    TwoStepService,
    VisitorKeysRepository,
    VisitorSessionsService,
  ],
  exports: [AuthenticationService, EnrolmentsService, VisitorSessionsService],
})
export class AccountsModule {}
