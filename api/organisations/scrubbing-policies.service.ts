/** What each organisation decided about scrubbing: kept, checked, and at hand for every message. */
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { AuditService, type AuditRecord } from '../audit/audit.service.js';
import { Clock } from '../platform/clock.js';
import type { ScrubbingPolicy } from '../scrubbing/scrubbing-policy.contract.js';
import { DEFAULT_POLICY, ScrubbingService } from '../scrubbing/scrubbing.service.js';
import { StoredScrubbingPolicy } from './scrubbing-policy.schema.js';

/** For how long a policy is believed without asking; another node's change takes this long. Milliseconds. */
const REMEMBERED_MS = 5_000;
const MOST_REMEMBERED = 10_000;
const scrubbing = new ScrubbingService();

@Injectable()
export class ScrubbingPoliciesService {
  /** The same object for as long as it is remembered: its patterns are compiled once for each object. */
  readonly #known = new Map<string, { policy: ScrubbingPolicy; until: number }>();

  constructor(
    @InjectModel(StoredScrubbingPolicy.name) private readonly policies: Model<StoredScrubbingPolicy>,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** The organisation's policy, or the default where it decided nothing. */
  async of(organisationId: string): Promise<ScrubbingPolicy> {
    const known = this.#known.get(organisationId);
    if (known && known.until > this.clock.timestamp()) return known.policy;
    const stored = await this.policies.findById(organisationId).lean<StoredScrubbingPolicy>().exec();
    return this.#remember(organisationId, stored ? fromStored(stored) : DEFAULT_POLICY);
  }

  /** Throws `validation`, with words for whoever wrote it, where the policy cannot be applied. */
  async set(organisationId: string, given: ScrubbingPolicy, actor: AuditRecord['actor']): Promise<ScrubbingPolicy> {
    const policy: ScrubbingPolicy = { ...given, placeholders: given.placeholders ?? 'plain' };
    scrubbing.check(policy);
    const { _id, ...stored } = toStored(organisationId, policy, this.clock.now());
    await this.policies.updateOne({ _id }, { $set: stored }, { upsert: true });
    this.#remember(organisationId, policy);
    const { types, special, allowed, exempt, patterns } = stored;
    await this.audit.record({
      action: 'scrubbing-policy.changed',
      actor,
      organisationId,
      target: { kind: 'organisation', id: organisationId },
      purpose: 'answer-visitor',
      counts: {
        types: types.length,
        special: special.length,
        allowed: allowed.length,
        exempt: exempt.length,
        patterns: patterns.length,
      },
    });
    return policy;
  }

  #remember(organisationId: string, policy: ScrubbingPolicy): ScrubbingPolicy {
    if (this.#known.size >= MOST_REMEMBERED) this.#known.clear();
    this.#known.set(organisationId, { policy, until: this.clock.timestamp() + REMEMBERED_MS });
    return policy;
  }
}

type Rules = Pick<StoredScrubbingPolicy, 'types' | 'special'>;

function toStored(_id: string, policy: ScrubbingPolicy, changedAt: Date): StoredScrubbingPolicy {
  const { placeholders = 'plain', types = {}, special = {}, allowed = [], exempt = [], patterns = [] } = policy;
  const rules = {
    types: Object.entries(types).map(([type, action]) => ({ type, action })),
    special: Object.entries(special).map(([category, action]) => ({ category, action })),
  } as Rules;
  return {
    _id,
    placeholders,
    ...rules,
    allowed: [...allowed],
    exempt: exempt.map(({ name, pattern }) => ({ name, pattern })),
    patterns: patterns.map(({ name, pattern, type }) => ({ name, pattern, ...(type ? { type } : {}) })),
    changedAt,
  };
}

function fromStored({
  placeholders,
  types,
  special,
  allowed,
  exempt,
  patterns,
}: StoredScrubbingPolicy): ScrubbingPolicy {
  return {
    placeholders,
    types: Object.fromEntries(types.map(({ type, action }) => [type, action])),
    special: Object.fromEntries(special.map(({ category, action }) => [category, action])),
    allowed,
    exempt,
    patterns,
  };
}
