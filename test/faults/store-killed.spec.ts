/** SIGKILL among twenty writers and money transfers, again and again: nothing acknowledged is lost, indexes and balances agree. */
import { rmSync } from 'node:fs';
import { MongoClient } from 'mongodb';
import type { Db } from 'mongodb';
import { freshDirectory, startChild } from '../embedded-store/store-process.js';

/** `STORE_KILL_ROUNDS=50` for the full torture; fewer by default, so that a loaded machine ends it in its time. */
const ROUNDS = Number(process.env['STORE_KILL_ROUNDS'] ?? 15);
const WRITERS = 20;
const TELLERS = 4;
const ACCOUNTS = 20;
const OPENING_BALANCE = 1_000;
/** How many acknowledgements to see before the kill: it varies, so that the kill falls into different moments. */
const acknowledgedBeforeKill = (round: number): number => 30 + ((round * 53) % 400);

interface Entry {
  _id: string;
  unique: string;
  writer: number;
  revision: number;
}

interface Account {
  _id: number;
  balance: number;
}

/** What the writers know to be stored: the newest acknowledged revision of each document, and removals. */
class Ledger {
  readonly revisions = new Map<string, number>();
  readonly removed = new Set<string>();
  acknowledged = 0;
}

async function write(db: Db, writer: number, round: number, ledger: Ledger, seen: () => void): Promise<void> {
  const entries = db.collection<Entry>('entries');
  for (let n = 0; ; n += 1) {
    const id = `${round}-${writer}-${n}`;
    await entries.insertOne({ _id: id, unique: id, writer, revision: 0 });
    ledger.revisions.set(id, 0);
    seen();
    if (n % 3 === 1) {
      await entries.updateOne({ _id: id }, { $inc: { revision: 1 } });
      ledger.revisions.set(id, 1);
      seen();
    }
    if (n % 7 === 5) {
      ledger.revisions.delete(id);
      await entries.deleteOne({ _id: id });
      ledger.removed.add(id);
      seen();
    }
  }
}

async function transfer(client: MongoClient, db: Db, isOver: () => boolean, seen: () => void): Promise<void> {
  const accounts = db.collection<Account>('accounts');
  for (;;) {
    const from = Math.floor(Math.random() * ACCOUNTS);
    const to = (from + 1 + Math.floor(Math.random() * (ACCOUNTS - 1))) % ACCOUNTS;
    const amount = 1 + Math.floor(Math.random() * 10);
    await client.withSession((session) =>
      session.withTransaction(async () => {
        // The driver repeats a transaction that lost its server for two minutes: this error it does not repeat.
        if (isOver()) throw new Error('the store was killed');
        await accounts.updateOne({ _id: from }, { $inc: { balance: -amount } }, { session });
        await accounts.updateOne({ _id: to }, { $inc: { balance: amount } }, { session });
      }),
    );
    seen();
  }
}

async function expectConsistent(db: Db, ledger: Ledger): Promise<void> {
  const found = new Map((await db.collection<Entry>('entries').find().toArray()).map((entry) => [entry._id, entry]));
  const lost = [...ledger.revisions]
    .filter(([id, revision]) => (found.get(id)?.revision ?? -1) < revision)
    .map(([id]) => id);
  expect(lost).toEqual([]);
  expect([...ledger.removed].filter((id) => found.has(id))).toEqual([]);
  const accounts = await db.collection<Account>('accounts').find().toArray();
  expect(accounts.reduce((sum, { balance }) => sum + balance, 0)).toBe(ACCOUNTS * OPENING_BALANCE);
  for (const collection of ['entries', 'accounts']) {
    expect((await db.command({ validate: collection }))['errors']).toEqual([]);
  }
}

it(`${ROUNDS} kills among ${WRITERS} writers and ${TELLERS} tellers lose nothing acknowledged`, async () => {
  const directory = freshDirectory();
  const ledger = new Ledger();
  try {
    for (let round = 0; round <= ROUNDS; round += 1) {
      const store = await startChild(directory);
      const client = await new MongoClient(store.uri('torture'), {
        maxPoolSize: 40,
        serverSelectionTimeoutMS: 1_000,
      }).connect();
      const db = client.db();
      if (round === 0) {
        await db
          .collection<Entry>('entries')
          .createIndexes([{ key: { unique: 1 }, unique: true }, { key: { writer: 1, revision: -1 } }]);
        await db
          .collection<Account>('accounts')
          .insertMany(Array.from({ length: ACCOUNTS }, (_, _id) => ({ _id, balance: OPENING_BALANCE })));
      }
      await expectConsistent(db, ledger);
      if (round === ROUNDS) {
        await client.close();
        await store.stop();
        break;
      }
      let seen = 0;
      let isOver = false;
      const workers: Promise<void>[] = [];
      await new Promise<void>((resolve) => {
        const count = (): void => {
          ledger.acknowledged += 1;
          seen += 1;
          if (seen !== acknowledgedBeforeKill(round)) return;
          isOver = true;
          process.kill(store.pid, 'SIGKILL');
          resolve();
        };
        for (let writer = 0; writer < WRITERS; writer += 1) workers.push(write(db, writer, round, ledger, count));
        for (let teller = 0; teller < TELLERS; teller += 1) workers.push(transfer(client, db, () => isOver, count));
      });
      await Promise.allSettled(workers);
      await client.close();
      await store.stop();
    }
    expect(ledger.acknowledged).toBeGreaterThan(ROUNDS * 100);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}, 900_000);
