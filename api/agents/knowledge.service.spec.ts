// The index of an agent's passages: loaded once, loaded again after a change, never another agent's, and bounded.
import type { Agent } from './agent.schema.js';
import type { KnowledgeDocument, Passage } from './document.schema.js';
import type { DocumentsRepository } from './documents.repository.js';
import { KnowledgeService } from './knowledge.service.js';

const anAgent = (changes: Partial<Agent> = {}): Agent =>
  ({ _id: 'agt_1', organisationId: 'org_1', knowledgeRevision: 0, ...changes }) as Agent;

/** Documents of two organisations, asked for as the database is: by organisation and agent. */
class DocumentsInMemory implements Pick<DocumentsRepository, 'findOfAgent' | 'findPassagesOfAgent'> {
  loads = 0;
  readonly documents: Pick<KnowledgeDocument, '_id' | 'organisationId' | 'agentId' | 'title' | 'isReady'>[] = [];
  readonly passages: Passage[] = [];

  add(organisationId: string, agentId: string, text: string, isReady = true): void {
    const documentId = `doc_${this.documents.length}`;
    this.documents.push({ _id: documentId, organisationId, agentId, title: 'Title', isReady } as KnowledgeDocument);
    this.passages.push({
      _id: `psg_${documentId}`,
      organisationId,
      agentId,
      documentId,
      ordinal: 0,
      headings: [],
      text,
    } as unknown as Passage);
  }

  async findOfAgent(organisationId: string, agentId: string): Promise<KnowledgeDocument[]> {
    this.loads += 1;
    return this.documents.filter(
      (one) => one.organisationId === organisationId && one.agentId === agentId,
    ) as KnowledgeDocument[];
  }

  async findPassagesOfAgent(organisationId: string, agentId: string): Promise<Passage[]> {
    return this.passages.filter((one) => one.organisationId === organisationId && one.agentId === agentId);
  }
}

describe('KnowledgeService', () => {
  let documents: DocumentsInMemory;
  let knowledge: KnowledgeService;

  beforeEach(() => {
    documents = new DocumentsInMemory();
    documents.add('org_1', 'agt_1', 'Bicycles are repaired here.');
    knowledge = new KnowledgeService(documents as never);
  });

  it('loads once for many questions at once, and again after a change', async () => {
    await Promise.all([knowledge.indexOf(anAgent()), knowledge.indexOf(anAgent()), knowledge.indexOf(anAgent())]);
    await knowledge.indexOf(anAgent());
    expect(documents.loads).toBe(1);
    documents.add('org_1', 'agt_1', 'Scooters are sold here.');
    expect((await knowledge.indexOf(anAgent({ knowledgeRevision: 1 }))).size).toBe(2);
    expect(documents.loads).toBe(2);
  });

  it('C13.2 holds the passages of this agent of this organisation and no other', async () => {
    documents.add('org_2', 'agt_1', 'Bread is baked here.');
    documents.add('org_1', 'agt_2', 'Cars are washed here.');
    const index = await knowledge.indexOf(anAgent());
    expect(index.size).toBe(1);
    expect(index.find(index.queryOf('bread cars'))).toEqual([]);
    expect((await knowledge.indexOf(anAgent({ organisationId: 'org_2' }))).size).toBe(1);
  });

  it('answers nothing from a document that is not stored whole', async () => {
    documents.add('org_1', 'agt_1', 'Half a document.', false);
    expect((await knowledge.indexOf(anAgent())).size).toBe(1);
  });

  it('forgets the indexes that were used least', async () => {
    for (let n = 0; n < 120; n += 1) await knowledge.indexOf(anAgent({ _id: `agt_${n}` }));
    const before = documents.loads;
    await knowledge.indexOf(anAgent({ _id: 'agt_119' }));
    expect(documents.loads).toBe(before);
    await knowledge.indexOf(anAgent({ _id: 'agt_0' }));
    expect(documents.loads).toBe(before + 1);
  });

  it('tries again after a load that failed', async () => {
    jest.spyOn(documents, 'findOfAgent').mockRejectedValueOnce(new Error('no database'));
    await expect(knowledge.indexOf(anAgent())).rejects.toThrow();
    expect((await knowledge.indexOf(anAgent())).size).toBe(1);
  });
});
