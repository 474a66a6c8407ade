/** Wires consent: notices and their acceptance. */
import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { PrivacyModule } from '../privacy/privacy.module.js';
import { NoticeAcceptance, NoticeAcceptanceSchema } from './notice-acceptance.schema.js';
import { NoticesController } from './notices.controller.js';
import { NoticesService } from './notices.service.js';

@Module({
  imports: [
    PrivacyModule,
    OrganisationsModule,
    MongooseModule.forFeature([{ name: NoticeAcceptance.name, schema: NoticeAcceptanceSchema }]),
  ],
  controllers: [NoticesController],
  providers: [NoticesService],
  exports: [NoticesService],
})
export class ConsentModule {}
