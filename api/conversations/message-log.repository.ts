/** The messages of all conversations: appended in batches, each acknowledged when its batch is durable, stored once for each client id. */
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { ApplicationError } from '../platform/application-error.js';
import type { PiiType, ScrubbedText } from '../scrubbing/scrubbing.contract.js';
import type { Author } from './conversations.contract.js';
import { CLIENT_ID_INDEX, MessageDocument } from './message.schema.js';
import { isSameUtterance } from './same-utterance.js';

/** A message without its place in the conversation. The text can only come from the scrubber. */
export type MessageDraft = Omit<MessageDocument, 'sequence'> & { text: ScrubbedText };

export interface Appended {
  message: MessageDocument;
  /** True when the client id was already stored with the same text: nothing was written. */
  isReplay: boolean;
}

interface Waiting {
  draft: MessageDraft;
  resolve: (appended: Appended) => void;
  reject: (error: unknown) => void;
}

interface FailedWrite {
  index: number;
  code?: number;
  errmsg?: string;
}

const DUPLICATE_KEY = 11_000;
const LARGEST_BATCH = 200;
const REMEMBERED_CONVERSATIONS = 20_000;

@Injectable()
export class MessageLogRepository {
  #waiting: Waiting[] = [];
  #isFlushing = false;
  /** The last sequence given out in each conversation; where another node was faster, the unique index tells. */
  readonly #lastSequence = new Map<string, number>();

  readonly #closed = new Set<string>();

  constructor(@InjectModel(MessageDocument.name) private readonly messages: Model<MessageDocument>) {}

  /** Appends a message; resolves when it is durable. Throws `conflict` for a client id that is stored with another text. */
  append(draft: MessageDraft): Promise<Appended> {
    if (this.#closed.has(draft.conversationId)) return Promise.reject(gone());
    return new Promise((resolve, reject) => {
      this.#waiting.push({ draft, resolve, reject });
      if (!this.#isFlushing) void this.#flush();
    });
  }

  /** The messages after a sequence, in order. */
  async findAfter(
    organisationId: string,
    conversationId: string,
    sequence: number,
    limit: number,
  ): Promise<MessageDocument[]> {
    return this.messages
      .find({ conversationId, organisationId, sequence: { $gt: sequence } })
      .sort({ sequence: 1 })
      .limit(limit)
      .lean<MessageDocument[]>()
      .exec();
  }

  /** The last messages up to and including a sequence, oldest first: the history that an answer may use. */
  async findLatest(
    organisationId: string,
    conversationId: string,
    upTo: number,
    limit: number,
  ): Promise<MessageDocument[]> {
    const newestFirst = await this.messages
      .find({ conversationId, organisationId, sequence: { $lte: upTo } })
      .sort({ sequence: -1 })
      .limit(limit)
      .lean<MessageDocument[]>()
      .exec();
    return newestFirst.reverse();
  }

  /** The last messages of one author, oldest first. */
  async findLatestOf(
    organisationId: string,
    conversationId: string,
    author: Author,
    authorId: string | null,
    limit: number,
  ): Promise<MessageDocument[]> {
    const newestFirst = await this.messages
      .find({ conversationId, organisationId, author, authorId })
      .sort({ sequence: -1 })
      .limit(limit)
      .lean<MessageDocument[]>()
      .exec();
    return newestFirst.reverse();
  }

  /** Puts a text with less in it in the place of a stored one; null where the message is gone. The text can only come from the scrubber. */
  async redact(
    organisationId: string,
    messageId: string,
    text: ScrubbedText,
    types: readonly PiiType[],
  ): Promise<MessageDocument | null> {
    const stored = await this.messages.findOne({ _id: messageId, organisationId }).lean<MessageDocument>().exec();
    if (!stored) return null;
    const counts = new Map(stored.removed.map(({ type, count }) => [type, count]));
    for (const type of types) counts.set(type, (counts.get(type) ?? 0) + 1);
    const removed = [...counts].map(([type, count]) => ({ type, count }));
    return this.messages
      .findOneAndUpdate({ _id: messageId, organisationId }, { $set: { text, removed } }, { returnDocument: 'after' })
      .lean<MessageDocument>()
      .exec();
  }

  /** Messages whose answer is owed: not begun, or begun by a node that has not renewed its lease. */
  async findOwedAnswers(now: Date, limit: number): Promise<MessageDocument[]> {
    return this.messages
      .find({ answer: { $in: ['due', 'running'] }, $or: [{ answer: 'due' }, { answerLeaseUntil: { $lt: now } }] })
      .sort({ sequence: 1 })
      .limit(limit)
      .lean<MessageDocument[]>()
      .exec();
  }

  /** Takes the run of a message for this node; false when it is done, or another node holds it. */
  async claimAnswer(messageId: string, now: Date, leaseUntil: Date): Promise<boolean> {
    const { modifiedCount } = await this.messages.updateOne(
      { _id: messageId, $or: [{ answer: 'due' }, { answer: 'running', answerLeaseUntil: { $lt: now } }] },
      { $set: { answer: 'running', answerLeaseUntil: leaseUntil } },
    );
    return modifiedCount === 1;
  }

  /** Whether the one answer to a message is already stored. */
  async hasAnswer(conversationId: string, messageId: string): Promise<boolean> {
    const answer = await this.messages
      .findOne({ conversationId, author: 'agent', clientId: `answer:${messageId}` })
      .select({ _id: 1 })
      .lean()
      .exec();
    return answer !== null;
  }

  /** Gives a claimed run back: the answer is owed again. */
  async releaseAnswer(messageId: string): Promise<void> {
    await this.messages.updateOne(
      { _id: messageId, answer: 'running' },
      { $set: { answer: 'due' }, $unset: { answerLeaseUntil: 1 } },
    );
  }

  async settleAnswer(messageId: string): Promise<void> {
    await this.messages.updateOne({ _id: messageId }, { $unset: { answer: 1, answerLeaseUntil: 1 } });
  }

  /** Refuses further messages of a conversation that is being deleted, so that none is left behind. */
  close(conversationId: string): void {
    if (this.#closed.size >= REMEMBERED_CONVERSATIONS) this.#closed.clear();
    this.#closed.add(conversationId);
    this.#lastSequence.delete(conversationId);
  }

  async #flush(): Promise<void> {
    this.#isFlushing = true;
    // One turn of the event loop gathers what arrives together: a batch of ten costs a sixth of ten single writes.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, LARGEST_BATCH);
      try {
        await this.#write(batch);
      } catch (error) {
        for (const { draft, reject } of batch) {
          this.#lastSequence.delete(draft.conversationId);
          reject(error);
        }
      }
    }
    this.#isFlushing = false;
  }

  async #write(batch: readonly Waiting[], attempt = 0): Promise<void> {
    await this.#learnSequences(batch);
    const documents = batch.map(({ draft }): MessageDocument => ({
      ...draft,
      sequence: this.#next(draft.conversationId),
    }));
    const failures = await this.#insert(documents);
    const failed = new Map(failures.map((failure) => [failure.index, failure]));
    const crowdedOut: Waiting[] = [];
    for (const [index, waiting] of batch.entries()) {
      const failure = failed.get(index);
      if (!failure) await this.#settleStored(waiting, documents[index]!);
      else if (failure.code !== DUPLICATE_KEY)
        waiting.reject(new ApplicationError('unavailable', 'The message could not be stored. Please try again.'));
      else if (failure.errmsg?.includes(CLIENT_ID_INDEX)) await this.#answerReplay(waiting);
      else crowdedOut.push(waiting);
    }
    if (crowdedOut.length === 0) return;
    if (attempt >= 20)
      throw new ApplicationError('unavailable', 'The conversation is very busy. Please try again.', {
        retryAfterMs: 1_000,
      });
    for (const { draft } of crowdedOut) this.#lastSequence.delete(draft.conversationId);
    await this.#write(crowdedOut, attempt + 1);
  }

  /** A conversation that was deleted while its message was being written takes the message with it. */
  async #settleStored({ resolve, reject }: Waiting, message: MessageDocument): Promise<void> {
    if (!this.#closed.has(message.conversationId)) return resolve({ message, isReplay: false });
    await this.messages.deleteOne({ _id: message._id });
    reject(gone());
  }

  async #insert(documents: MessageDocument[]): Promise<FailedWrite[]> {
    try {
      // The driver's own call: the documents are built by typed code from scrubbed text, and mongoose would cost half as much again.
      await this.messages.collection.insertMany(documents as never, { ordered: false });
      return [];
    } catch (error) {
      const failures = (error as { writeErrors?: FailedWrite | FailedWrite[] }).writeErrors;
      if (!failures) throw error;
      return Array.isArray(failures) ? failures : [failures];
    }
  }

  async #answerReplay({ draft, resolve, reject }: Waiting): Promise<void> {
    const { conversationId, author, authorId, clientId } = draft;
    const message = await this.messages
      .findOne({ conversationId, author, authorId, clientId })
      .lean<MessageDocument>()
      .exec();
    if (message && isSameUtterance(message.text, draft.text)) resolve({ message, isReplay: true });
    else reject(new ApplicationError('conflict', 'This message id was already used for another text.'));
  }

  async #learnSequences(batch: readonly Waiting[]): Promise<void> {
    if (this.#lastSequence.size > REMEMBERED_CONVERSATIONS) this.#lastSequence.clear();
    const unknown = new Set(batch.map(({ draft }) => draft.conversationId).filter((id) => !this.#lastSequence.has(id)));
    await Promise.all(
      [...unknown].map(async (conversationId) => {
        const last = await this.messages
          .findOne({ conversationId })
          .sort({ sequence: -1 })
          .select({ sequence: 1 })
          .lean()
          .exec();
        this.#lastSequence.set(conversationId, last?.sequence ?? 0);
      }),
    );
  }

  #next(conversationId: string): number {
    const sequence = (this.#lastSequence.get(conversationId) ?? 0) + 1;
    this.#lastSequence.set(conversationId, sequence);
    return sequence;
  }
}

const gone = (): ApplicationError => new ApplicationError('gone', 'This conversation was deleted.');
