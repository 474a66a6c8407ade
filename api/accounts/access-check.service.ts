/** Refuses to start while any REST route does not say whom it lets in. */
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { accessRulesOf } from '../privacy/access.contract.js';
import { RegisterError } from '../privacy/start-up-check.service.js';

const PATH_METADATA = 'path';

@Injectable()
export class AccessCheckService implements OnApplicationBootstrap {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  onApplicationBootstrap(): void {
    const closed = this.discovery.getControllers().flatMap(({ instance, metatype }) => {
      if (!instance || !metatype) return [];
      const prototype = Object.getPrototypeOf(instance) as Record<string, object>;
      return this.scanner
        .getAllMethodNames(prototype)
        .filter((name) => Reflect.hasMetadata(PATH_METADATA, prototype[name]!))
        .filter((name) => accessRulesOf(prototype[name]!, metatype).length === 0)
        .map((name) => `${metatype.name}.${name} lets nobody in: say whom with @Allow`);
    });
    if (closed.length > 0) throw new RegisterError(`routes without access rules:\n- ${closed.join('\n- ')}`);
  }
}
