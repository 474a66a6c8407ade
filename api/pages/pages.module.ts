/** Wires the server's own pages and its health. */
import { Module } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { DemonstrationModule } from '../demonstration/demonstration.module.js';
import { DisclosuresModule } from '../disclosures/disclosures.module.js';
import { HealthController } from './health.controller.js';
import { PagesController } from './pages.controller.js';

@Module({
  imports: [TerminusModule.forRoot({ logger: false }), DemonstrationModule, DisclosuresModule],
  controllers: [HealthController, PagesController],
})
export class PagesModule {}
