/** Holds the running application to the register: collects its models, routes, socket events and jobs, and refuses to start on a fault. */
import { Injectable, Logger, RequestMethod, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import type { Model } from 'mongoose';
import { Clock } from '../platform/clock.js';
import { JobsService } from '../platform/jobs.service.js';
import { socketEventsOf } from '../platform/socket-edge.js';
import { DATA_MAP } from './data/data-map.js';
import { PURPOSES } from './data/purposes.js';
import { RECIPIENTS } from './data/recipients.js';
import { purposeOf, type PurposeId } from './purposes.contract.js';
import {
  assessmentFaults,
  mappingFaults,
  purposeFaults,
  recipientFaults,
  registerFaults,
  type Handler,
  type StoredModel,
} from './register-check.js';

const PATH_METADATA = 'path';
const METHOD_METADATA = 'method';

/** Start-up was refused; the message lists every fault. */
export class RegisterError extends Error {}

@Injectable()
export class StartUpCheckService implements OnApplicationBootstrap {
  readonly #logger = new Logger('Register');

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly jobs: JobsService,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    const faults = [
      ...mappingFaults(this.models(), DATA_MAP),
      ...purposeFaults([...this.routes(), ...this.socketEvents(), ...this.scheduledJobs()]),
      ...registerFaults(DATA_MAP, PURPOSES),
      ...recipientFaults(RECIPIENTS),
    ];
    if (faults.length > 0)
      throw new RegisterError(`the register does not cover what the code does:\n- ${faults.join('\n- ')}`);
    for (const overdue of assessmentFaults(PURPOSES, this.clock.now())) this.#logger.warn(overdue);
  }

  /** Every mongoose model that any module registered, on whichever connection. */
  models(): StoredModel[] {
    const instances: unknown[] = this.discovery.getProviders().map((wrapper) => wrapper.instance);
    const models = instances.filter(isModel).map((model) => [model.collection.collectionName, model] as const);
    return [...new Map(models)].map(([collection, model]) => ({ collection, schema: model.schema }));
  }

  /** Every REST route with its purpose. */
  routes(): Handler[] {
    return this.discovery.getControllers().flatMap(({ instance, metatype }) => {
      if (!instance || !metatype) return [];
      const prototype = Object.getPrototypeOf(instance) as Record<string, object>;
      return this.scanner.getAllMethodNames(prototype).flatMap((name) => {
        const handler = prototype[name]!;
        const path: unknown = Reflect.getMetadata(PATH_METADATA, handler);
        if (path === undefined) return [];
        const verb = RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as number];
        return [{ place: `${verb} ${metatype.name}.${name}`, purpose: purposeOf(handler, metatype) }];
      });
    });
  }

  /** Every socket event with its purpose. */
  socketEvents(): Handler[] {
    return this.discovery.getProviders().flatMap(({ instance }) => {
      if (typeof instance !== 'object' || instance === null) return [];
      const prototype = Object.getPrototypeOf(instance) as Record<string, object> | null;
      if (!prototype) return [];
      return socketEventsOf(prototype).map(({ event, method }) => ({
        place: `${prototype.constructor.name} ${event}`,
        purpose: purposeOf(prototype[method]!, prototype.constructor),
      }));
    });
  }

  scheduledJobs(): Handler[] {
    return this.jobs.declared.map(({ name, purpose }) => ({ place: `job ${name}`, purpose: purpose as PurposeId }));
  }
}

function isModel(instance: unknown): instance is Model<unknown> {
  return typeof instance === 'function' && 'schema' in instance && 'modelName' in instance && 'collection' in instance;
}
