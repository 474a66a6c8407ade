/** Wires disclosures: the register of recipients, the egress gateway and its log. */
import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { DisclosuresController } from './disclosures.controller.js';
import { EgressEntry, EgressEntrySchema } from './egress-entry.schema.js';
import { EgressGateway } from './egress-gateway.service.js';
import { EgressLogRepository } from './egress-log.repository.js';
import { RecipientsService } from './recipients.service.js';

@Module({
  imports: [MongooseModule.forFeature([{ name: EgressEntry.name, schema: EgressEntrySchema }])],
  controllers: [DisclosuresController],
  providers: [RecipientsService, EgressLogRepository, EgressGateway],
  exports: [RecipientsService, EgressGateway],
})
export class DisclosuresModule {}
