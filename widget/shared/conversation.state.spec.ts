/** The order of announcements: what arrives twice counts once, what is missing is noticed. */
import type { Conversation, Message } from '../../api/conversations/conversations.contract.js';
import { ConversationState } from './conversation.state.js';

const conversation: Conversation = {
  id: 'c1',
  siteId: 's1',
  answering: 'agent',
  lastSequence: 0,
  startedAt: '2026-01-05T09:00:00.000Z',
  lastMessageAt: '2026-01-05T09:00:00.000Z',
  held: false,
};

function aMessage(sequence: number, overrides: Partial<Message> = {}): Message {
  return {
    id: `m${sequence}`,
    conversationId: 'c1',
    sequence,
    author: 'visitor',
    text: `text ${sequence}`,
    removed: [],
    special: [],
    citations: [],
    sentAt: '2026-01-05T09:00:00.000Z',
    ...overrides,
  };
}

const delta = (index: number, text: string, runId = 'r1') => ({ conversationId: 'c1', runId, index, text });
const sequences = (state: ConversationState) => state.messages.map((message) => message.sequence);

describe('conversation state', () => {
  it('takes messages in order and each once', () => {
    const state = new ConversationState();
    expect([aMessage(1), aMessage(2), aMessage(1), aMessage(2)].map((message) => state.addMessage(message))).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(sequences(state)).toEqual([1, 2]);
  });

  it('notices a missing message, and is whole again after resuming', () => {
    const state = new ConversationState();
    state.addMessage(aMessage(1));
    expect(state.addMessage(aMessage(3))).toBe(false);
    expect(sequences(state)).toEqual([1]);
    state.resume({ noticeAccepted: true, conversation: null, messages: [], run: null });
    state.resume({ noticeAccepted: true, conversation, messages: [aMessage(3), aMessage(1), aMessage(2)], run: null });
    expect(sequences(state)).toEqual([1, 2, 3]);
  });

  it('answers from a resume only what is new here', () => {
    const state = new ConversationState();
    state.resume({ noticeAccepted: true, conversation, messages: [aMessage(1)], run: null });
    expect(
      state.resume({ noticeAccepted: true, conversation, messages: [aMessage(1), aMessage(2)], run: null }),
    ).toEqual([aMessage(2)]);
  });

  it('joins deltas, ignores repeated ones, notices a gap', () => {
    const state = new ConversationState();
    expect([delta(1, 'One '), delta(2, 'two '), delta(2, 'two ')].map((body) => state.addDelta(body))).toEqual([
      true,
      true,
      true,
    ]);
    expect(state.run?.text).toBe('One two ');
    expect(state.addDelta(delta(4, 'four'))).toBe(false);
    expect(state.run?.text).toBe('One two ');
  });

  it('goes on from a resumed run', () => {
    const state = new ConversationState();
    state.resume({
      noticeAccepted: true,
      conversation,
      messages: [],
      run: { runId: 'r1', index: 3, text: 'One two three ' },
    });
    expect(state.addDelta(delta(3, 'three '))).toBe(true);
    expect(state.addDelta(delta(4, 'four'))).toBe(true);
    expect(state.run?.text).toBe('One two three four');
  });

  it('does not take up a run that has ended', () => {
    const state = new ConversationState();
    state.addDelta(delta(1, 'One'));
    state.addMessage(aMessage(1, { author: 'agent', runId: 'r1' }));
    expect(state.run).toBeNull();
    state.addDelta(delta(2, 'two'));
    state.resume({
      noticeAccepted: true,
      conversation: null,
      messages: [],
      run: { runId: 'r1', index: 2, text: 'One two' },
    });
    expect(state.run).toBeNull();
  });

  it('puts a message from which more was removed in the place of the old one, and adds none', () => {
    const state = new ConversationState();
    state.addMessage(aMessage(1));
    state.addMessage(aMessage(2));
    state.changeMessage(aMessage(1, { text: 'my number is [PHONE]' }));
    state.changeMessage(aMessage(7, { text: 'of a page that was never fetched' }));
    expect(state.messages.map(({ text }) => text)).toEqual(['my number is [PHONE]', 'text 2']);
  });

  it('notices that the finished answer was missed', () => {
    const state = new ConversationState();
    expect(state.endRun({ conversationId: 'c1', runId: 'r1', outcome: 'answered', messageId: 'm9' })).toBe(false);
    expect(state.endRun({ conversationId: 'c1', runId: 'r2', outcome: 'cancelled' })).toBe(true);
  });

  it('shows another conversation alone', () => {
    const state = new ConversationState();
    state.resume({ noticeAccepted: true, conversation, messages: [aMessage(1)], run: null });
    state.resume({
      noticeAccepted: true,
      conversation: { ...conversation, id: 'c2' },
      messages: [aMessage(1, { id: 'other' })],
      run: null,
    });
    expect(state.messages.map((message) => message.id)).toEqual(['other']);
  });
});
