/** The passages of each agent, indexed in memory when they are first needed and again after a change; the least used are forgotten. */
import { Injectable } from '@nestjs/common';
import type { Agent } from './agent.schema.js';
import { DocumentsRepository } from './documents.repository.js';
import { PassageIndex } from './passage-index.js';

interface KeptIndex {
  revision: number;
  index: PassageIndex;
}

const MOST_INDEXES = 100;
/** Text behind all indexes together; an index takes a small multiple of it. Characters. */
const MOST_CHARACTERS = 20_000_000;

@Injectable()
export class KnowledgeService {
  /** In order of use, the least recently used first. */
  readonly #kept = new Map<string, KeptIndex>();
  readonly #loading = new Map<string, Promise<PassageIndex>>();

  constructor(private readonly documents: DocumentsRepository) {}

  /** The index of an agent's documents as they are now. */
  async indexOf(agent: Agent): Promise<PassageIndex> {
    const key = `${agent.organisationId} ${agent._id}`;
    const kept = this.#kept.get(key);
    if (kept && kept.revision >= agent.knowledgeRevision) {
      this.#kept.delete(key);
      this.#kept.set(key, kept);
      return kept.index;
    }
    const loadKey = `${key} ${agent.knowledgeRevision}`;
    const loading = this.#loading.get(loadKey) ?? this.#load(key, loadKey, agent);
    this.#loading.set(loadKey, loading);
    return loading;
  }

  async #load(key: string, loadKey: string, { organisationId, _id, knowledgeRevision }: Agent): Promise<PassageIndex> {
    try {
      const documents = await this.documents.findOfAgent(organisationId, _id);
      const titles = new Map(
        documents.filter(({ isReady }) => isReady).map((document) => [document._id, document.title]),
      );
      const passages = await this.documents.findPassagesOfAgent(organisationId, _id);
      const index = new PassageIndex(
        passages.flatMap(({ _id: id, documentId, headings, text }) => {
          const title = titles.get(documentId);
          return title === undefined ? [] : [{ id, documentId, title, headings, text }];
        }),
      );
      this.#kept.delete(key);
      this.#kept.set(key, { revision: knowledgeRevision, index });
      this.#forget();
      return index;
    } finally {
      this.#loading.delete(loadKey);
    }
  }

  #forget(): void {
    let characters = [...this.#kept.values()].reduce((sum, { index }) => sum + index.characters, 0);
    for (const [key, { index }] of this.#kept) {
      if (this.#kept.size <= MOST_INDEXES && characters <= MOST_CHARACTERS) return;
      if (this.#kept.size === 1) return;
      this.#kept.delete(key);
      characters -= index.characters;
    }
  }
}
