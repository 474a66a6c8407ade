/** Wires the register: its checks at start-up, the purpose guard, and the walk of the data map. */
import { Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { NoticeReleasesService } from './notice-releases.service.js';
import { PurposeGuard } from './purpose.guard.js';
import { StartUpCheckService } from './start-up-check.service.js';
import { SubjectDataService } from './subject-data.service.js';

@Module({
  imports: [DiscoveryModule],
  providers: [
    StartUpCheckService,
    SubjectDataService,
    NoticeReleasesService,
    { provide: APP_GUARD, useClass: PurposeGuard },
  ],
  exports: [StartUpCheckService, SubjectDataService, NoticeReleasesService],
})
export class PrivacyModule {}
