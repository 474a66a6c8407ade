/** Requests about rights through the door: made in the chat or written down by staff, each step audited, nothing closed by silence. */
import { getConnectionToken } from '@nestjs/mongoose';
import type { Connection } from 'mongoose';
import { AuditService } from '../../api/audit/audit.service.js';
import type { RightsRequestView } from '../../api/dsars/rights-request.views.js';
import { IdentityService } from '../../api/identity/identity.service.js';
import { aStaffAccount, problemOf, signedIn, withToken } from '../support/accounts.js';
import { VisitorClient } from '../support/chat-client.js';
import { anOrganisation, type TestOrganisation } from '../support/fixtures.js';
import { RightsDesk } from '../support/rights-desk.js';
import { startApp, type TestApp } from '../support/start-app.js';

const EMAIL = 'asks.for.data@example.org';
const NAMED = 'Please send it to Jane Whitfield, jane.whitfield@example.org.';
const REQUESTS = '/v1/visitor/requests';

let app: TestApp;
let shop: TestOrganisation;
let other: TestOrganisation;
let desk: RightsDesk;

beforeAll(async () => {
  app = await startApp();
  shop = await anOrganisation(app);
  other = await anOrganisation(app);
  desk = await RightsDesk.open(app);
});
afterAll(() => app.close());
beforeEach(() => app.clock.set('2026-11-23T09:00:00.000Z'));

const stored = async (): Promise<string> => {
  const { db } = app.get<Connection>(getConnectionToken());
  const collections = await db!.collections();
  return JSON.stringify(await Promise.all(collections.map((collection) => collection.find().toArray())));
};

/** A letter on which work has begun. */
async function underWay(rights: string[]): Promise<string> {
  const { id } = await desk.letter({ rights });
  await desk.step(id, 'start');
  return id;
}

describe('a visitor', () => {
  it('asks for several rights in one request and follows each; the token is proof enough', async () => {
    const visitor = await VisitorClient.accepted(shop.access);
    const body = { rights: ['access', 'erasure'], details: NAMED };
    const made = (await visitor.rest('post', REQUESTS).send(body).expect(201)).body as RightsRequestView;
    expect(made).toMatchObject({
      state: 'in-progress',
      receivedOn: '2026-11-23',
      dueOn: '2026-12-23',
      copy: '/v1/visitor/data',
    });
    expect(made.rights.map(({ right, dueOn, outcome }) => [right, dueOn, outcome])).toEqual([
      ['access', '2026-12-23', 'pending'],
      ['erasure', '2026-12-23', 'pending'],
    ]);
    expect(made.authority.url).toContain('ico.org.uk');
    await desk.step(made.id, 'outcomes', { right: 'access', outcome: 'fulfilled' });
    const [seen] = (await visitor.rest('get', REQUESTS).expect(200)).body as RightsRequestView[];
    expect(seen).toMatchObject({ id: made.id, state: 'in-progress' });
    expect(seen!.rights.map(({ outcome }) => outcome)).toEqual(['fulfilled', 'pending']);
    expect(await stored()).not.toContain('Whitfield');
    expect((await desk.get(made.id)).details).toContain('Please send it to');
    expect(await desk.audited(made.id)).toEqual([
      'rights-request.received',
      'rights-request.identity-confirmed',
      'rights-request.access-fulfilled',
    ]);
    visitor.close();
  });

  it('gets the request in the access copy', async () => {
    const visitor = await VisitorClient.accepted(shop.access);
    await visitor
      .rest('post', REQUESTS)
      .send({ rights: ['objection'] })
      .expect(201);
    const { text } = await visitor.rest('get', '/v1/visitor/data').expect(200);
    expect(text).toContain('"right":"objection"');
    visitor.close();
  });

  it('sees nothing of another visitor’s, here or in a second organisation, nor of the staff’s view', async () => {
    const visitor = await VisitorClient.accepted(shop.access);
    const made = (
      await visitor
        .rest('post', REQUESTS)
        .send({ rights: ['access'] })
        .expect(201)
    ).body as RightsRequestView;
    for (const site of [shop.access, other.access]) {
      const stranger = await VisitorClient.accepted(site);
      expect((await stranger.rest('get', REQUESTS).expect(200)).body).toEqual([]);
      expect(problemOf(await stranger.rest('get', `/v1/staff/requests/${made.id}`))).toBe('forbidden');
      stranger.close();
    }
    visitor.close();
  });

  it.each([
    ['no right', { rights: [] }],
    ['an unknown right', { rights: ['wealth'] }],
    ['one right twice', { rights: ['access', 'access'] }],
    ['an operator', { rights: { $ne: null } }],
    ['a due date of one’s own', { rights: ['access'], dueOn: '2040-01-01' }],
    ['endless words', { rights: ['access'], details: 'a'.repeat(4_001) }],
  ])('is refused with %s', async (_what, body) => {
    const visitor = await VisitorClient.accepted(shop.access);
    expect(problemOf(await visitor.rest('post', REQUESTS).send(body))).toBe('validation');
    visitor.close();
  });

  it('cannot flood the desk', async () => {
    const small = await startApp({ limits: { signIns: { burst: 3, perMinute: 1 } } });
    try {
      const visitor = await VisitorClient.accepted((await anOrganisation(small)).access);
      const codes = [];
      for (let index = 0; index < 4; index += 1)
        codes.push((await visitor.rest('post', REQUESTS).send({ rights: ['access'] })).status);
      expect(codes).toEqual([201, 201, 201, 429]);
      visitor.close();
    } finally {
      await small.close();
    }
  });
});

describe('a letter', () => {
  it('waits for identity: the clock starts when it is there', async () => {
    app.clock.set('2026-03-02T09:00:00.000Z');
    const letter = await desk.letter({ email: EMAIL });
    expect(letter).toMatchObject({ state: 'received', dueOn: '2026-04-02', copy: null });
    app.clock.set('2026-03-03T09:00:00.000Z');
    const asked = await desk.step(letter.id, 'checks', { kind: 'identity', askedOn: '2026-03-03' });
    expect(asked).toMatchObject({ state: 'identity-check', startedOn: null, dueOn: null });
    app.clock.set('2026-03-09T09:00:00.000Z');
    expect(await desk.refusal(letter.id, 'checks/identity/receipt', { receivedOn: '2026-03-10' })).toEqual([
      400,
      'validation',
    ]);
    expect(await desk.refusal(letter.id, 'checks/fee/receipt', { receivedOn: '2026-03-09' })).toEqual([
      409,
      'conflict',
    ]);
    expect(await desk.refusal(letter.id, 'checks/passport/receipt', { receivedOn: '2026-03-09' })).toEqual([
      404,
      'not_found',
    ]);
    const begun = await desk.step(letter.id, 'checks/identity/receipt', { receivedOn: '2026-03-09' });
    expect(begun).toMatchObject({
      state: 'in-progress',
      startedOn: '2026-03-09',
      dueOn: '2026-04-09',
      targetOn: '2026-04-06',
    });
    expect(await desk.audited(letter.id)).toEqual([
      'rights-request.received',
      'rights-request.identity-asked',
      'rights-request.identity-confirmed',
    ]);
    expect(await stored()).not.toContain(EMAIL);
    const kept = await app.get(IdentityService).resolve(begun.subjectId, {
      purpose: 'rights-and-accountability',
      reason: 'rights-request',
      actor: { kind: 'staff', id: desk.staffId },
    });
    expect(kept.email).toBe(EMAIL);
  });

  it.each([
    ['of tomorrow', { receivedOn: '2026-11-24' }, 400],
    ['of 30 February', { receivedOn: '2026-02-30' }, 400],
    ['in the chat', { channel: 'widget' }, 400],
    ['of a subject without organisation', { subjectId: 'sub_AAAAAAAAAAAAAAAAAAAAAA' }, 400],
    ['about no organisation of ours', { organisationId: 'org_AAAAAAAAAAAAAAAAAAAAAA' }, 404],
    ['past the table of bank holidays', { receivedOn: '2023-10-23' }, 503],
  ])('%s is refused', async (_what, change, status) => {
    const body = { rights: ['access'], channel: 'letter', receivedOn: '2026-11-23', ...change };
    expect((await desk.ask('post', '/v1/staff/requests', body)).status).toBe(status);
  });

  it('of a known visitor shows in the chat', async () => {
    const visitor = await VisitorClient.accepted(shop.access);
    const made = await visitor
      .rest('post', REQUESTS)
      .send({ rights: ['access'] })
      .expect(201);
    const { id, subjectId } = await desk.get((made.body as RightsRequestView).id);
    const letter = await desk.letter({ subjectId, organisationId: shop.id, rights: ['rectification'] });
    const seen = (await visitor.rest('get', REQUESTS).expect(200)).body as RightsRequestView[];
    expect(seen.map((request) => request.id).sort()).toEqual([id, letter.id].sort());
    expect(seen.find((request) => request.id === letter.id)?.state).toBe('received');
    visitor.close();
  });

  it('is scrubbed in every word that staff write', async () => {
    const id = await underWay(['access', 'erasure']);
    await desk.step(id, 'notes', { text: NAMED });
    await desk.step(id, 'extension', { toldOn: '2026-11-23', reason: NAMED });
    const refused = { right: 'erasure', outcome: 'refused', ground: 'exemption', explanation: NAMED };
    await desk.step(id, 'outcomes', refused);
    expect(await stored()).not.toMatch(/Whitfield/i);
    expect((await desk.get(id)).notes[0]).toMatchObject({ staffId: desk.staffId, writtenOn: '2026-11-23' });
  });
});

describe('the clock', () => {
  it('stops for access alone: beside it, erasure keeps its day', async () => {
    app.clock.set('2026-09-01T09:00:00.000Z');
    const id = await underWay(['access', 'erasure']);
    app.clock.set('2026-09-03T09:00:00.000Z');
    expect(await desk.step(id, 'pauses', { right: 'access', askedOn: '2026-09-03' })).toMatchObject({
      state: 'paused',
    });
    expect(await desk.refusal(id, 'pauses', { right: 'access', askedOn: '2026-09-03' })).toEqual([409, 'conflict']);
    expect(await desk.refusal(id, 'outcomes', { right: 'access', outcome: 'fulfilled' })).toEqual([409, 'conflict']);
    app.clock.set('2026-09-10T09:00:00.000Z');
    const resumed = await desk.step(id, 'resumption', { answeredOn: '2026-09-10' });
    expect(resumed.rights.map(({ right, dueOn }) => [right, dueOn])).toEqual([
      ['access', '2026-10-09'],
      ['erasure', '2026-10-01'],
    ]);
    expect(resumed).toMatchObject({ state: 'in-progress', dueOn: '2026-10-01' });
    expect(await desk.step(id, 'outcomes', { right: 'erasure', outcome: 'fulfilled' })).toMatchObject({
      dueOn: '2026-10-09',
    });
  });

  it('C37.3 a pause for erasure is refused, and nothing changes', async () => {
    const id = await underWay(['access', 'erasure']);
    expect(await desk.refusal(id, 'pauses', { right: 'erasure', askedOn: '2026-11-23' })).toEqual([409, 'conflict']);
    expect(await desk.get(id)).toMatchObject({ state: 'in-progress', pauses: [] });
  });

  it('C37.4 an extension after the first month is refused; inside it, it adds two months once', async () => {
    const [early, late] = [await underWay(['erasure']), await underWay(['erasure'])];
    app.clock.set('2026-12-24T09:00:00.000Z');
    expect(await desk.refusal(late, 'extension', { toldOn: '2026-12-24', reason: 'Many requests' })).toEqual([
      409,
      'conflict',
    ]);
    expect(await desk.refusal(early, 'extension', { toldOn: '2026-12-23' })).toEqual([400, 'validation']);
    const extended = await desk.step(early, 'extension', { toldOn: '2026-12-23', reason: 'Many requests' });
    expect(extended).toMatchObject({
      dueOn: '2027-02-23',
      extension: { toldOn: '2026-12-23', reason: 'Many requests' },
    });
    expect(await desk.refusal(early, 'extension', { toldOn: '2026-12-23', reason: 'Again' })).toEqual([
      409,
      'conflict',
    ]);
    expect((await desk.get(late)).dueOn).toBe('2026-12-23');
  });
});

describe('an outcome', () => {
  it('C40.2 a refusal without its ground or an explanation is impossible, for every right', async () => {
    const id = await underWay(['erasure']);
    const refused = {
      right: 'erasure',
      outcome: 'refused',
      ground: 'exemption',
      explanation: 'A legal claim needs it.',
    };
    for (const change of [
      { ground: undefined },
      { explanation: undefined },
      { explanation: '   ' },
      { outcome: 'partly-fulfilled', ground: undefined },
    ])
      expect(await desk.refusal(id, 'outcomes', { ...refused, ...change })).toEqual([400, 'validation']);
    expect((await desk.get(id)).rights[0]).toMatchObject({ outcome: 'pending' });
    const answered = await desk.step(id, 'outcomes', refused);
    expect(answered).toMatchObject({ state: 'refused', rights: [{ ...refused, decidedOn: '2026-11-23' }] });
  });

  it('an objection to direct marketing is never refused', async () => {
    const id = await underWay(['marketing-objection']);
    for (const outcome of ['refused', 'partly-fulfilled']) {
      const body = { right: 'marketing-objection', outcome, ground: 'exemption', explanation: 'We would rather not.' };
      expect(await desk.refusal(id, 'outcomes', body)).toEqual([409, 'conflict']);
    }
  });

  it('is given once, for a right that was asked for, when work has begun', async () => {
    const { id } = await desk.letter({ rights: ['access'] });
    const fulfilled = { right: 'access', outcome: 'fulfilled' };
    expect(await desk.refusal(id, 'outcomes', fulfilled)).toEqual([409, 'conflict']);
    await desk.step(id, 'start');
    expect(await desk.refusal(id, 'outcomes', { ...fulfilled, right: 'erasure' })).toEqual([409, 'conflict']);
    await desk.step(id, 'outcomes', fulfilled);
    expect(await desk.refusal(id, 'outcomes', fulfilled)).toEqual([409, 'conflict']);
  });

  it('is told before a request closes; a closed one stays as it is', async () => {
    const id = await underWay(['access', 'erasure']);
    expect(await desk.refusal(id, 'closure', { toldOn: '2026-11-23' })).toEqual([409, 'conflict']);
    await desk.step(id, 'outcomes', { right: 'access', outcome: 'fulfilled' });
    expect(await desk.refusal(id, 'closure', { toldOn: '2026-11-23' })).toEqual([409, 'conflict']);
    await desk.step(id, 'outcomes', { right: 'erasure', outcome: 'fulfilled' });
    expect(await desk.refusal(id, 'closure', { toldOn: '2026-11-22' })).toEqual([400, 'validation']);
    expect(await desk.step(id, 'closure', { toldOn: '2026-11-23' })).toMatchObject({
      state: 'closed',
      toldOn: '2026-11-23',
    });
    expect(await desk.refusal(id, 'start')).toEqual([409, 'conflict']);
    expect((await desk.audited(id)).at(-1)).toBe('rights-request.closed');
    expect(await app.get(AuditService).verify()).toMatchObject({ isIntact: true });
  });

  it('given by two at once is neither lost nor given twice', async () => {
    const id = await underWay(['access', 'erasure']);
    const both = ['access', 'erasure'].map((right) =>
      desk.ask('post', `/v1/staff/requests/${id}/outcomes`, { right, outcome: 'fulfilled' }),
    );
    const statuses = (await Promise.all(both)).map(({ status }) => status).sort();
    const answered = (await desk.get(id)).rights.filter(({ outcome }) => outcome === 'fulfilled').length;
    expect(statuses.filter((status) => status === 200)).toHaveLength(answered);
    expect(statuses.every((status) => status === 200 || status === 409)).toBe(true);
  });
});

describe('the queue', () => {
  it('lists by due date, tells what is at risk, and keeps what is silent', async () => {
    app.clock.set('2026-01-05T09:00:00.000Z');
    const id = await underWay(['erasure']);
    const riskOn = async (day: string): Promise<string | undefined> => {
      app.clock.set(`${day}T09:00:00.000Z`);
      return (await desk.queue()).requests.find((request) => request.id === id)?.risk;
    };
    expect(await riskOn('2026-01-25')).toBe('none');
    expect(await riskOn('2026-01-26')).toBe('at-risk');
    expect(await riskOn('2026-02-02')).toBe('at-risk');
    expect(await riskOn('2026-02-03')).toBe('late-for-us');
    expect(await riskOn('2026-02-05')).toBe('late-for-us');
    expect(await riskOn('2026-02-06')).toBe('overdue');
    expect(await riskOn('2028-01-05')).toBe('overdue');
    const { requests, risks, counts } = await desk.queue();
    const dates = requests.map(({ dueOn }) => dueOn ?? '');
    expect(dates).toEqual([...dates].sort());
    expect(risks.overdue).toBeGreaterThanOrEqual(1);
    expect(counts['in-progress']).toBe(requests.filter(({ state }) => state === 'in-progress').length);
  });

  it('is the privacy officer’s and the administrator’s', async () => {
    const paths = ['/v1/staff/requests', '/v1/staff/complaints'];
    const support = (await signedIn(app, (await aStaffAccount(app, 'support')).email)).accessToken;
    const { accessToken: member } = await other.signIn();
    const administrator = (await signedIn(app, (await aStaffAccount(app)).email)).accessToken;
    for (const path of paths) {
      await app.http.get(path).expect(401);
      await withToken(app, support, 'get', path).expect(403);
      await withToken(app, member, 'get', path).expect(403);
      await withToken(app, administrator, 'get', path).expect(200);
    }
  });
});
