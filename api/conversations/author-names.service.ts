/** The public names of those who answer: agents by their name, members by the display name they chose for visitors. */
import { Injectable } from '@nestjs/common';
import { AgentsService } from '../agents/agents.service.js';
import { MembersService } from '../organisations/members.service.js';
import type { Message } from './conversations.contract.js';
import { toMessage } from './conversation-views.js';
import type { MessageDocument } from './message.schema.js';

@Injectable()
export class AuthorNamesService {
  constructor(
    private readonly agents: AgentsService,
    private readonly members: MembersService,
  ) {}

  /** Messages as seen by visitors and members, with the names as they are today. */
  async view(documents: readonly MessageDocument[]): Promise<Message[]> {
    const names = new Map<string, Promise<string | undefined>>();
    for (const document of documents) {
      const { authorId } = document;
      if (authorId && !names.has(authorId)) names.set(authorId, this.#nameOf(document, authorId));
    }
    return Promise.all(
      documents.map(async (document) =>
        toMessage(document, document.authorId ? await names.get(document.authorId) : undefined),
      ),
    );
  }

  async viewOne(document: MessageDocument): Promise<Message> {
    if (!document.authorId) return toMessage(document, undefined);
    return toMessage(document, await this.#nameOf(document, document.authorId));
  }

  async #nameOf({ author, organisationId }: MessageDocument, authorId: string): Promise<string | undefined> {
    if (author === 'member') return (await this.members.displayNameOf(organisationId, authorId)) ?? undefined;
    return (await this.agents.nameOf(organisationId, authorId)) ?? undefined;
  }
}
