/** Wires the identity vault: a second database on a connection of its own, injected into this folder alone. */
import { Module, type DynamicModule } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { AuditModule } from '../audit/audit.module.js';
import { AccountAddressesService } from './account-addresses.service.js';
import { IdentityService } from './identity.service.js';
import { VaultAccount, VaultAccountSchema } from './vault-account.schema.js';
import { VAULT } from './vault-connection.js';
import { VaultKey, VaultKeySchema } from './vault-key.schema.js';
import { VaultKeysService } from './vault-keys.service.js';
import { VaultSubject, VaultSubjectSchema } from './vault-subject.schema.js';
import { VisitorContactController } from './visitor-contact.controller.js';

@Module({})
export class IdentityModule {
  /** Import it once with the vault's address; it is global, since accounts and rights work ask it who somebody is. */
  static forRoot(vaultUri: string): DynamicModule {
    return {
      module: IdentityModule,
      global: true,
      imports: [
        AuditModule,
        MongooseModule.forRoot(vaultUri, { connectionName: VAULT, serverSelectionTimeoutMS: 10_000 }),
        MongooseModule.forFeature(
          [
            { name: VaultKey.name, schema: VaultKeySchema },
            { name: VaultAccount.name, schema: VaultAccountSchema },
            { name: VaultSubject.name, schema: VaultSubjectSchema },
          ],
          VAULT,
        ),
      ],
      controllers: [VisitorContactController],
      providers: [VaultKeysService, AccountAddressesService, IdentityService],
      exports: [IdentityService],
    };
  }
}
