/** The server is killed in the middle of many senders, again and again: what was acknowledged is there exactly once, in order. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Message, ResumedConversation } from '../../api/conversations/conversations.contract.js';
import { VisitorClient } from '../support/chat-client.js';
import { serve } from '../support/server-process.js';

const ROUNDS = 10;
const SENDERS = 12;
/** How many acknowledgements to see before the kill; it varies, so that the kill falls into different moments. */
const acknowledgedBeforeKill = (round: number): number => 40 + 37 * round;

interface Sender {
  resumeKey: string;
  acknowledged: Map<string, Message>;
  /** Sent again after the restart with the same client id: acknowledged or not, it must be there once. */
  unanswered: { clientId: string; text: string } | null;
}

it('ten SIGKILLs among twelve senders lose nothing acknowledged and double nothing', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'engage-kill-'));
  const senders: Sender[] = [];
  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      const server = await serve({ dataDir });
      const clients = await Promise.all(
        Array.from({ length: SENDERS }, async (_, n) => {
          const known = senders[n];
          const client = known
            ? await VisitorClient.open(server.address, known.resumeKey)
            : await VisitorClient.accepted(server.address);
          senders[n] ??= { resumeKey: client.resumeKey!, acknowledged: new Map(), unanswered: null };
          return client;
        }),
      );
      let seen = 0;
      const enough = new Promise<void>((resolve) => {
        clients.forEach(
          (client, n) =>
            void sendUntilGone(client, senders[n]!, `${round}-${n}`, () => {
              seen += 1;
              if (seen >= acknowledgedBeforeKill(round)) resolve();
            }),
        );
      });
      await enough;
      await server.kill();
      for (const client of clients) client.close();
    }
    await expectAllThere(dataDir, senders);
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
});

async function sendUntilGone(
  client: VisitorClient,
  sender: Sender,
  prefix: string,
  onAcknowledged: () => void,
): Promise<void> {
  const again = sender.unanswered;
  for (let n = 0; client.socket.connected; n += 1) {
    const next =
      n === 0 && again
        ? again
        : { clientId: `kill-${prefix}-${n}`.padEnd(12, 'x'), text: `Message ${prefix} number ${n}` };
    sender.unanswered = next;
    try {
      const message = await client.send(next.text, next.clientId);
      sender.acknowledged.set(next.clientId, message);
      sender.unanswered = null;
      onAcknowledged();
    } catch {
      return;
    }
  }
}

async function expectAllThere(dataDir: string, senders: readonly Sender[]): Promise<void> {
  const server = await serve({ dataDir });
  let total = 0;
  for (const { resumeKey, acknowledged } of senders) {
    const client = await VisitorClient.open(server.address, resumeKey);
    const stored = await everything(client);
    const byClientId = new Map(stored.map((message) => [message.clientId, message]));
    expect(byClientId.size).toBe(stored.length);
    for (const [clientId, message] of acknowledged) expect(byClientId.get(clientId)).toEqual(message);
    const order = [...acknowledged.values()].map(({ sequence }) => sequence);
    expect([...order].sort((a, b) => a - b)).toEqual(order);
    total += acknowledged.size;
    client.close();
  }
  await server.stop();
  expect(total).toBeGreaterThan(ROUNDS * 40);
}

async function everything(client: VisitorClient): Promise<Message[]> {
  const all: Message[] = [];
  for (;;) {
    const { messages } = await client.ask<ResumedConversation>('conversation:resume', {
      afterSequence: all.at(-1)?.sequence ?? 0,
    });
    if (messages.length === 0) return all;
    all.push(...messages);
  }
}
