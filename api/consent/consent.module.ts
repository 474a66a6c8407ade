/** Wires consent: notices and their acceptance. */
import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { PrivacyModule } from '../privacy/privacy.module.js';
import { NoticeAcceptance, NoticeAcceptanceSchema } from './notice-acceptance.schema.js';
import { NoticesService } from './notices.service.js';

@Module({
  imports: [PrivacyModule, MongooseModule.forFeature([{ name: NoticeAcceptance.name, schema: NoticeAcceptanceSchema }])],
  providers: [NoticesService],
  exports: [NoticesService],
})
export class ConsentModule {}
