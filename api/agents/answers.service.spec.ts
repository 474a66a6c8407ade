// Answers fail closed: no agent, no answer; nothing unscrubbed reaches an agent; an aborted answer ends.
import { scrub } from '../scrubbing/scrubber.js';
import type { Agent } from './agent.schema.js';
import type { AnswerPart, AnswerRequest } from './agents.contract.js';
import { AnswersService } from './answers.service.js';
import type { ModelRequest } from './model-agent.service.js';
import { ModelEndpointsService } from './model-endpoints.service.js';
import { PassageIndex } from './passage-index.js';

const ENDPOINT = {
  id: 'fake',
  name: 'Fake',
  baseUrl: 'https://models.example.org/v1',
  country: 'GB',
  model: 'm',
  apiKey: null,
};
const TEXT = [
  'Punctures are mended while you wait, at the counter beside the door, on every day of the week but on sundays.',
  'Punctures of wheels that are mended often are looked at once more by the older of the two mechanics in the evening.',
  'Mended punctures are guaranteed until the tyre is worn, and the tube is changed without any charge when it fails again.',
].join(' ');
const INDEX = new PassageIndex([
  { id: 'psg_1', documentId: 'doc_1', title: 'Workshop', headings: ['Repairs'], text: TEXT },
]);

class AgentsInMemory {
  agent: Partial<Agent> | null = {
    _id: 'agt_1',
    organisationId: 'org_1',
    kind: 'knowledge',
    instructions: '',
    modelEndpointId: null,
  };

  async find(organisationId: string, agentId: string): Promise<Agent | null> {
    return this.agent?.organisationId === organisationId && this.agent._id === agentId ? (this.agent as Agent) : null;
  }
}

describe('AnswersService', () => {
  let agents: AgentsInMemory;
  let asked: ModelRequest[];
  let answers: AnswersService;

  beforeEach(() => {
    agents = new AgentsInMemory();
    asked = [];
    const models = {
      async *answer(request: ModelRequest): AsyncGenerator<AnswerPart> {
        asked.push(request);
        yield { kind: 'done', text: scrub('Yes.').text, outcome: 'answered', citations: [], removed: [], special: [] };
      },
    };
    const endpoints = new ModelEndpointsService({ modelEndpoints: [ENDPOINT] });
    answers = new AnswersService(agents as never, { indexOf: async () => INDEX } as never, endpoints, models as never);
  });

  const parts = async (changes: Partial<AnswerRequest> = {}): Promise<AnswerPart[]> => {
    const request = {
      organisationId: 'org_1',
      agentId: 'agt_1',
      history: [],
      question: 'How fast are punctures mended?',
      signal: new AbortController().signal,
    };
    const all: AnswerPart[] = [];
    for await (const part of answers.answer({ ...request, ...changes })) all.push(part);
    return all;
  };

  it('streams a knowledge answer: the deltas joined are its text', async () => {
    const all = await parts();
    const done = all.at(-1);
    expect(done).toMatchObject({
      kind: 'done',
      outcome: 'answered',
      citations: [expect.objectContaining({ passageId: 'psg_1' })],
    });
    const shown = all.map((part) => (part.kind === 'delta' ? part.text : '')).join('');
    expect(shown).toBe(done?.kind === 'done' && done.text);
    expect(shown).toContain('mended while you wait');
  });

  it.each([{ agentId: 'agt_2' }, { organisationId: 'org_2' }])('has no answer for %p', async (changes) => {
    await expect(parts(changes)).rejects.toMatchObject({ code: 'agent_unavailable' });
  });

  it('has no answer where the model was taken out of the configuration', async () => {
    agents.agent = { ...agents.agent, kind: 'model', modelEndpointId: 'gone' };
    await expect(parts()).rejects.toMatchObject({ code: 'agent_unavailable' });
  });

  it('C15.2 scrubs the question, the turns and the instructions once more before a model sees them', async () => {
    agents.agent = {
      ...agents.agent,
      kind: 'model',
      modelEndpointId: 'fake',
      instructions: 'Call 01632 960222 when in doubt.',
      temperature: 0,
    };
    await parts({
      question: 'Write to jo@example.com about punctures',
      history: [{ author: 'visitor', text: 'I am at al@example.org' }],
    });
    const sent = JSON.stringify(asked[0]!.prompt);
    expect(sent).not.toMatch(/@example|960222/);
    expect(sent).toContain('[EMAIL] about punctures');
    expect(asked[0]!.passages.map(({ id }) => id)).toEqual(['psg_1']);
  });

  it('ends when it is aborted, before and during', async () => {
    const stop = new AbortController();
    const answer = answers.answer({
      organisationId: 'org_1',
      agentId: 'agt_1',
      history: [],
      question: 'How fast are punctures mended?',
      signal: stop.signal,
    });
    await answer.next();
    stop.abort();
    const rest = async (): Promise<void> => {
      for await (const part of answer) if (part.kind === 'done') throw new Error('it went on to the end');
    };
    await expect(rest()).rejects.toMatchObject({ name: 'AbortError' });
    await expect(parts({ signal: stop.signal })).rejects.toMatchObject({ name: 'AbortError' });
  });
});
