/** The notice release in force and its exact text, for those who serve it or keep proof of it. */
import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { hashOfText, languageOf, paragraphsOf, releaseAt } from './notice-text.js';

export interface NoticeText {
  version: string;
  language: string;
  effectiveFrom: string;
  paragraphs: string[];
  sha256: string;
}

@Injectable()
export class NoticeReleasesService {
  constructor(private readonly clock: Clock) {}

  currentVersion(): string {
    return releaseAt(this.clock.now()).version;
  }

  /** The text in force, in the closest language there is, with the organisation's name filled in. */
  currentText(language: string, organisationName: string): NoticeText {
    const release = releaseAt(this.clock.now());
    const served = languageOf(release, language);
    const paragraphs = paragraphsOf(release, served, organisationName);
    return {
      version: release.version,
      language: served,
      effectiveFrom: release.effectiveFrom,
      paragraphs,
      sha256: hashOfText(release.version, served, paragraphs),
    };
  }
}
