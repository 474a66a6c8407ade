/** Chat through the real socket: notice, sending, order, resuming, sharing, handing over, deleting. */
import type { Conversation, Message, ResumedConversation } from '../../api/conversations/conversations.contract.js';
import { AuditService } from '../../api/audit/audit.service.js';
import { aClientId, servedNotice, VisitorClient } from '../support/chat-client.js';
import { anOrganisation, PASSWORD, type TestOrganisation } from '../support/fixtures.js';
import { startApp, type TestApp } from '../support/start-app.js';

let app: TestApp;
let shop: TestOrganisation;

beforeAll(async () => {
  app = await startApp();
  shop = await anOrganisation(app);
});
afterAll(() => app.close());

const visitorOf = (organisation: TestOrganisation): Promise<VisitorClient> =>
  VisitorClient.accepted(organisation.access);

describe('the notice comes first', () => {
  it('answers notice_required until the current release is accepted, and stores nothing', async () => {
    const visitor = await VisitorClient.open(shop.access);
    await expect(visitor.send('Hello there')).rejects.toMatchObject({ error: { code: 'notice_required' } });
    const before = await visitor.ask<ResumedConversation>('conversation:resume');
    expect(before).toEqual({ noticeAccepted: false, conversation: null, messages: [], run: null });
    await visitor.acceptNotice();
    await expect(visitor.send('Hello there')).resolves.toMatchObject({ text: 'Hello there', sequence: 1 });
    visitor.close();
  });

  it('accepts only a text that was served, for this site', async () => {
    const visitor = await VisitorClient.open(shop.access);
    const { snapshotToken } = await servedNotice(shop.access);
    const [head, body, signature] = snapshotToken.split('.');
    const forged = [head, body, signature!.slice(0, -4) + 'AAAA'].join('.');
    await expect(visitor.ask('notice:accept', { snapshotToken: forged })).rejects.toMatchObject({
      error: { code: 'forbidden' },
    });
    const other = await anOrganisation(app);
    const foreign = await servedNotice(other.access);
    await expect(visitor.ask('notice:accept', { snapshotToken: foreign.snapshotToken })).rejects.toMatchObject({
      error: { code: 'forbidden' },
    });
    app.clock.advance(25 * 60 * 60 * 1000);
    const late = await VisitorClient.open(shop.access);
    await expect(late.ask('notice:accept', { snapshotToken })).rejects.toMatchObject({ error: { code: 'forbidden' } });
    visitor.close();
    late.close();
  });

  it('C18.3 tells in the notice, before the first message, that the organisation sees the conversation', async () => {
    const { summary } = await servedNotice(shop.access);
    expect(summary.join(' ')).toContain(`Everyone at ${shop.name} can see this conversation`);
  });
});

describe('sending', () => {
  it('stores a message once, however often it is sent, and refuses another text under its id', async () => {
    const visitor = await visitorOf(shop);
    const clientId = aClientId();
    const first = await visitor.send('Is the workshop open?', clientId);
    const again = await visitor.send('Is the workshop open?', clientId);
    expect(again).toEqual(first);
    await expect(visitor.send('Something else', clientId)).rejects.toMatchObject({ error: { code: 'conflict' } });
    const { messages } = await visitor.ask<ResumedConversation>('conversation:resume');
    expect(messages.map((m) => m.text)).toEqual(['Is the workshop open?']);
    visitor.close();
  });

  it('keeps the order of messages sent at once', async () => {
    const visitor = await visitorOf(shop);
    const texts = Array.from({ length: 40 }, (_, n) => `Line number ${n}`);
    const sent = await Promise.all(texts.map((text) => visitor.send(text)));
    const sequences = sent.map((m) => m.sequence);
    expect([...sequences].sort((a, b) => a - b)).toEqual(sequences);
    expect(new Set(sequences).size).toBe(40);
    const { messages } = await visitor.ask<ResumedConversation>('conversation:resume');
    expect(messages.map((m) => m.text)).toEqual(texts);
    visitor.close();
  });

  it('shows what was removed, and stores only the placeholders', async () => {
    const visitor = await visitorOf(shop);
    const message = await visitor.send('Write to jo.bell@example.com or ring 07700 900123');
    expect(message.text).toBe('Write to [EMAIL] or ring [PHONE]');
    expect(message.removed).toEqual(
      expect.arrayContaining([
        { type: 'EMAIL', count: 1 },
        { type: 'PHONE', count: 1 },
      ]),
    );
    const { messages } = await visitor.ask<ResumedConversation>('conversation:resume');
    expect(messages.at(-1)?.text).toBe('Write to [EMAIL] or ring [PHONE]');
    visitor.close();
  });

  it('limits the rate of each visitor, and says how long to wait', async () => {
    const strict = await startApp({ limits: { messages: { burst: 2, perMinute: 1 } } });
    const organisation = await anOrganisation(strict);
    const visitor = await visitorOf(organisation);
    await visitor.send('One');
    await visitor.send('Two');
    await expect(visitor.send('Three')).rejects.toMatchObject({
      error: { code: 'rate_limited', retryAfterMs: 60_000 },
    });
    strict.clock.advance(60_000);
    await expect(visitor.send('Four')).resolves.toMatchObject({ text: 'Four' });
    visitor.close();
    await strict.close();
  });
});

describe('coming back', () => {
  it('finds the conversation by its resume key and delivers exactly what was missed', async () => {
    const visitor = await visitorOf(shop);
    const first = await visitor.send('First question');
    visitor.close();
    const member = await shop.memberClient();
    await member.reply(first.conversationId, 'An answer while you were away');
    await member.reply(first.conversationId, 'And another');
    const back = await VisitorClient.open(shop.access, visitor.resumeKey!);
    expect(back.session.resumed).toBe(true);
    const missed = await back.ask<ResumedConversation>('conversation:resume', { afterSequence: first.sequence });
    expect(missed.messages.map((m) => m.text)).toEqual(['An answer while you were away', 'And another']);
    expect(missed.noticeAccepted).toBe(true);
    member.close();
    back.close();
  });

  it('tells the newest message of the conversation, however it was found', async () => {
    const visitor = await visitorOf(shop);
    await visitor.send('One');
    const newest = await visitor.send('Two');
    const { conversation } = await visitor.ask<ResumedConversation>('conversation:resume');
    expect(conversation).toMatchObject({ lastSequence: newest.sequence, lastMessageAt: newest.sentAt });
    visitor.close();
  });

  it('lets a second tab hear what the first one sends', async () => {
    const one = await visitorOf(shop);
    const two = await VisitorClient.open(shop.access, one.resumeKey!);
    const sent = await one.send('From the first tab');
    const heard = await two.hears<{ message: Message }>('message:added', ({ message }) => message.id === sent.id);
    expect(heard.message).toEqual(sent);
    one.close();
    two.close();
  });

  it('opens nothing after "end chat on this device"', async () => {
    const visitor = await visitorOf(shop);
    await visitor.send('Remember me');
    const gone = visitor.disconnected();
    await visitor.rest('delete', '/v1/visitor-sessions/current').expect(204);
    await gone;
    const back = await VisitorClient.open(shop.access, visitor.resumeKey!);
    expect(back.session.resumed).toBe(false);
    expect((await back.ask<ResumedConversation>('conversation:resume')).conversation).toBeNull();
    back.close();
  });
});

describe('one shared view', () => {
  it('C18.1 shows the conversation to every member of the organisation, live', async () => {
    const visitor = await visitorOf(shop);
    const one = await shop.memberClient();
    const two = await shop.memberClient(await shop.addMember());
    const { conversationId } = await visitor.send('Can anybody help?');
    for (const member of [one, two]) {
      await member.hears<{ conversation: Conversation }>(
        'conversation:changed',
        (b) => b.conversation.id === conversationId,
      );
      const resumed = await member.ask<ResumedConversation>('conversation:resume', { conversationId });
      expect(resumed.messages.map((m) => m.text)).toEqual(['Can anybody help?']);
    }
    const next = await visitor.send('Still there?');
    await Promise.all(
      [one, two].map((m) => m.hears<{ message: Message }>('message:added', (b) => b.message.id === next.id)),
    );
    for (const client of [visitor, one, two]) client.close();
  });

  it('tells every member of new messages, also in conversations that they have not opened', async () => {
    const visitor = await visitorOf(shop);
    const { conversationId } = await visitor.send('A first question');
    const member = await shop.memberClient();
    const { sequence } = await visitor.send('A second question');
    const { conversation } = await member.hears<{ conversation: Conversation }>(
      'conversation:changed',
      (b) => b.conversation.id === conversationId && b.conversation.lastSequence >= sequence,
    );
    expect(conversation).toMatchObject({ lastSequence: sequence, answering: 'waiting' });
    expect(member.heard.map(({ event }) => event)).not.toContain('message:added');
    visitor.close();
    member.close();
  });

  it('logs every read of a conversation', async () => {
    const visitor = await visitorOf(shop);
    const { conversationId } = await visitor.send('Who reads this?');
    const member = await shop.memberClient();
    await member.ask('conversation:resume', { conversationId });
    await member.rest('get', `/v1/conversations/${conversationId}`).expect(200);
    const entries = await app.get(AuditService).page({ targetId: conversationId }, Number.MAX_SAFE_INTEGER, 10);
    expect(entries.map((e) => [e.action, e.actorId])).toEqual([
      ['conversation.read', shop.member.id],
      ['conversation.read', shop.member.id],
    ]);
    visitor.close();
    member.close();
  });

  it('answers as a person: both hear it by the same path, and the name is the public one', async () => {
    const visitor = await visitorOf(shop);
    const member = await shop.memberClient();
    const { conversationId } = await visitor.send('Hello?');
    await member.ask('conversation:resume', { conversationId });
    const reply = await member.reply(conversationId, 'Hello, this is a person. My own mail is sam@example.org');
    expect(reply.text).toBe('Hello, this is a person. My own mail is [EMAIL]');
    const heard = await visitor.hears<{ message: Message }>('message:added', (b) => b.message.id === reply.id);
    expect(heard.message).toMatchObject({ author: 'member', authorName: shop.member.displayName });
    const changed = await visitor.hears<{ conversation: Conversation }>(
      'conversation:changed',
      (b) => b.conversation.answering === 'person',
    );
    expect(changed.conversation.id).toBe(conversationId);
    visitor.close();
    member.close();
  });

  it('pages through the list, newest first', async () => {
    const own = await anOrganisation(app);
    for (let n = 0; n < 5; n += 1) {
      const visitor = await visitorOf(own);
      await visitor.send(`Question ${n}`);
      visitor.close();
      app.clock.advance(1_000);
    }
    const member = await own.memberClient();
    const pages: string[][] = [];
    let before: string | null = null;
    do {
      const page: { conversations: Conversation[]; next: string | null } = await member.ask('conversation:list', {
        limit: 2,
        ...(before ? { before } : {}),
      });
      pages.push(page.conversations.map((c) => c.startedAt));
      before = page.next;
    } while (before);
    expect(pages.map((page) => page.length)).toEqual([2, 2, 1]);
    const all = pages.flat();
    expect([...all].sort().reverse()).toEqual(all);
    member.close();
  });
});

describe('the first rights', () => {
  it('downloads what is held, computed from the data map', async () => {
    const visitor = await visitorOf(shop);
    await visitor.send('What do you know of me?');
    await visitor.rest('put', '/v1/visitor/contact').send({ email: 'later@example.com' }).expect(204);
    const { body } = await visitor
      .rest('get', '/v1/visitor/data')
      .expect(200)
      .expect('Content-Disposition', /attachment/);
    const held = Object.fromEntries(
      body.held.map((part: { collection: string; records: unknown[] }) => [part.collection, part.records]),
    );
    expect(held.messages).toMatchObject([{ text: 'What do you know of me?', author: 'visitor' }]);
    expect(held.conversations).toHaveLength(1);
    expect(held.notice_acceptances).toHaveLength(1);
    expect(JSON.stringify(body.contact)).toContain('later@example.com');
    expect(JSON.stringify(body.held)).not.toContain('later@example.com');
    visitor.close();
  });

  it('shows the address left for a later answer to a member alone, audited, and lets it go with the conversation', async () => {
    const visitor = await visitorOf(shop);
    const member = await shop.memberClient();
    const { conversationId } = await visitor.send('Can you answer me later?');
    await member.rest('post', `/v1/conversations/${conversationId}/contact`).expect(404);
    await visitor.rest('put', '/v1/visitor/contact').send({ email: 'answer-me@example.com' }).expect(204);
    const { body } = await member.rest('post', `/v1/conversations/${conversationId}/contact`).expect(200);
    expect(body).toEqual({ email: 'answer-me@example.com' });
    const looks = await app.get(AuditService).page({ actorId: shop.member.id }, Number.MAX_SAFE_INTEGER, 3);
    expect(looks[0]).toMatchObject({ action: 'identity.resolved.answer-later' });
    await visitor.rest('delete', `/v1/visitor/conversations/${conversationId}`).expect(204);
    const held = await visitor.rest('get', '/v1/visitor/data').expect(200);
    expect(held.text).not.toContain('answer-me@example.com');
    visitor.close();
    member.close();
  });

  it('deletes the conversation for good, for everyone, and proves it in the log', async () => {
    const visitor = await visitorOf(shop);
    const member = await shop.memberClient();
    const { conversationId } = await visitor.send('Please forget this');
    await member.ask('conversation:resume', { conversationId });
    await visitor.rest('delete', `/v1/visitor/conversations/${conversationId}`).expect(204);
    await member.hears<{ conversationId: string }>('conversation:deleted', (b) => b.conversationId === conversationId);
    await member.rest('get', `/v1/conversations/${conversationId}`).expect(404);
    expect((await visitor.ask<ResumedConversation>('conversation:resume')).conversation).toBeNull();
    const [entry] = await app.get(AuditService).page({ targetId: conversationId }, Number.MAX_SAFE_INTEGER, 1);
    expect(entry).toMatchObject({ action: 'conversation.deleted', actorKind: 'visitor' });
    expect(JSON.parse(entry!.counts)).toEqual({ messages: 1, conversations: 1 });
    const fresh = await visitor.send('A new beginning');
    expect(fresh.conversationId).not.toBe(conversationId);
    visitor.close();
    member.close();
  });

  it('begins anew after a deletion, also where another tab asked while it was under way', async () => {
    const visitor = await visitorOf(shop);
    const { conversationId } = await visitor.send('Please forget this too');
    const tab = await VisitorClient.open(shop.access, visitor.resumeKey!);
    const deleted = visitor.rest('delete', `/v1/visitor/conversations/${conversationId}`).expect(204);
    const asking = { isOver: false };
    const asked = (async () => {
      while (!asking.isOver) await tab.ask('conversation:resume');
    })();
    await deleted;
    asking.isOver = true;
    await asked;
    await expect(tab.send('A new beginning')).resolves.toMatchObject({ text: 'A new beginning' });
    visitor.close();
    tab.close();
  });

  it('does not delete a conversation under a hold', async () => {
    const visitor = await visitorOf(shop);
    const member = await shop.memberClient();
    const { conversationId } = await visitor.send('Evidence');
    await member.rest('put', `/v1/conversations/${conversationId}/hold`).send({ reason: 'legal-claim' }).expect(200);
    const refused = await visitor.rest('delete', `/v1/visitor/conversations/${conversationId}`).expect(423);
    expect(refused.body).toMatchObject({ code: 'restricted', status: 423 });
    await member.rest('delete', `/v1/conversations/${conversationId}/hold`).expect(200);
    await visitor.rest('delete', `/v1/visitor/conversations/${conversationId}`).expect(204);
    visitor.close();
    member.close();
  });
});

describe('the log', () => {
  it('C47.2 stays valid after an erasure', async () => {
    const verdict = await app.get(AuditService).verify();
    expect(verdict).toMatchObject({ isIntact: true, brokenAt: null });
    expect(verdict.entries).toBeGreaterThan(5);
  });
});

describe('the end of a session', () => {
  it('closes the sockets of that session alone, and of all sessions when the password changes', async () => {
    const [one, two] = [await shop.memberClient(), await shop.memberClient()];
    const gone = one.disconnected();
    await one.rest('delete', '/v1/sessions/current').expect(204);
    await gone;
    await expect(two.ask('conversation:list')).resolves.toMatchObject({ conversations: expect.any(Array) });
    const alsoGone = two.disconnected();
    const change = { currentPassword: PASSWORD, newPassword: 'another-long-invented-passphrase' };
    await two.rest('put', '/v1/members/me/password').send(change).expect(204);
    await alsoGone;
    await two.rest('get', '/v1/conversations').expect(401);
  });
});
