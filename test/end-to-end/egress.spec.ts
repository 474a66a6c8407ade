/** Disclosures through the door: recipients, the log of outbound calls, and start-up that refuses a transfer out of the UK and EEA. */
import type { ModelEndpoint } from '../../api/config.js';
import { EgressGateway } from '../../api/disclosures/egress-gateway.service.js';
import { aStaffAccount, problemOf, signedIn, withToken } from '../support/accounts.js';
import { startFakeModelServer, type FakeModelServer } from '../support/fake-model-server.js';
import { anOrganisation } from '../support/fixtures.js';
import { startApp, type TestApp } from '../support/start-app.js';

const anEndpoint = (changes: Partial<ModelEndpoint> = {}): ModelEndpoint => ({
  id: 'fake',
  name: 'Invented model',
  baseUrl: 'https://models.example.org/v1',
  country: 'IE',
  model: 'tiny',
  apiKey: null,
  ...changes,
});

describe('a running server', () => {
  let server: FakeModelServer;
  let app: TestApp;

  beforeAll(async () => {
    server = await startFakeModelServer();
    app = await startApp({ config: { modelEndpoints: [anEndpoint({ baseUrl: server.url })] } });
  });
  afterAll(async () => {
    await app.close();
    await server.close();
  });

  const staffToken = async (role: 'administrator' | 'privacy-officer' | 'moderator' | 'support'): Promise<string> =>
    (await signedIn(app, (await aStaffAccount(app, role)).email)).accessToken;

  it('tells anybody who receives personal data, without addresses or keys', async () => {
    const { body } = await app.http.get('/v1/recipients').expect(200);
    expect(body).toContainEqual(
      expect.objectContaining({ id: 'model:fake', name: 'Invented model', role: 'processor', country: 'IE' }),
    );
    expect(JSON.stringify(body)).not.toContain('127.0.0.1');
  });

  it('logs each outbound call for those in charge, newest first, without content', async () => {
    const gateway = app.get(EgressGateway);
    for (let call = 0; call < 3; call += 1) {
      const init = { method: 'POST', body: JSON.stringify({ secret: 'marker-5521', messages: [] }) };
      const answer = await gateway.fetch(
        'model:fake',
        'answer-visitor',
        `${server.url}/chat/completions?q=marker-5521`,
        init,
        { organisationId: 'org_x' },
      );
      await answer.text();
      app.clock.advance(1_000);
    }
    const token = await staffToken('privacy-officer');
    const { body } = await withToken(app, token, 'get', '/v1/staff/egress?limit=2').expect(200);
    expect(body.entries).toHaveLength(2);
    expect(body.entries[0]).toMatchObject({
      recipientId: 'model:fake',
      purpose: 'answer-visitor',
      organisationId: 'org_x',
      requestBytes: 38,
    });
    expect(body.entries[0].at > body.entries[1].at).toBe(true);
    const { body: older } = await withToken(app, token, 'get', `/v1/staff/egress?before=${body.next}`).expect(200);
    expect(older.entries).toHaveLength(1);
    expect(JSON.stringify([body, older])).not.toContain('marker-5521');
  });

  it('C28.1 blocks a host that is not registered, and logs that it did', async () => {
    const gateway = app.get(EgressGateway);
    await expect(gateway.fetch('model:fake', 'answer-visitor', 'https://models.example.net/v1')).rejects.toMatchObject({
      code: 'transfer_refused',
    });
    const { body } = await withToken(app, await staffToken('administrator'), 'get', '/v1/staff/egress?limit=1').expect(
      200,
    );
    expect(body.entries[0]).toMatchObject({ outcome: 'refused', status: null });
    expect(JSON.stringify(body)).not.toContain('example.net');
  });

  it('shows the log to nobody else', async () => {
    for (const role of ['moderator', 'support'] as const) {
      expect(problemOf(await withToken(app, await staffToken(role), 'get', '/v1/staff/egress'))).toBe('forbidden');
    }
    const organisation = await anOrganisation(app);
    const { accessToken } = await organisation.signIn();
    expect(problemOf(await withToken(app, accessToken, 'get', '/v1/staff/egress'))).toBe('forbidden');
    expect(problemOf(await app.http.get('/v1/staff/egress'))).toBe('unauthenticated');
  });

  it.each(['before=yesterday', 'limit=0', 'limit=1000', 'limit[$gt]=1', 'secret=1'])('refuses ?%s', async (query) => {
    expect(problemOf(await withToken(app, await staffToken('administrator'), 'get', `/v1/staff/egress?${query}`))).toBe(
      'validation',
    );
  });
});

describe('start-up', () => {
  it.each<[string, Partial<ModelEndpoint>]>([
    ['C31.1 a model endpoint in the United States', { country: 'US' }],
    ['C31.2 an unknown country', { country: 'ZZ' }],
    ['C31.2 no country', { country: '' }],
    ['a plain http address', { baseUrl: 'http://models.example.org/v1' }],
  ])('refuses %s', async (_what, changes) => {
    await expect(startApp({ config: { modelEndpoints: [anEndpoint(changes)] } })).rejects.toThrow(
      /model:fake|model endpoint/,
    );
  });
});
