/** The register of recipients: who receives personal data, in which role and country. A recipient outside the UK and EEA stops start-up. */
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, ConfigurationError, type Config, type ModelEndpoint } from '../config.js';
import { ApplicationError } from '../platform/application-error.js';
import { PERMITTED_COUNTRIES, RECIPIENTS, type Recipient } from '../privacy/data/recipients.js';
import type { PurposeId } from '../privacy/purposes.contract.js';
import { addressFault, isLoopbackHost } from './recipient-origin.js';

/** A recipient with the one origin that calls to it may use; null where nothing is sent over the network. */
export interface RegisteredRecipient extends Recipient {
  origin: string | null;
  /** Its host may resolve to an address of this machine or of a private network. */
  mayBePrivate: boolean;
}

/** The id under which a model endpoint of the configuration is a recipient. */
export const recipientIdOf = (endpointId: string): string => `model:${endpointId}`;

@Injectable()
export class RecipientsService {
  readonly #recipients: ReadonlyMap<string, RegisteredRecipient>;

  /** Throws `ConfigurationError` on a recipient without a country, outside the UK and EEA, or with an address that may not be called. */
  constructor(@Inject(CONFIG) config: Pick<Config, 'modelEndpoints'>) {
    const faults = config.modelEndpoints.flatMap(endpointFaults);
    if (faults.length > 0) throw new ConfigurationError(`A model endpoint is not right: ${faults.join('; ')}.`);
    const all = [...RECIPIENTS.map(fromRegister), ...config.modelEndpoints.map(fromEndpoint)];
    const misplaced = all.filter(({ country }) => !PERMITTED_COUNTRIES.has(country));
    if (misplaced.length > 0) {
      const named = misplaced.map(({ id, country }) => `${id} (${country || 'no country'})`).join(', ');
      throw new ConfigurationError(
        `Personal data stays in the UK and the EEA; these recipients are not there: ${named}.`,
      );
    }
    if (new Set(all.map(({ id }) => id)).size < all.length)
      throw new ConfigurationError('Two recipients have the same id.');
    this.#recipients = new Map(all.map((recipient) => [recipient.id, recipient]));
  }

  /** Every recipient, for the notice, the record of processing and access answers. */
  all(): RegisteredRecipient[] {
    return [...this.#recipients.values()];
  }

  /** Throws `transfer_refused` for a recipient that is not registered, or not registered for this purpose. */
  getFor(recipientId: string, purpose: PurposeId): RegisteredRecipient {
    const recipient = this.#recipients.get(recipientId);
    if (!recipient) throw transferRefused('No such recipient is registered.');
    if (!recipient.purposes.includes(purpose))
      throw transferRefused('This recipient is not registered for this purpose.');
    return recipient;
  }
}

/** Throws `ConfigurationError` as the service does; for start-up, before anything is opened. */
export function checkRecipients(config: Pick<Config, 'modelEndpoints'>): void {
  new RecipientsService(config).all();
}

export const transferRefused = (reason: string): ApplicationError =>
  new ApplicationError('transfer_refused', `Nothing was sent. ${reason}`);

function fromRegister(recipient: Recipient): RegisteredRecipient {
  return { ...recipient, origin: recipient.host === null ? null : `https://${recipient.host}`, mayBePrivate: false };
}

function fromEndpoint(endpoint: ModelEndpoint): RegisteredRecipient {
  const url = new URL(endpoint.baseUrl);
  return {
    id: recipientIdOf(endpoint.id),
    name: endpoint.name,
    role: 'processor',
    country: endpoint.country,
    categories: ['conversation'],
    purposes: ['answer-visitor'],
    basis:
      'contract with the processor; only scrubbed text is sent, and only while an agent of an organisation uses it',
    host: url.host,
    origin: url.origin,
    mayBePrivate: isLoopbackHost(url.hostname) || endpoint.isPrivateNetwork === true,
  };
}

/** The configuration is an operator's JSON: nothing about its shape is taken for granted. */
function endpointFaults(endpoint: ModelEndpoint, index: number): string[] {
  const name = typeof endpoint?.id === 'string' && /^[a-z0-9][a-z0-9-]{0,39}$/.test(endpoint.id) ? endpoint.id : null;
  if (name === null) return [`number ${index + 1} needs an id of 1 to 40 characters a–z 0–9 -`];
  const faults = (['name', 'baseUrl', 'model'] as const)
    .filter((field) => typeof endpoint[field] !== 'string' || endpoint[field].trim() === '')
    .map((field) => `${name} needs ${field}`);
  if (typeof endpoint.country !== 'string' || !/^[A-Z]{2}$/.test(endpoint.country)) {
    faults.push(`${name} needs the country where it processes, as two letters of ISO 3166-1`);
  }
  const address =
    typeof endpoint.baseUrl === 'string' ? addressFault(endpoint.baseUrl, endpoint.isPrivateNetwork === true) : null;
  return address === null ? faults : [...faults, `${name}: ${address}`];
}
