/** Turns a notice release into the exact text that is shown, and that text into its hash. */
import { createHash } from 'node:crypto';
import { NOTICE_RELEASES, type NoticeRelease } from './data/notice-releases.js';

/** The release in force at a moment: the newest whose effective date has come. */
export function releaseAt(moment: Date): NoticeRelease {
  const inForce = NOTICE_RELEASES.filter((release) => new Date(release.effectiveFrom) <= moment).at(-1);
  return inForce ?? NOTICE_RELEASES[0]!;
}

/** The closest language that the release has been translated into. */
export function languageOf(release: NoticeRelease, wanted: string): string {
  const primary = wanted.toLowerCase().split('-')[0] ?? 'en';
  return primary in release.summary ? primary : 'en';
}

/** The paragraphs as shown. */
export function paragraphsOf(release: NoticeRelease, language: string, organisation: string): string[] {
  const paragraphs = release.summary[language] ?? release.summary.en ?? [];
  return paragraphs.map((paragraph) => paragraph.replaceAll('{organisation}', organisation));
}

/** SHA-256, lower-case hex, of version, language and paragraphs joined by line feeds: anyone can recompute it. */
export function hashOfText(version: string, language: string, paragraphs: readonly string[]): string {
  return createHash('sha256')
    .update([version, language, ...paragraphs].join('\n'))
    .digest('hex');
}
