/** What an allowed origin may look like: exactly what a browser sends as `Origin`, and secure unless it is this very machine. */
import { ValidateBy, type ValidationOptions } from 'class-validator';

/** True for scheme, host and port as a browser writes them: no path, no wildcard, no credentials, https unless localhost. */
export function isExactOrigin(text: unknown): text is string {
  if (typeof text !== 'string' || text.length > 253 || text.includes('*')) return false;
  const url = parsed(text);
  if (!url || url.origin !== text) return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
}

function parsed(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host.endsWith('.localhost') || host === '127.0.0.1' || host === '[::1]';

/** Each element of an array, or a single value, must be an exact origin. */
export function IsExactOrigin(options?: ValidationOptions): PropertyDecorator {
  return ValidateBy({ name: 'isExactOrigin', validator: { validate: isExactOrigin } }, options);
}
