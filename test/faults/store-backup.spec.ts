/** A backup taken while transfers and inserts run restores to one consistent moment. */
import { rmSync } from 'node:fs';
import path from 'node:path';
import { MongoClient } from 'mongodb';
import { restoreBackup } from '../../api/embedded-store/data-restore.js';
import { freshDirectory, startChild } from '../embedded-store/store-process.js';

const ACCOUNTS = 10;
const BACKUPS = 5;

interface Account {
  _id: number;
  balance: number;
}

test(`${BACKUPS} backups under load each restore to a consistent state`, async () => {
  const root = freshDirectory();
  const store = await startChild(path.join(root, 'data'));
  const client = await new MongoClient(store.uri('test')).connect();
  const db = client.db();
  const accounts = db.collection<Account>('accounts');
  const entries = db.collection<{ _id: string; unique: string }>('entries');
  let isOver = false;
  try {
    await entries.createIndex({ unique: 1 }, { unique: true });
    await accounts.insertMany(Array.from({ length: ACCOUNTS }, (_, _id) => ({ _id, balance: 100 })));
    const acknowledged: string[][] = Array.from({ length: 8 }, () => []);
    const load = [
      ...acknowledged.map(async (own, writer) => {
        for (let n = 0; !isOver; n += 1) {
          const _id = `${writer}-${n}`;
          await entries.insertOne({ _id, unique: _id });
          own.push(_id);
        }
      }),
      ...Array.from({ length: 3 }, async (_, teller) => {
        for (let n = teller; !isOver; n += 1) {
          await client.withSession((session) =>
            session.withTransaction(async () => {
              await accounts.updateOne({ _id: n % ACCOUNTS }, { $inc: { balance: -1 } }, { session });
              await accounts.updateOne({ _id: (n + 3) % ACCOUNTS }, { $inc: { balance: 1 } }, { session });
            }),
          );
        }
      }),
    ];
    const taken: { directory: string; before: string[] }[] = [];
    for (let turn = 0; turn < BACKUPS; turn += 1) {
      const before = acknowledged.flat();
      const directory = path.join(root, `backup-${turn}`);
      await db.admin().command({ backUp: 1, to: directory });
      taken.push({ directory, before });
    }
    isOver = true;
    await Promise.all(load);
    for (const [turn, { directory, before }] of taken.entries()) {
      const restored = path.join(root, `restored-${turn}`);
      restoreBackup(directory, restored);
      const copy = await startChild(restored);
      const reader = await new MongoClient(copy.uri('test')).connect();
      const balances = await reader.db().collection<Account>('accounts').find().toArray();
      expect(balances.reduce((sum, { balance }) => sum + balance, 0)).toBe(ACCOUNTS * 100);
      const there = new Set(
        (await reader.db().collection<{ _id: string }>('entries').find().toArray()).map(({ _id }) => _id),
      );
      expect(before.filter((id) => !there.has(id))).toEqual([]);
      // Each writer's documents are there without a gap: the copy shows one moment, not several.
      for (const own of acknowledged) {
        const present = own.map((id) => there.has(id));
        expect(present.lastIndexOf(true) + 1).toBe(present.filter(Boolean).length);
      }
      for (const name of ['accounts', 'entries'])
        expect((await reader.db().command({ validate: name }))['errors']).toEqual([]);
      await reader.close();
      await copy.stop();
    }
  } finally {
    isOver = true;
    await client.close();
    await store.stop();
    rmSync(root, { recursive: true, force: true });
  }
});
