/** Checks a policy against the vocabulary and its limits, and compiles its patterns. */
import { SafePattern } from './safe-pattern.js';
import { PII_TYPES, SPECIAL_CATEGORIES, type PiiType } from './scrubbing.contract.js';
import { PII_ACTIONS, PLACEHOLDER_FORMS, SPECIAL_ACTIONS, type ScrubbingPolicy } from './scrubbing-policy.contract.js';

/** Bounds on a policy, so that it cannot make scrubbing slow. */
export const POLICY_LIMITS = { patterns: 20, allowed: 100, allowedLength: 120, nameLength: 60 } as const;

/** A policy that cannot be applied. The message is meant for the person who wrote the policy; it never holds a value of theirs. */
export class PolicyError extends Error {
  override name = 'PolicyError';
}

/** Never left in, whatever a policy says: a card number is never stored (C21), nor is a secret. */
export const NEVER_ALLOWED: readonly PiiType[] = ['CARD', 'SECRET'];

export interface CompiledPolicy {
  allowed: ReadonlySet<string>;
  exempt: readonly SafePattern[];
  patterns: readonly { matcher: SafePattern; type: PiiType }[];
}

const compiled = new WeakMap<ScrubbingPolicy, CompiledPolicy>();

/** Case, blanks and punctuation make no difference to an allowed value. */
export function canonical(value: string): string {
  return value
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}@]/gu, '');
}

function checkActions(policy: ScrubbingPolicy): void {
  if (policy.placeholders !== undefined && !PLACEHOLDER_FORMS.includes(policy.placeholders))
    throw new PolicyError(`Placeholders can be ${PLACEHOLDER_FORMS.join(', ')}.`);
  for (const [type, action] of Object.entries(policy.types ?? {})) {
    if (!PII_TYPES.some((known) => known === type)) throw new PolicyError(`There is no type "${type}".`);
    if (!PII_ACTIONS.some((known) => known === action))
      throw new PolicyError(`${type} can be ${PII_ACTIONS.join(', ')}.`);
    if (action === 'allow' && NEVER_ALLOWED.some((never) => never === type))
      throw new PolicyError(`${type} cannot be allowed.`);
  }
  for (const [category, action] of Object.entries(policy.special ?? {})) {
    if (!SPECIAL_CATEGORIES.some((known) => known === category))
      throw new PolicyError(`There is no category "${category}".`);
    if (!SPECIAL_ACTIONS.some((known) => known === action))
      throw new PolicyError(`${category} can be ${SPECIAL_ACTIONS.join(', ')}.`);
  }
}

/** Checks and compiles a policy, once for each object: treat a policy as unchangeable. Throws `PolicyError` or `PatternError`. */
export function compilePolicy(policy: ScrubbingPolicy): CompiledPolicy {
  const known = compiled.get(policy);
  if (known) return known;
  checkActions(policy);
  const { allowed = [], exempt = [], patterns = [] } = policy;
  if (exempt.length + patterns.length > POLICY_LIMITS.patterns)
    throw new PolicyError(`No more than ${POLICY_LIMITS.patterns} patterns.`);
  if (allowed.length > POLICY_LIMITS.allowed)
    throw new PolicyError(`No more than ${POLICY_LIMITS.allowed} allowed values.`);
  for (const { name } of [...exempt, ...patterns]) {
    if (name.length === 0 || name.length > POLICY_LIMITS.nameLength)
      throw new PolicyError(`A pattern needs a name of at most ${POLICY_LIMITS.nameLength} characters.`);
  }
  for (const value of allowed) {
    if (canonical(value).length < 3 || value.length > POLICY_LIMITS.allowedLength) {
      throw new PolicyError(
        `An allowed value has at least 3 letters or digits and at most ${POLICY_LIMITS.allowedLength} characters.`,
      );
    }
  }
  const result: CompiledPolicy = {
    allowed: new Set(allowed.map(canonical)),
    exempt: exempt.map(({ pattern }) => new SafePattern(pattern)),
    patterns: patterns.map(({ pattern, type }) => ({ matcher: new SafePattern(pattern), type: type ?? 'OTHER_ID' })),
  };
  compiled.set(policy, result);
  return result;
}
