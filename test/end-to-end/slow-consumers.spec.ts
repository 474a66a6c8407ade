/** A client that stops reading is disconnected with a bounded send buffer, while another client of the same conversation hears everything. */
import type { Server, Socket } from 'socket.io';
import { AnnouncerService } from '../../api/conversations/announcer.service.js';
import { AnswerProgressed } from '../../api/conversations/conversations.events.js';
import { EventBus } from '../../api/platform/event-bus.js';
import { SEND_BUFFER_LIMIT } from '../../api/platform/socket-edge.js';
import { VisitorClient } from '../support/chat-client.js';
import { anOrganisation } from '../support/fixtures.js';
import { startApp, type TestApp } from '../support/start-app.js';

const DELTA = 'x'.repeat(16 * 1024);
/** Deltas that are announced before the client that reads is waited for: half the limit. */
const BURST = SEND_BUFFER_LIMIT / 2 / DELTA.length;
/** More than the operating system holds for one connection: by then the consumer has to be gone. */
const MOST_BYTES = 64 * 1024 * 1024;

let app: TestApp;

beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

it('a socket that stops reading is closed, and holds nobody else up', async () => {
  const shop = await anOrganisation(app);
  const reader = await VisitorClient.accepted(shop.access);
  const { conversationId } = await reader.send('Please tell me a long story');
  const stalled = await VisitorClient.open(shop.access, reader.resumeKey!);
  const { server } = app.get(AnnouncerService) as unknown as { server: Server };
  const served = server.of('/visitor').sockets.get(stalled.socket.id!)!;
  const { subjectId } = (served.data as { principal: { subjectId: string } }).principal;
  const audience = { organisationId: shop.id, conversationId, subjectId };
  const [wsOfClient, kept] = [webSocketOf(stalled), watch(served)];
  wsOfClient.pause();

  let index = 0;
  while (served.connected && index * DELTA.length < MOST_BYTES) {
    for (let n = 0; n < BURST; n += 1)
      app.get(EventBus).announce(new AnswerProgressed(audience, 'run_story', (index += 1), DELTA));
    await reader.hears<{ index: number }>('agent:delta', (delta) => delta.index === index);
    reader.heard.length = 0;
  }

  expect(served.connected).toBe(false);
  expect(kept.most).toBeLessThan(2 * SEND_BUFFER_LIMIT);
  await expect(reader.send('And I am still here')).resolves.toMatchObject({ text: 'And I am still here' });
  reader.close();
  wsOfClient.terminate();
});

/** The client's own websocket, below socket.io. */
function webSocketOf(client: VisitorClient): { pause(): void; terminate(): void } {
  const { transport } = client.socket.io.engine as unknown as {
    transport: { ws: { pause(): void; terminate(): void } };
  };
  return transport.ws;
}

/** The most bytes that the server has kept for a socket at any time: not yet handed to the websocket, or handed and not gone. */
function watch(socket: Socket): { most: number } {
  const kept = { most: 0 };
  const connection = socket.conn as unknown as {
    writeBuffer: { data?: string }[];
    transport: { socket: { bufferedAmount: number } };
  };
  socket.conn.on('packetCreate', () => {
    const waiting = connection.writeBuffer.reduce((sum, { data }) => sum + (data?.length ?? 0), 0);
    kept.most = Math.max(kept.most, waiting + connection.transport.socket.bufferedAmount);
  });
  return kept;
}
