/** How much of each thing may be asked for: the usual rates, and what an operator sets instead. */
import { ConfigurationError } from './configuration-error.js';
import type { RateLimit } from './rate-limiter.js';

export interface Limits {
  /** `message:send` for each visitor. */
  messages: RateLimit;
  /** Any socket event, for each connection. */
  events: RateLimit;
  /** Messages for each site, all visitors together. */
  siteMessages: RateLimit;
  /** New visitor sessions for each address. */
  visitorSessions: RateLimit;
  /** Sign-in attempts for each account and each address. */
  signIns: RateLimit;
  /** REST requests for each address; only `perMinute` counts. */
  requests: RateLimit;
}

export const USUAL_LIMITS: Limits = {
  messages: { burst: 10, perMinute: 30 },
  events: { burst: 60, perMinute: 240 },
  siteMessages: { burst: 500, perMinute: 3_000 },
  visitorSessions: { burst: 20, perMinute: 30 },
  signIns: { burst: 5, perMinute: 5 },
  requests: { burst: 200, perMinute: 600 },
};

/** The usual limits with those of a JSON object in their place. Throws `ConfigurationError`: half a limit would be none. */
export function limitsOf(json: string): Limits {
  const given = parsed(json);
  for (const [name, limit] of Object.entries(given)) {
    if (!Object.hasOwn(USUAL_LIMITS, name)) throw new ConfigurationError(`LIMITS knows no ${JSON.stringify(name)}.`);
    if (!isRateLimit(limit))
      throw new ConfigurationError(`LIMITS: ${name} needs burst (1 or more) and perMinute (more than 0), and no more.`);
  }
  return { ...USUAL_LIMITS, ...(given as Partial<Limits>) };
}

function parsed(json: string): object {
  try {
    const value: unknown = JSON.parse(json);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  } catch {
    // Told below.
  }
  throw new ConfigurationError('LIMITS must be a JSON object (docs/operations.md shows one).');
}

function isRateLimit(value: unknown): value is RateLimit {
  if (typeof value !== 'object' || value === null || Object.keys(value).length !== 2) return false;
  const { burst, perMinute } = value as Partial<RateLimit>;
  return Number.isFinite(burst) && burst! >= 1 && Number.isFinite(perMinute) && perMinute! > 0;
}
