/** The stream of a text equals the scrubbed whole however it is cut; what is held back and the work done are bounded. */
import { detect, scrub } from './scrubber.js';
import { MOST_HELD, StreamingScrubber } from './streaming-scrubber.js';

/** Small seeded generator (mulberry32), so that a failure can be repeated. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const texts = [
  'Thanks, Mrs Okafor. I have moved your appointment to Tuesday at 10:30; we will text 07700 900123 the day before.',
  'my email is jo.bloggs@example.com and the backup is jo at example dot org, ta',
  'Card 4539 5793 6880 9187 exp 09/26, sort code 20-00-00 and account 55779911 please.',
  'send it to Flat 3, 12 Seagull Walk, Whitby, North Yorkshire YO21 3AB before noon on Friday 14 March',
  'Your order number is 7710-22391 and the price is £18.99, delivered within three working days. Anything else?',
  'the password is Purple-Haze_2023! and my pin is 4821',
  'We open at nine and close at half past five on weekdays, and you can bring returns to any counter without an appointment.',
  'Hi, my name is Siân Llewellyn-Price, born 2 November 1979, NI number QQ 12 34 56 C.',
  'https://portal.example.co.uk/account/7819786/edit?token=abc123def456 is the link, call me on +44 20 7946 0123',
  'log from 203.0.113.42 and 2001:db8:85a3::8a2e:370:7334 mac 00:1B:44:11:3A:B7',
  'seed phrase: abandon ability able about above absent absorb abstract absurd abuse access accident and that is all of it',
  '-----BEGIN PRIVATE KEY-----\nMIIEpAIBAAKCAQEAx7Zk1v0QmJ3f9Wc2yq8d7K\nL0pQeR5tUuYw1aZsXdCfVgBhNjMkLi\n-----END PRIVATE KEY-----\nis that the right format?',
  'İstanbul ﬁve ７７００ ９００１２３ ѕеnd t\u200bo j\u00adane@exam\u200bple.com 👩‍👩‍👧 ok',
  'My wife Ngozi Eze-Carter and our son Tobias live at 41 Coldharbour Mansions, Brixton, London, SW9 8QQ.',
  '[PERSON_1] asked about [ORDER] and wrote to [EMAIL] yesterday (see above)',
  '',
  ' \n\t ',
];

function stream(
  text: string,
  cuts: readonly number[],
): { text: string; scrubber: StreamingScrubber; mostHeld: number } {
  const scrubber = new StreamingScrubber();
  let out = '';
  let from = 0;
  let mostHeld = 0;
  for (const cut of [...cuts, text.length]) {
    out += scrubber.push(text.slice(from, cut));
    mostHeld = Math.max(mostHeld, scrubber.held);
    from = cut;
  }
  return { text: out + scrubber.end(), scrubber, mostHeld };
}

describe('StreamingScrubber', () => {
  it.each(texts.map((text) => [text]))('equals the batch result for every single split: %j', (text) => {
    const whole = scrub(text).text;
    for (let cut = 0; cut <= text.length; cut += 1) expect(stream(text, [cut]).text).toBe(whole);
  });

  it('equals the batch result letter by letter, with the same findings', () => {
    for (const text of texts) {
      const streamed = stream(text, [...Array(text.length).keys()]);
      expect(streamed.text).toBe(scrub(text).text);
      expect(streamed.scrubber.findings).toEqual(detect(text));
    }
  });

  it('equals the batch result for random long texts in random pieces', () => {
    const random = seeded(20240611);
    for (let round = 0; round < 150; round += 1) {
      const glue = ['. ', '\n', ' ', ', ', '\n\n'];
      let text = '';
      for (let i = 0; i < 4 + random() * 14; i += 1) {
        text +=
          (texts[Math.floor(random() * texts.length)] as string) + (glue[Math.floor(random() * glue.length)] as string);
      }
      const cuts: number[] = [];
      const size = [1, 5, 40, 300][round % 4] as number;
      for (let at = 1; at < text.length; at += 1 + Math.floor(random() * size)) cuts.push(at);
      const streamed = stream(text, cuts);
      expect(streamed.text).toBe(scrub(text).text);
      expect(streamed.scrubber.findings).toEqual(detect(text));
    }
  });

  it('reads tables like the batch: by the columns that a header far above names', () => {
    const words = 'alpha bravo charlie delta echo foxtrot golf hotel india juliet kilo lima '.repeat(3).slice(0, 190);
    for (let pad = 0; pad < 200; pad += 11) {
      const text = `see${' word'.repeat(pad)}\nid,password,note,last\n1,kettle,${words},q\n2,saucepan,short,z\n3,teapot,x,y\n${words} ${words}`;
      const whole = scrub(text).text;
      for (const size of [1, 7, 300]) {
        const cuts = Array.from({ length: Math.floor(text.length / size) }, (_, i) => i * size);
        expect(stream(text, cuts).text).toBe(whole);
      }
    }
  });

  it('reads on like the batch after a key longer than what it remembers', () => {
    const key = `-----BEGIN PRIVATE KEY-----\n${'QUJDREVG0123456789+/abcdefgh\n'.repeat(120)}-----END PRIVATE KEY-----\n`;
    for (const rest of ['123456789', '4005550123', 'and that was it, thanks', '']) {
      const text = `see ${key}${rest}`;
      expect(stream(text, [...Array(text.length).keys()]).text).toBe(scrub(text).text);
    }
  });

  it('shows ordinary prose long before the end', () => {
    const prose = 'we open at nine and close at half past five, and you can bring returns to any counter. '.repeat(6);
    const scrubber = new StreamingScrubber();
    let shown = '';
    for (const letter of prose) {
      shown += scrubber.push(letter);
      expect(scrubber.held).toBeLessThanOrEqual(100);
    }
    expect(shown + scrubber.end()).toBe(prose);
  });

  it('never shows a part of an identifier that is still being written', () => {
    const scrubber = new StreamingScrubber();
    const text = `${'please note the following and keep it safe for later. '.repeat(4)}my mobile is 07700 900123 thanks`;
    let shown = '';
    for (const letter of text) {
      shown += scrubber.push(letter);
      expect(shown).not.toContain('0770');
    }
    expect(shown + scrubber.end()).toContain('[PHONE]');
  });

  it('holds and remembers a bounded part of a text without blanks', () => {
    const piece = 'abcdefghij'.repeat(100);
    const scrubber = new StreamingScrubber();
    for (let i = 0; i < 60; i += 1) {
      scrubber.push(piece);
      expect(scrubber.held).toBeLessThanOrEqual(MOST_HELD + 2 * piece.length);
    }
    expect(scrubber.end().length).toBeLessThanOrEqual(MOST_HELD + 2 * piece.length);
  });

  it('reads no character more often than a fixed number of times', () => {
    const read = (length: number): number => {
      let steps = 0;
      const extra = (window: string): [] => {
        steps += window.length;
        return [];
      };
      const scrubber = new StreamingScrubber({ extra });
      const text = `${texts.join(' ')} `.repeat(Math.ceil(length / 1500)).slice(0, length);
      for (let i = 0; i < text.length; i += 4) scrubber.push(text.slice(i, i + 4));
      scrubber.end();
      return steps;
    };
    const short = read(20_000);
    const long = read(80_000);
    expect(long / short).toBeLessThan(4.5);
    expect(long / 80_000).toBeLessThan(120);
  });
});
