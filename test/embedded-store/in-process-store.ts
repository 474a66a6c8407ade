/** The store without process and socket, for tests of thousands of steps: commands go in as documents and come out as documents. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { serialize } from 'bson';
import type { Document } from 'bson';
import { claimDirectory } from '../../api/embedded-store/data-directory.js';
import { dispatch } from '../../api/embedded-store/dispatch.js';
import { decode } from '../../api/embedded-store/raw-document.js';
import { parseOptions } from '../../api/embedded-store/store-options.js';
import { openStore } from '../../api/embedded-store/store.js';
import type { OpenStore } from '../../api/embedded-store/store.js';

export interface InProcessStore {
  readonly store: OpenStore;
  readonly directory: string;
  /** The reply, also when it says `ok: 0`. */
  reply(body: Document, database?: string): Promise<Document>;
  /** The reply; an error reply or a write error is thrown. */
  run(body: Document, database?: string): Promise<Document>;
  /** All documents of a find or aggregate, through as many batches as it takes. */
  all(body: Document, database?: string): Promise<Document[]>;
  close(): Promise<void>;
}

/** What is tested here is not the disk: where there is a file system in memory, thousands of commits take seconds. */
const PLACE = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

export class ReplyError extends Error {
  constructor(readonly reply: Document) {
    super(String(reply['errmsg'] ?? JSON.stringify(reply['writeErrors'])));
  }

  get code(): number {
    const { code, writeErrors } = this.reply as {
      code?: { value: number };
      writeErrors?: { code: { value: number } }[];
    };
    return (code ?? writeErrors?.[0]?.code)?.value ?? -1;
  }
}

export async function openInProcess(
  options: { now?: () => Date; args?: string[]; directory?: string } = {},
): Promise<InProcessStore> {
  const directory = options.directory ?? mkdtempSync(path.join(PLACE, 'store-test-'));
  claimDirectory(directory);
  const store = await openStore(
    parseOptions(['--data-dir', directory, '--expiry-seconds', '0', ...(options.args ?? [])], {}),
    options.now,
  );
  const connection = { id: 1, isClosed: false, isAdmitted: true };
  const reply = async (body: Document, database = 'test'): Promise<Document> => {
    const bodyBytes = Buffer.from(serialize({ ...body, $db: database }, { ignoreUndefined: true }));
    const request = {
      requestId: 1,
      body: decode(bodyBytes),
      bodyBytes,
      sequences: new Map<string, Buffer[]>(),
      wantsReply: true,
      isLegacy: false,
    };
    return decode(Buffer.concat(await dispatch(store, connection, request)));
  };
  const run = async (body: Document, database?: string): Promise<Document> => {
    const answer = await reply(body, database);
    if (Number(answer['ok']) !== 1 || answer['writeErrors'] !== undefined) throw new ReplyError(answer);
    return answer;
  };
  return {
    store,
    directory,
    reply,
    run,
    async all(body, database) {
      const first = (await run(body, database))['cursor'] as {
        firstBatch: Document[];
        id: { isZero(): boolean };
        ns: string;
      };
      const documents = [...first.firstBatch];
      let { id } = first;
      while (!id.isZero()) {
        const collection = first.ns.slice(first.ns.indexOf('.') + 1);
        const more = (await run({ getMore: id, collection }, database))['cursor'] as {
          nextBatch: Document[];
          id: typeof id;
        };
        documents.push(...more.nextBatch);
        id = more.id;
      }
      return documents;
    },
    async close() {
      await store.close();
      if (options.directory === undefined) rmSync(directory, { recursive: true, force: true });
    },
  };
}
