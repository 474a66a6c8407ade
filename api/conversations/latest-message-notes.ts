/** Keeps each conversation's note of its newest message (the order of the inbox), a moment behind and many at a time, and tells of it. */
import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import type { ConversationDocument } from './conversation.schema.js';
import { ConversationsRepository } from './conversations.repository.js';
import { ConversationsService } from './conversations.service.js';
import type { MessageDocument } from './message.schema.js';

/** How long a note may lag behind its message. Milliseconds. */
const DELAY_MS = 50;

interface Note {
  id: string;
  organisationId: string;
  sequence: number;
  at: Date;
  conversation: ConversationDocument;
}

@Injectable()
export class LatestMessageNotes implements BeforeApplicationShutdown {
  readonly #notes = new Map<string, Note>();
  readonly #logger = new Logger(LatestMessageNotes.name);
  #timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly conversations: ConversationsRepository,
    private readonly remembered: ConversationsService,
  ) {}

  take(conversation: ConversationDocument, { sequence, sentAt }: MessageDocument): void {
    const { _id: id, organisationId } = conversation;
    this.remembered.advance(conversation, { sequence, sentAt });
    const known = this.#notes.get(id);
    if (!known || known.sequence < sequence)
      this.#notes.set(id, { id, organisationId, sequence, at: sentAt, conversation });
    this.#timer ??= setTimeout(() => void this.#write(), DELAY_MS);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.#write();
  }

  async #write(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    const notes = [...this.#notes.values()];
    this.#notes.clear();
    try {
      await this.conversations.noteLastMessages(notes);
      await this.remembered.announceNewest(notes.map(({ conversation }) => conversation));
    } catch (error) {
      this.#logger.warn(`the order of the inbox lags behind: ${error instanceof Error ? error.name : typeof error}`);
    }
  }
}
