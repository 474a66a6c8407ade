/** Turns what somebody wants to say into a message fit to store: this is where raw text ends. */
import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { randomId } from '../platform/random-id.js';
import { NoticeReleasesService } from '../privacy/notice-releases.service.js';
import { countRemoved, ScrubbingService } from '../scrubbing/scrubbing.service.js';
import type { ConversationDocument } from './conversation.schema.js';
import type { AnswerOutcome, Author, Citation } from './conversations.contract.js';
import type { MessageDraft } from './message-log.repository.js';

/** What somebody wants to say. `text` is raw: it goes no further than the scrubber. */
export interface Utterance {
  author: Author;
  authorId: string | null;
  clientId: string;
  text: string;
  source: 'chat' | 'inbox' | 'agent';
  citations?: Citation[];
  runId?: string;
  outcome?: AnswerOutcome;
  /** Whether an answer of the agent is owed. */
  isAnswerDue?: boolean;
}

@Injectable()
export class MessageDraftsService {
  constructor(
    private readonly scrubbing: ScrubbingService,
    private readonly releases: NoticeReleasesService,
    private readonly clock: Clock,
  ) {}

  /** Throws `unavailable` when scrubbing fails. */
  draft(conversation: ConversationDocument, utterance: Utterance): MessageDraft {
    const result = this.scrubbing.scrub(utterance.text);
    const { author, authorId, clientId, source, citations, runId, outcome, isAnswerDue } = utterance;
    return {
      _id: randomId('msg'),
      organisationId: conversation.organisationId,
      conversationId: conversation._id,
      subjectId: conversation.subjectId,
      author,
      authorId,
      clientId,
      text: result.text,
      removed: countRemoved(result),
      special: result.special,
      citations: citations ?? [],
      sentAt: this.clock.now(),
      ...(runId === undefined ? {} : { runId }),
      ...(outcome === undefined ? {} : { outcome }),
      ...(isAnswerDue ? { answer: 'due' as const } : {}),
      source,
      purpose: 'answer-visitor',
      noticeVersion: this.releases.currentVersion(),
    };
  }
}
