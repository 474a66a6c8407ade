/** Marked secrets that a visitor sends are found nowhere: not in the data directory, logs, acknowledgements, errors, nor in what a model is sent. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { MongoClient } from 'mongodb';
import { startEmbeddedStore } from '../../api/embedded-store/embedded-store.js';
import { aClientId, VisitorClient } from '../support/chat-client.js';
import { FakeModelServer } from '../support/fake-model-server.js';
import { formsOf, scanBytes, scanFolder, scanText, type Hit } from '../support/secret-scan.js';
import { serve } from '../support/server-process.js';

/** Value by sentence; every value is invented, on reserved domains and ranges. */
const SECRETS: readonly (readonly [value: string, sentence: string])[] = [
  ['marek.zielinski@example.com', 'You can write to marek.zielinski@example.com any time.'],
  ['07700 900461', 'My mobile is 07700 900461, ring after six.'],
  ['QQ 12 34 56 C', 'My National Insurance number is QQ 12 34 56 C.'],
  ['4111 1111 1111 1111', 'The card is 4111 1111 1111 1111, expiry 04/29.'],
  ['GB33BUKB20201555555555', 'Pay it to GB33BUKB20201555555555 please.'],
  ['Zielinski', 'My name is Marek Zielinski and I am waiting.'],
  ['Tr0ub4dor&Lantern', 'The password is Tr0ub4dor&Lantern, can you check it?'],
  ['198.51.100.23', 'The router says 198.51.100.23 is blocked.'],
];
/** Also what could be left over of a value that was cut too short. */
const VALUES = [...SECRETS.map(([value]) => value), 'Lantern', '1111 1111', '900461'];
const CONTROL = 'planted-control-7c1e';

it('C15.2 finds no marked secret anywhere, and finds the planted control', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'engage-scan-'));
  const model = await new FakeModelServer().listen();
  const heard: string[] = [];
  try {
    const modelEndpoint = {
      id: 'fake',
      name: 'Fake',
      baseUrl: model.url,
      country: 'GB',
      model: 'fake-1',
      apiKey: null,
    };
    const server = await serve({ dataDir, logLevel: 'trace', modelEndpoint });
    const visitor = await VisitorClient.accepted(server.address);
    for (const [, sentence] of SECRETS) {
      const message = await visitor.send(sentence);
      heard.push(JSON.stringify(message));
      await visitor.hears('agent:done', (b: { runId: string }) => !heard.includes(b.runId) && heard.push(b.runId) > 0);
    }
    // The same secrets in requests that fail, so that errors are scanned too.
    for (const [, sentence] of SECRETS) {
      heard.push(JSON.stringify(await visitor.raw('message:send', { clientId: aClientId(), text: { $ne: sentence } })));
      heard.push(
        JSON.stringify(await visitor.raw('message:send', { clientId: aClientId(), text: sentence, [sentence]: 1 })),
      );
      heard.push((await visitor.rest('put', '/v1/visitor/contact').send({ email: sentence })).text);
    }
    const control = await visitor.send(`Nothing personal in ${CONTROL}`);
    expect(control.text).toContain(CONTROL);
    heard.push(JSON.stringify(visitor.heard));
    const download = (await visitor.rest('get', '/v1/visitor/data')).text;
    visitor.close();
    await server.stop();

    const everywhere: Hit[] = [
      ...scanText(heard.join('\n'), VALUES, 'acknowledgements, announcements and errors'),
      ...scanText(download, VALUES, 'the download'),
      ...scanText(server.output(), VALUES, 'the logs'),
      ...scanText(
        model.requests.map(({ body, headers, path }) => `${path}${JSON.stringify(headers)}${body}`).join('\n'),
        VALUES,
        'requests to the model',
      ),
      ...scanText(await decodedDocuments(dataDir), VALUES, 'decoded documents'),
    ];
    const folder = await scanFolder(dataDir, VALUES);
    expect([...everywhere, ...folder.hits]).toEqual([]);

    expect(model.requests.length).toBeGreaterThanOrEqual(SECRETS.length);
    expect(server.output().length).toBeGreaterThan(100);
    expect((await scanFolder(dataDir, [CONTROL])).hits.map(({ encoding }) => encoding)).toContain('utf8');
    expect(scanText(await decodedDocuments(dataDir), [CONTROL], 'documents')).not.toEqual([]);
    for (const [encoding, form] of formsOf(CONTROL)) {
      await writeFile(
        join(dataDir, 'planted.bin'),
        Buffer.concat([Buffer.from('before'), form, Buffer.from('behind')]),
      );
      const { hits } = await scanFolder(dataDir, [CONTROL]);
      expect(hits.filter(({ place }) => place === 'planted.bin').map((hit) => hit.encoding)).toContain(encoding);
    }
  } finally {
    await model.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}, 120_000);

/** Every document of every database of the stopped server, as text. */
async function decodedDocuments(dataDir: string): Promise<string> {
  const store = await startEmbeddedStore({
    dataDir: join(dataDir, 'store'),
    entry: resolve('dist/api/embedded-store/main.js'),
  });
  const client = await new MongoClient(store.uri('admin')).connect();
  try {
    const parts: string[] = [];
    for (const { name } of (await client.db().admin().listDatabases()).databases) {
      for (const { name: collection } of await client.db(name).listCollections().toArray()) {
        parts.push(JSON.stringify(await client.db(name).collection(collection).find().toArray()));
      }
    }
    return parts.join('\n');
  } finally {
    await client.close();
    await store.stop();
  }
}

it('sees base64 at every alignment', () => {
  for (const before of ['', 'a', 'ab', 'abc']) {
    const encoded = Buffer.from(`${before}${CONTROL}xyz`).toString('base64');
    expect(scanBytes(Buffer.from(encoded), [CONTROL], 'here')).not.toEqual([]);
  }
});
