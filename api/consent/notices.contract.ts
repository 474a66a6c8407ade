/** What `GET /v1/notices/current` answers. */

/** The exact text to show, and a token that proves it was served. */
export interface ServedNotice {
  version: string;
  language: string;
  /** SHA-256 of version, language and paragraphs joined by line feeds. */
  sha256: string;
  effectiveFrom: string;
  /** The short text shown before the first message, as paragraphs. */
  summary: string[];
  /** Where the whole notice is. */
  url: string;
  snapshotToken: string;
}
