/** A conversation from the visitor's chair: accepting, asking, streaming, losing the line, being helped by a person. */
import type { ChatPage } from '../support/chat-page.js';
import { ChatStage } from '../support/chat-stage.js';
import type { Performance } from '../support/fake-engage-server.js';

let stage: ChatStage;
beforeAll(async () => void (stage = await ChatStage.set()), 120_000);
afterEach(() => stage.clear());
afterAll(() => stage.strike());

/** The next question is the test's to answer. */
function nextQuestion(): Promise<Performance> {
  return new Promise((resolve) => (stage.server.agent = resolve));
}

async function started(): Promise<ChatPage> {
  const chat = await stage.openShop();
  await chat.start();
  return chat;
}

const source = { documentId: 'doc_1', passageId: 'p_1', title: 'Prices', excerpt: 'The yearly service costs £79.' };

describe('the notice', () => {
  it('comes first: an AI, seen by everyone in the organisation, the whole notice linked, no field to write in', async () => {
    const chat = await stage.openShop();
    await chat.openChat();
    await chat.panel.getByText('Spoke is an AI assistant, not a person.').waitFor();
    await chat.panel.getByText('Everyone at Fenwick & Daughters can see this conversation.').waitFor();
    const link = chat.panel.getByRole('link', { name: /whole privacy notice/ });
    expect(await link.getAttribute('href')).toBe(`${stage.server.url}/privacy`);
    expect(await chat.field.count()).toBe(0);
    await chat.acceptNotice();
  });

  it('comes again when a new release is in force, and the message that was typed is kept and sent', async () => {
    const chat = await started();
    stage.server.publishNotice();
    await chat.send('still here?');
    await chat.panel.getByText('The notice has changed since you last accepted it.').waitFor();
    await chat.acceptNotice();
    await chat.message('You asked: still here?').waitFor();
    expect(stage.server.messages.filter(({ author }) => author === 'visitor')).toHaveLength(1);
  });

  it('is shown again with a reason when accepting fails', async () => {
    stage.server.failNext('notice:accept', 'unavailable');
    const chat = await stage.openShop();
    await chat.openChat();
    await chat.button('Accept and start chatting').click();
    await chat.panel.getByText('The chat is busy just now').waitFor();
    await chat.acceptNotice();
  });
});

describe('an answer', () => {
  it('appears as it is written and can be stopped', async () => {
    const asked = nextQuestion();
    const chat = await started();
    await chat.send('What does a service cost?');
    const answer = await asked;
    await chat.panel.getByText('Spoke is writing').waitFor({ state: 'attached' });
    answer.delta('A yearly ');
    answer.delta('service costs **£79**');
    await chat.message('A yearly service costs £79').waitFor();
    expect(await chat.announced.textContent()).toBe('');
    await chat.button('Stop').click();
    await chat.panel.getByText('Stopped.').first().waitFor();
    expect(answer.isCancelled()).toBe(true);
  });

  it('is read aloud when it is finished, once, without its marks', async () => {
    const asked = nextQuestion();
    const chat = await started();
    await chat.send('What does a service cost?');
    const answer = await asked;
    for (const part of ['A yearly ', 'service ', 'costs **£79**.']) answer.delta(part);
    answer.finish({ citations: [source] });
    await chat.panel.getByText('1 source').waitFor();
    expect(await chat.announced.textContent()).toBe('Spoke: A yearly service costs £79.');
  });

  it('shows the passage it rests on', async () => {
    const chat = await started();
    stage.server.agent = (answer) => answer.finish({ text: 'It costs £79.', citations: [source] });
    await chat.send('What does a service cost?');
    await chat.panel.getByText('1 source').click();
    await chat.panel.getByText('The yearly service costs £79.').waitFor();
  });

  it('is whole although a part of it was lost on the way', async () => {
    const asked = nextQuestion();
    const chat = await started();
    await chat.send('What does a service cost?');
    const answer = await asked;
    answer.delta('One ');
    answer.lostDelta('two ');
    answer.delta('three ');
    await chat.message('One two three').waitFor();
    answer.delta('four.');
    await chat.message('One two three four.').waitFor();
    answer.finish();
    await chat.panel.getByText('Stop').waitFor({ state: 'detached' });
    expect(await chat.message('One two three four.').count()).toBe(1);
  });

  it('goes on after the line was cut in the middle of it', async () => {
    const asked = nextQuestion();
    const chat = await started();
    await chat.send('What does a service cost?');
    const answer = await asked;
    answer.delta('One ');
    await chat.message('One').waitFor();
    stage.server.goAway();
    await chat.panel.getByText('Connecting again…').waitFor();
    answer.delta('two ');
    stage.server.comeBack();
    await chat.message('One two').waitFor();
    answer.delta('three.');
    answer.finish();
    await chat.message('One two three.').waitFor();
  });

  it('that was announced while a message was missed brings that message too', async () => {
    const chat = await started();
    await chat.send('first');
    await chat.message('You asked: first').waitFor();
    stage.server.addUnannounced('a message that got lost');
    stage.server.replyAsMember('and one that did not');
    await chat.message('and one that did not').waitFor();
    const texts = await chat.messages.locator('.bubble').allInnerTexts();
    expect(texts.slice(-2)).toEqual(['a message that got lost', 'and one that did not']);
  });

  it.each([
    ['unknown', 'I could not find that.', 'The assistant does not know this. A person can help.'],
    ['failed', 'Sorry.', 'The assistant could not answer. You can try again, or ask for a person.'],
    ['failed', undefined, 'The assistant could not answer. You can try again, or ask for a person.'],
  ] as const)('that ended as %s (%j) says so and offers a person', async (outcome, text, line) => {
    const chat = await started();
    stage.server.agent = (answer) => answer.finish({ outcome, ...(text ? { text } : {}) });
    await chat.send('What is the meaning of life?');
    await chat.panel.locator('.note', { hasText: line }).waitFor();
    await chat.button('Talk to a person').click();
    await chat.panel.getByText('Waiting for a person').waitFor();
  });
});

describe('links', () => {
  it('C6.1 C6.2 to another website show its host and ask first; nothing is fetched from it', async () => {
    const chat = await started();
    const asked: string[] = [];
    chat.context.on('request', (request) => {
      if (request.url().includes('guide.example')) asked.push(request.url());
    });
    stage.server.agent = (answer) => answer.finish({ text: 'See [the guide](https://guide.example/start).' });
    await chat.send('Is there a guide?');
    const link = chat.panel.getByRole('link', { name: 'the guide' });
    expect(await link.getAttribute('rel')).toBe('noopener noreferrer');
    await chat.panel.getByText('(guide.example)').waitFor();
    await link.click();
    await chat.panel.getByText('This link leaves for guide.example.').waitFor();
    expect(await chat.focused()).toBe('Open link');
    await chat.page.keyboard.press('Escape');
    await chat.panel.getByText('This link leaves for').waitFor({ state: 'detached' });
    expect(await chat.panel.isVisible()).toBe(true);
    // By now a new tab would be there, and would have asked.
    expect(chat.context.pages()).toHaveLength(1);
    expect(asked).toEqual([]);
  });

  it('to the page’s own website are plain', async () => {
    const chat = await started();
    stage.server.agent = (answer) => answer.finish({ text: `See [prices](${stage.pages.url}/shop#prices).` });
    await chat.send('Prices?');
    await chat.panel.getByRole('link', { name: 'prices' }).click();
    await chat.page.waitForURL(/#prices$/);
  });
});

describe('messages on their way', () => {
  it('wait while the line is cut, and are sent once, in order, under the same id', async () => {
    const chat = await started();
    await chat.send('first');
    await chat.message('You asked: first').waitFor();
    stage.server.goAway();
    await chat.panel.getByText('Connecting again…').waitFor();
    await chat.send('second');
    await chat.send('third');
    expect(await chat.panel.getByText('Will be sent when you are online').count()).toBe(2);
    stage.server.comeBack();
    await chat.message('You asked: third').waitFor();
    const own = stage.server.messages.filter(({ author }) => author === 'visitor');
    expect(own.map(({ text }) => text)).toEqual(['first', 'second', 'third']);
    expect(new Set(own.map(({ clientId }) => clientId)).size).toBe(3);
    expect(await chat.panel.getByText('Will be sent when you are online').count()).toBe(0);
  });

  it('that fail say why, and can be tried again under the same id', async () => {
    const chat = await started();
    stage.server.failNext('message:send', 'internal');
    await chat.send('hello');
    await chat.panel.getByText('Not sent').waitFor();
    await chat.panel.getByText('Something went wrong on our side.').waitFor();
    await chat.button('Try again').click();
    await chat.message('You asked: hello').waitFor();
    expect(stage.server.received.map(({ text }) => text)).toEqual(['hello']);
  });

  it('that are refused for what they say can be changed', async () => {
    const chat = await started();
    stage.server.failNext('message:send', 'special_category_blocked');
    await chat.send('something very private');
    await chat.panel
      .getByText(/especially sensitive/)
      .first()
      .waitFor();
    await chat.button('Edit').click();
    expect(await chat.field.inputValue()).toBe('something very private');
    await chat.send('something else');
    await chat.message('You asked: something else').waitFor();
    expect(await chat.message('something very private').count()).toBe(0);
  });

  it('that come too fast go by themselves when the server says', async () => {
    const chat = await started();
    stage.server.failNext('message:send', 'rate_limited', 50);
    await chat.send('hello');
    await chat.message('You asked: hello').waitFor();
  });

  it('are sent although the session has run out meanwhile', async () => {
    const chat = await started();
    await chat.send('first');
    await chat.message('You asked: first').waitFor();
    stage.server.failNext('message:send', 'unauthenticated');
    await chat.send('second');
    await chat.message('You asked: second').waitFor();
    expect(stage.server.requests.filter((request) => request === 'POST /v1/visitor-sessions')).toHaveLength(2);
    expect(await chat.message('first').count()).toBe(2);
  });

  it('are not sent twice when only the acknowledgement was lost', async () => {
    const chat = await started();
    stage.server.agent = () => undefined;
    stage.server.loseNextAcknowledgement();
    await chat.send('only once');
    await chat.message('only once').waitFor();
    stage.server.goAway();
    await chat.panel.getByText('Connecting again…').waitFor();
    stage.server.comeBack();
    await chat.panel.getByText('Connecting again…').waitFor({ state: 'detached' });
    expect(stage.server.messages.map(({ text }) => text)).toEqual(['only once']);
    expect(await chat.message('only once').count()).toBe(1);
  });
});

describe('a person', () => {
  it('can be asked for, and is told apart from the AI', async () => {
    const chat = await started();
    await chat.choose('Talk to a person');
    await chat.panel.getByText('A person has been asked to join.').waitFor();
    stage.server.replyAsMember('How can I help you?');
    await chat.panel.getByText('A person is answering').waitFor();
    const label = chat.message('How can I help you?').locator('.name');
    expect(await label.innerText()).toMatch(/Sam Fenwick\s+Team/);
    expect(await chat.announced.textContent()).toBe('Sam Fenwick: How can I help you?');
  });
});

describe('coming back', () => {
  it('a reload finds the conversation, a second tab too, and each hears the other', async () => {
    const chat = await started();
    await chat.send('hello');
    await chat.message('You asked: hello').waitFor();
    await chat.page.reload();
    await chat.openChat();
    await chat.message('You asked: hello').waitFor();
    const second = await stage.openAnother(chat);
    await second.openChat();
    await second.message('You asked: hello').waitFor();
    await second.send('from the second tab');
    await chat.message('You asked: from the second tab').waitFor();
  });

  it('a tab that still shows the notice goes on once it is accepted in another', async () => {
    const chat = await stage.openShop();
    await chat.openChat();
    const second = await stage.openAnother(chat);
    await second.start();
    await chat.field.waitFor();
  });

  it('a key that is no longer good is forgotten and the notice shown', async () => {
    const chat = await started();
    await chat.page.evaluate((key) => localStorage.setItem(key, 'rk_revoked'), 'engage:visitor:pk_test_fenwick');
    await chat.page.reload();
    await chat.openChat();
    await chat.button('Accept and start chatting').waitFor();
    expect(await chat.stored()).toEqual([]);
  });
});
