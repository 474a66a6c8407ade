/** Every cookie, storage key and third-party host of the widget and of our own pages (C11). */
import type { PurposeId } from '../purposes.contract.js';

export interface StoredOnDevice {
  kind: 'cookie' | 'localStorage' | 'sessionStorage' | 'indexedDB';
  /** The name; `*` stands for a variable part. */
  name: string;
  purpose: PurposeId;
  provider: string;
  lifetime: string;
  isNecessary: boolean;
  plain: string;
}

export const COOKIE_REGISTER: readonly StoredOnDevice[] = [
  {
    kind: 'localStorage',
    name: 'engage:visitor:*',
    purpose: 'answer-visitor',
    provider: 'this platform',
    lifetime: 'until “end chat on this device”, or ninety days without use (then it opens nothing)',
    isNecessary: true,
    plain: 'Finds your conversation again after a reload or in a second tab. Written only after you accept the notice.',
  },
];
