/** The ground floor: configuration, clock, events, rate limits, jobs. Global, because every module stands on it. */
import { Global, Module, type DynamicModule } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { CONFIG, type Config } from '../config.js';
import { Clock } from './clock.js';
import { EventBus } from './event-bus.js';
import { JobsService } from './jobs.service.js';
import { RateLimiter } from './rate-limiter.js';
import { PlatformMeta, PlatformMetaSchema } from './schema-version.schema.js';
import { SchemaVersionService } from './schema-version.service.js';

@Global()
@Module({})
export class PlatformModule {
  static forRoot(config: Config, clock: Clock): DynamicModule {
    return {
      module: PlatformModule,
      imports: [MongooseModule.forFeature([{ name: PlatformMeta.name, schema: PlatformMetaSchema }])],
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: Clock, useValue: clock },
        EventBus,
        RateLimiter,
        JobsService,
        SchemaVersionService,
      ],
      exports: [CONFIG, Clock, EventBus, RateLimiter, JobsService],
    };
  }
}
