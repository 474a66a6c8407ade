/** The notice: served with proof of its text, accepted against that proof, asked about before anything is processed. */
import { Inject, Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { CONFIG, type Config } from '../config.js';
import { ApplicationError } from '../platform/application-error.js';
import { Clock } from '../platform/clock.js';
import { randomId } from '../platform/random-id.js';
import { NoticeReleasesService } from '../privacy/notice-releases.service.js';
import { NoticeAcceptance } from './notice-acceptance.schema.js';
import type { ServedNotice } from './notices.contract.js';
import { readSnapshot, signSnapshot } from './notice-snapshots.js';

/** Who accepts, and on which site. */
export interface Acceptor {
  subjectId: string;
  organisationId: string;
  siteId: string;
  siteKey: string;
}

const DUPLICATE_KEY = 11_000;
const REMEMBERED_SUBJECTS = 20_000;

@Injectable()
export class NoticesService {
  readonly #key: Uint8Array;
  /** Subjects known to have accepted, by release; only a saving of look-ups. */
  readonly #accepted = new Map<string, string>();

  constructor(
    @InjectModel(NoticeAcceptance.name) private readonly acceptances: Model<NoticeAcceptance>,
    private readonly releases: NoticeReleasesService,
    private readonly clock: Clock,
    @Inject(CONFIG) config: Config,
  ) {
    this.#key = Buffer.from(config.secrets.noticeKey, 'utf8');
  }

  currentVersion(): string {
    return this.releases.currentVersion();
  }

  /** The current text for a site, with the token that proves it was served. */
  async serve(siteKey: string, organisationName: string, language: string): Promise<ServedNotice> {
    const text = this.releases.currentText(language, organisationName);
    const { version, sha256, effectiveFrom, paragraphs } = text;
    const servedAt = this.clock.now();
    const snapshotToken = await signSnapshot(
      { siteKey, version, language: text.language, sha256, servedAt },
      this.#key,
    );
    return {
      version,
      language: text.language,
      sha256,
      effectiveFrom,
      summary: paragraphs,
      url: '/notice',
      snapshotToken,
    };
  }

  /** Records acceptance of the current release; accepting twice keeps the first proof. Throws `forbidden` or `conflict`. */
  async accept(acceptor: Acceptor, snapshotToken: string): Promise<NoticeAcceptance> {
    const snapshot = await readSnapshot(snapshotToken, this.#key, this.clock.now());
    if (snapshot.siteKey !== acceptor.siteKey)
      throw new ApplicationError('forbidden', 'This notice was served for another site.');
    if (snapshot.version !== this.currentVersion()) {
      throw new ApplicationError('conflict', 'The notice has changed since it was shown. Please read the current one.');
    }
    const { subjectId, organisationId, siteId } = acceptor;
    const { version, sha256, language, servedAt } = snapshot;
    const proof = { subjectId, organisationId, siteId, version, sha256, language, servedAt };
    const acceptance: NoticeAcceptance = { _id: randomId('nac'), ...proof, acceptedAt: this.clock.now() };
    const stored = await this.#insertOnce(acceptance);
    this.#remember(subjectId, version);
    return stored;
  }

  async isAccepted(subjectId: string): Promise<boolean> {
    const version = this.currentVersion();
    if (this.#accepted.get(subjectId) === version) return true;
    const found = await this.acceptances.findOne({ subjectId, version }).lean().exec();
    if (found) this.#remember(subjectId, version);
    return found !== null;
  }

  /** Throws `notice_required` unless the current release is accepted. */
  async requireAccepted(subjectId: string): Promise<void> {
    if (await this.isAccepted(subjectId)) return;
    throw new ApplicationError('notice_required', 'Please read and accept the privacy notice first.');
  }

  async #insertOnce(acceptance: NoticeAcceptance): Promise<NoticeAcceptance> {
    try {
      await this.acceptances.create([acceptance]);
      return acceptance;
    } catch (error) {
      if ((error as { code?: number }).code !== DUPLICATE_KEY) throw error;
      const { subjectId, version } = acceptance;
      return (await this.acceptances.findOne({ subjectId, version }).lean<NoticeAcceptance>().exec()) ?? acceptance;
    }
  }

  #remember(subjectId: string, version: string): void {
    if (this.#accepted.size >= REMEMBERED_SUBJECTS) this.#accepted.clear();
    this.#accepted.set(subjectId, version);
  }
}
