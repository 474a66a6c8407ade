/** The model endpoints of the configuration, as members may choose them. */
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config, type ModelEndpoint } from '../config.js';
import { ApplicationError } from '../platform/application-error.js';

@Injectable()
export class ModelEndpointsService {
  readonly #endpoints: ReadonlyMap<string, ModelEndpoint>;

  constructor(@Inject(CONFIG) config: Pick<Config, 'modelEndpoints'>) {
    this.#endpoints = new Map(config.modelEndpoints.map((endpoint) => [endpoint.id, endpoint]));
  }

  all(): ModelEndpoint[] {
    return [...this.#endpoints.values()];
  }

  has(endpointId: string): boolean {
    return this.#endpoints.has(endpointId);
  }

  /** Throws `agent_unavailable` where the operator has taken the endpoint out of the configuration. */
  get(endpointId: string | null): ModelEndpoint {
    const endpoint = endpointId === null ? undefined : this.#endpoints.get(endpointId);
    if (!endpoint) {
      throw new ApplicationError(
        'agent_unavailable',
        'This agent’s model is not available any more. Please ask for a person.',
      );
    }
    return endpoint;
  }
}
