/** Tells, in this browser, what the server will remove from a message: the same detectors and the organisation's policy, fetched at the first keystroke. */
import type { ScrubbingPolicy } from '../../api/scrubbing/scrubbing-policy.contract.js';
import { request } from '../shared/rest-client.js';
import type { Preview } from './detectors.js';

export type { Preview } from './detectors.js';

/** What the server does where an organisation decided nothing. */
const DEFAULT: ScrubbingPolicy = { placeholders: 'plain' };

let detectors: Promise<typeof import('./detectors.js')> | undefined;
let sensitive: Promise<typeof import('./sensitive.js')> | undefined;
const policies = new Map<string, Promise<ScrubbingPolicy>>();

/** Fetches the two chunks of detectors and the policy; an attempt that failed is made again the next time. */
export function loadDetectors(policyUrl: string): Promise<unknown> {
  if (!policies.has(policyUrl)) {
    const policy = request<ScrubbingPolicy>('GET', policyUrl).catch(() => {
      policies.delete(policyUrl);
      return DEFAULT;
    });
    policies.set(policyUrl, policy);
  }
  detectors ??= import('./detectors.js');
  sensitive ??= import('./sensitive.js');
  return Promise.all([detectors.catch(() => (detectors = undefined)), sensitive.catch(() => (sensitive = undefined))]);
}

/** Null where the chunk could not be fetched: the warning is a courtesy, the server removes it in any case. */
export async function previewOf(text: string, policyUrl: string): Promise<Preview | null> {
  await loadDetectors(policyUrl);
  const policy = (await policies.get(policyUrl)) ?? DEFAULT;
  const said = (await sensitive)?.sensitiveIn(text) ?? { flags: [], sentences: [] };
  return (await detectors)?.previewOf(text, policy, said) ?? null;
}
