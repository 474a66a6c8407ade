// The one door for outbound calls, against a real server on this machine.
import { Logger } from '@nestjs/common';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { EgressLogInMemory } from '../../test/support/egress-log-in-memory.js';
import { Clock } from '../platform/clock.js';
import { EgressGateway } from './egress-gateway.service.js';
import { isPrivateAddress } from './recipient-origin.js';
import { RecipientsService } from './recipients.service.js';

const SECRET = 'marker-7f3a';

describe('EgressGateway', () => {
  let server: Server;
  let serve: (request: IncomingMessage, response: ServerResponse) => void;
  let hits: number;
  let log: EgressLogInMemory;
  let gateway: EgressGateway;
  let base: string;

  beforeEach(async () => {
    hits = 0;
    serve = (_request, response) => void response.end('pong');
    server = createServer((request, response) => {
      hits += 1;
      serve(request, response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    log = new EgressLogInMemory();
    const endpoint = { id: 'here', name: 'Here', baseUrl: `${base}/v1`, country: 'GB', model: 'm', apiKey: null };
    gateway = new EgressGateway(new RecipientsService({ modelEndpoints: [endpoint] }), log as never, new Clock());
  });

  afterEach(async () => {
    gateway.onApplicationShutdown();
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  });

  it('reaches the registered host and logs sizes and status, never content, path or query', async () => {
    const closed = log.closed();
    const fetchHere = gateway.fetchFor('model:here', 'answer-visitor', { organisationId: 'org_1' });
    const response = await fetchHere(`${base}/v1/chat?q=${SECRET}`, {
      method: 'POST',
      body: `say ${SECRET}`,
      headers: { authorization: SECRET },
    });
    expect(await response.text()).toBe('pong');
    await closed;
    expect(log.last).toMatchObject({
      recipientId: 'model:here',
      organisationId: 'org_1',
      purpose: 'answer-visitor',
      status: 200,
    });
    expect(log.last).toMatchObject({ outcome: 'completed', requestBytes: `say ${SECRET}`.length, responseBytes: 4 });
    expect(log.last.durationMs).toEqual(expect.any(Number));
    expect(JSON.stringify(log.last)).not.toContain(SECRET);
  });

  it('C28.1 an unregistered host is blocked, and the refusal is logged without the host that was asked for', async () => {
    const call = gateway.fetch('model:here', 'answer-visitor', `https://${SECRET}.example.net/`, {
      method: 'POST',
      body: 'x',
    });
    await expect(call).rejects.toMatchObject({ code: 'transfer_refused' });
    expect(hits).toBe(0);
    expect(log.last).toMatchObject({ outcome: 'refused', status: null });
    expect(JSON.stringify(log.last)).not.toContain(SECRET);
  });

  it.each([
    ['an unknown recipient', 'model:there', 'answer-visitor', ''],
    ['a recipient without a host', 'customer-organisation', 'answer-visitor', ''],
    ['another purpose', 'model:here', 'direct-marketing', ''],
    ['another port of the same host', 'model:here', 'answer-visitor', 'http://127.0.0.1:1/'],
    ['another scheme', 'model:here', 'answer-visitor', 'https://127.0.0.1/'],
    ['no URL', 'model:here', 'answer-visitor', 'nonsense'],
  ] as const)('C28.1 %s is blocked before anything is sent', async (_what, recipient, purpose, address) => {
    await expect(gateway.fetch(recipient, purpose, address || base)).rejects.toMatchObject({
      code: 'transfer_refused',
    });
    expect(hits).toBe(0);
    expect(log.last.outcome).toBe('refused');
  });

  it.each([301, 302, 303, 307, 308])('C31.1 a redirect (%d) is refused, wherever it points', async (status) => {
    serve = (_request, response) => void response.writeHead(status, { location: `${base}/elsewhere` }).end();
    await expect(gateway.fetch('model:here', 'answer-visitor', `${base}/v1`)).rejects.toMatchObject({
      code: 'transfer_refused',
    });
    expect(hits).toBe(1);
    expect(log.last).toMatchObject({ outcome: 'refused', status });
  });

  it('sends nothing that it cannot log', async () => {
    log.isBroken = true;
    const logged = jest.spyOn(Logger.prototype, 'error').mockImplementation(() => undefined);
    await expect(gateway.fetch('model:here', 'answer-visitor', base)).rejects.toMatchObject({ code: 'unavailable' });
    expect(hits).toBe(0);
    expect(logged).toHaveBeenCalledTimes(1);
    logged.mockRestore();
  });

  it('gives up on a server that never answers', async () => {
    serve = () => undefined;
    const call = gateway.fetch('model:here', 'answer-visitor', base, {}, { timeoutMs: 30 });
    await expect(call).rejects.toMatchObject({ code: 'unavailable' });
    expect(log.last.outcome).toBe('failed');
  });

  it('cuts an answer that is too large', async () => {
    serve = (_request, response) => void response.end('x'.repeat(5_000));
    const response = await gateway.fetch('model:here', 'answer-visitor', base, {}, { maxResponseBytes: 1_000 });
    await expect(response.text()).rejects.toThrow();
    expect(log.last.outcome).toBe('failed');
  });

  it('fails as fetch does when the network fails, and stops when it is aborted', async () => {
    serve = (request) => request.socket.destroy();
    await expect(gateway.fetch('model:here', 'answer-visitor', base)).rejects.toThrow(TypeError);
    const stop = new AbortController();
    serve = () => stop.abort();
    await expect(gateway.fetch('model:here', 'answer-visitor', base, { signal: stop.signal })).rejects.toMatchObject({
      name: 'AbortError',
    });
  });

  it('does not resolve a public recipient into a private network', async () => {
    const endpoint = {
      id: 'outside',
      name: 'Outside',
      baseUrl: 'https://localhost.example.test/v1',
      country: 'GB',
      model: 'm',
      apiKey: null,
    };
    const recipients = new RecipientsService({ modelEndpoints: [endpoint] });
    const registered = recipients.getFor('model:outside', 'answer-visitor');
    // A name that resolves to this machine stands in for a record that an attacker has changed.
    const rebound = { ...registered, origin: 'https://localhost', host: 'localhost' };
    jest.spyOn(recipients, 'getFor').mockReturnValue(rebound);
    const guarded = new EgressGateway(recipients, log as never, new Clock());
    await expect(guarded.fetch('model:outside', 'answer-visitor', 'https://localhost/')).rejects.toMatchObject({
      code: 'transfer_refused',
    });
  });
});

describe('isPrivateAddress', () => {
  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.31.0.1',
    '192.168.0.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '::1',
    '::',
    'fd00::1',
    'fe80::1',
    '::ffff:10.0.0.1',
    '224.0.0.1',
    'name',
  ])('%s is', (address) => expect(isPrivateAddress(address)).toBe(true));
  it.each(['1.1.1.1', '172.32.0.1', '192.169.0.1', '2606:4700::1111', '::ffff:8.8.8.8'])('%s is not', (address) =>
    expect(isPrivateAddress(address)).toBe(false),
  );
});
