// A prompt holds the rules, the instructions, numbered passages and a bounded number of turns.
import { scrub } from '../scrubbing/scrubber.js';
import { promptFor } from './prompt.js';

const text = (words: string) => scrub(words).text;
const turns = Array.from({ length: 10 }, (_, n) => ({
  author: n % 2 === 0 ? ('visitor' as const) : ('agent' as const),
  text: text(`Turn ${n}`),
}));

describe('promptFor', () => {
  it('numbers the passages under their places', () => {
    const passages = [{ title: 'Guide', headings: ['Guide', 'Hours'], text: 'Nine to five.' }];
    const { system } = promptFor(text('Be brief.'), passages, [], text('When?'));
    expect(system).toContain('[1] Guide › Hours\nNine to five.');
    expect(system).toContain('Instructions of the organisation:\nBe brief.');
  });

  it('says so when no passage fits, and leaves out empty instructions', () => {
    const { system } = promptFor(text(''), [], [], text('When?'));
    expect(system).toContain('no passages that fit');
    expect(system).not.toContain('Instructions of the organisation');
  });

  it('holds the last six turns and then the question; people of the organisation speak for it', () => {
    const history = [...turns, { author: 'member' as const, text: text('A person here.') }];
    const { messages } = promptFor(text(''), [], history, text('When?'));
    expect(messages).toHaveLength(7);
    expect(messages[0]).toEqual({ role: 'assistant', content: 'Turn 5' });
    expect(messages.slice(-2)).toEqual([
      { role: 'assistant', content: 'A person here.' },
      { role: 'user', content: 'When?' },
    ]);
  });

  it('shortens a long turn', () => {
    const { messages } = promptFor(
      text(''),
      [],
      [{ author: 'visitor', text: text('word '.repeat(800)) }],
      text('When?'),
    );
    expect(messages[0]!.content).toHaveLength(1_000);
  });
});
