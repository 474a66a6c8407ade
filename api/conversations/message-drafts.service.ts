/** Turns what somebody wants to say into a message fit to store, by the policy of the organisation: this is where raw text ends. */
import { Injectable } from '@nestjs/common';
import { ScrubbingPoliciesService } from '../organisations/scrubbing-policies.service.js';
import { Clock } from '../platform/clock.js';
import { randomId } from '../platform/random-id.js';
import { NoticeReleasesService } from '../privacy/notice-releases.service.js';
import type { ScrubResult } from '../scrubbing/scrubbing.contract.js';
import { countRemoved, ScrubbingService } from '../scrubbing/scrubbing.service.js';
import { ConversationNumberings } from './conversation-numberings.js';
import type { ConversationDocument } from './conversation.schema.js';
import type { AnswerOutcome, Author, Citation } from './conversations.contract.js';
import type { MessageDraft } from './message-log.repository.js';
import { SplitMessagesService } from './split-messages.service.js';

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
    private readonly policies: ScrubbingPoliciesService,
    private readonly numberings: ConversationNumberings,
    private readonly splits: SplitMessagesService,
    private readonly releases: NoticeReleasesService,
    private readonly clock: Clock,
  ) {}

  /** Throws `unavailable` when scrubbing fails, and `special_category_blocked` where the policy refuses the message. */
  async draft(conversation: ConversationDocument, utterance: Utterance): Promise<MessageDraft> {
    const result = await this.#scrubbed(conversation, utterance);
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

  /** An agent cannot be asked to write otherwise: what the policy would refuse of a person is removed from its words. */
  async #scrubbed(conversation: ConversationDocument, utterance: Utterance): Promise<ScrubResult> {
    const policy = await this.policies.of(conversation.organisationId);
    if (utterance.author === 'agent') return this.scrubbing.scrub(utterance.text, policy);
    const split = await this.splits.find(conversation, utterance, policy);
    const isNumbered = policy.placeholders === 'numbered-in-conversation';
    const numbering = isNumbered ? await this.numberings.of(conversation) : undefined;
    const result = this.scrubbing.scrubMessage(utterance.text, policy, { numbering, split: split.current });
    await this.splits.redact(conversation, split, policy);
    return result;
  }
}
