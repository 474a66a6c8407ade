/** Catches an identifier that its author splits over consecutive messages: the earlier part is removed where it is stored. */
import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit/audit.service.js';
import { EventBus } from '../platform/event-bus.js';
import type { Finding } from '../scrubbing/scrubbing.contract.js';
import type { ScrubbingPolicy } from '../scrubbing/scrubbing-policy.contract.js';
import { ScrubbingService } from '../scrubbing/scrubbing.service.js';
import type { EarlierPart } from '../scrubbing/split-identifiers.js';
import { AuthorNamesService } from './author-names.service.js';
import type { ConversationDocument } from './conversation.schema.js';
import { audienceOf } from './conversation-views.js';
import type { Author } from './conversations.contract.js';
import { MessageChanged } from './conversations.events.js';
import { MessageLogRepository } from './message-log.repository.js';
import { RecentMessages, type RecentMessage } from './recent-messages.js';

/** Who says what: `text` is raw. */
interface Saying {
  author: Author;
  authorId: string | null;
  clientId: string;
  text: string;
}

export interface SplitFound {
  /** Parts in the message itself. */
  current: readonly Finding[];
  /** Parts in messages that are stored already. */
  earlier: readonly { message: RecentMessage; parts: readonly EarlierPart[] }[];
}

const NOTHING: SplitFound = { current: [], earlier: [] };
/** An identifier that runs over the joint has digits or number words on both sides of it, or an @ on one, or is announced before it. */
const NUMERIC = /\p{N}|\b(?:oh|zero|one|two|three|four|five|six|seven|eight|nine|double|treble|triple)\b/iu;
const ANNOUNCING = /(?:\b(?:is|are|its|it's|number|no|code|pin|password|card|email|dob|postcode|account)|[:=])\s*$/i;
/** How far from the joint that must be, in UTF-16 units: before it, and behind it, where "and then the rest is" may come first. */
const REACH_BEFORE = 24;
const REACH_BEHIND = 64;

@Injectable()
export class SplitMessagesService {
  constructor(
    private readonly scrubbing: ScrubbingService,
    private readonly recent: RecentMessages,
    private readonly log: MessageLogRepository,
    private readonly names: AuthorNamesService,
    private readonly audit: AuditService,
    private readonly events: EventBus,
  ) {}

  /** Throws `unavailable` when scrubbing fails. */
  async find(conversation: ConversationDocument, saying: Saying, policy: ScrubbingPolicy): Promise<SplitFound> {
    const recent = await this.recent.of(conversation, saying.author, saying.authorId);
    // A message that is sent again must not be joined with itself.
    const own = recent.findIndex(({ clientId }) => clientId === saying.clientId);
    const previous = own < 0 ? recent : recent.slice(0, own);
    if (previous.length === 0 || !isPromising(previous, saying.text)) return NOTHING;
    const { earlier, current } = this.scrubbing.findSplit(previous, saying.text, policy);
    const affected = previous
      .map((message) => ({ message, parts: earlier.filter(({ messageId }) => messageId === message.id) }))
      .filter(({ parts }) => parts.length > 0);
    return { current, earlier: affected };
  }

  /** Removes the earlier parts where they are stored, and tells whoever sees them. */
  async redact(conversation: ConversationDocument, { earlier }: SplitFound, policy: ScrubbingPolicy): Promise<void> {
    for (const { message, parts } of earlier) {
      await message.stored;
      const text = this.scrubbing.redact(
        message.text,
        parts.map((part) => ({ ...part, score: 1 })),
        policy,
      );
      const types = parts.map(({ type }) => type);
      const stored = await this.log.redact(conversation.organisationId, message.id, text, types);
      if (!stored) continue;
      message.text = text;
      await this.audit.record({
        action: 'message.redacted',
        actor: { kind: 'system', id: null },
        organisationId: conversation.organisationId,
        target: { kind: 'message', id: message.id },
        purpose: 'answer-visitor',
        counts: { parts: parts.length },
      });
      this.events.announce(new MessageChanged(audienceOf(conversation), await this.names.viewOne(stored)));
    }
  }
}

/** Most messages end the search here, which costs several readings otherwise. */
function isPromising(previous: readonly RecentMessage[], text: string): boolean {
  const before = previous.at(-1)?.text.trimEnd().slice(-REACH_BEFORE) ?? '';
  const behind = text.slice(0, REACH_BEHIND);
  if (before.includes('@') || behind.includes('@') || ANNOUNCING.test(before)) return true;
  return NUMERIC.test(before) && NUMERIC.test(behind);
}
