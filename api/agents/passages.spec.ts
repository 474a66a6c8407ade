// Documents become passages: structure kept, nothing run, sizes bounded, no word lost.
import { splitIntoPassages } from './passages.js';

describe('Markdown', () => {
  it('keeps each section under its headings', () => {
    const passages = splitIntoPassages(
      '# Shop\n\nWelcome.\n\n## Hours\n\nNine to five.\n\n## Place\n\nThe mill.',
      'markdown',
    );
    expect(passages).toEqual([
      { headings: ['Shop'], text: 'Welcome.' },
      { headings: ['Shop', 'Hours'], text: 'Nine to five.' },
      { headings: ['Shop', 'Place'], text: 'The mill.' },
    ]);
  });

  it.each<[string, string, string]>([
    ['a list', '- one\n- two\n  more of two\n* three', '- one\n- two more of two\n- three'],
    ['a numbered list', '1. one\n2) two', '- one\n- two'],
    ['a nested list', '- one\n  - inner', '- one\n  - inner'],
    ['code, with its empty lines', 'Do:\n\n```sh\nnpm ci\n\nnpm start\n```', 'Do:\n\n```\nnpm ci\n\nnpm start\n```'],
    ['code that is not closed', '```\nnpm ci', '```\nnpm ci\n```'],
    [
      'a table',
      '| Work | Price | Time |\n|---|:-:|---|\n| Brakes | £25 | a day |',
      '- Brakes — Price: £25; Time: a day',
    ],
    [
      'a table of two columns',
      '| Key | Meaning |\n|---|---|\n| `PORT` | where it listens |',
      '- `PORT` — where it listens',
    ],
    ['a quotation', '> Said\n> so.', 'Said so.'],
    [
      'links and pictures',
      'See [the guide](guide.md), [the site](https://example.org) and ![a plan](plan.png).',
      'See the guide, [the site](https://example.org) and a plan.',
    ],
    ['tags, but not in code', 'A <b>bold</b> word and `<b>`.', 'A bold word and `<b>`.'],
    ['comments and front matter', '---\ntitle: x\n---\nText <!-- hidden\nwords --> here.', 'Text here.'],
    ['lines of a paragraph', 'One\ntwo  \nthree.', 'One two three.'],
  ])('reads %s', (_what, markdown, text) => {
    expect(splitIntoPassages(markdown, 'markdown')).toEqual([{ headings: [], text }]);
  });

  it('reads underlined headings, and takes marks off headings', () => {
    expect(splitIntoPassages('Title\n=====\n\nText.\n\n### The `PORT` *now*\n\nMore.', 'markdown')).toEqual([
      { headings: ['Title'], text: 'Text.' },
      { headings: ['Title', 'The PORT now'], text: 'More.' },
    ]);
  });
});

describe('HTML', () => {
  it.each<[string, string, string]>([
    ['entities', '<p>Fish &amp; chips &pound;7 &#8212; &#x2014; &unknown;</p>', 'Fish & chips £7 — — &unknown;'],
    ['list items', '<ul><li>one</li><li>two</li></ul>', '- one\n- two'],
    ['code', '<pre>a\n  b</pre>', '```\na\n  b\n```'],
    ['table rows', '<table><tr><td>Brakes</td><td>£25</td></tr></table>', 'Brakes — £25'],
    ['text beside tags', 'Two < three<br>and on', 'Two < three and on'],
    ['a tag that is not closed', '<p>Words <b', 'Words'],
  ])('reads %s', (_what, html, text) => {
    expect(splitIntoPassages(html, 'html')).toEqual([{ headings: [], text }]);
  });

  it.each([
    '<script>alert(1)</script>',
    '<style>p{}</style>',
    '<!-- words -->',
    '<iframe src="https://evil.example">x</iframe>',
    '<svg><script>x</script></svg>',
    '<script>never closed',
    '<SCRIPT type="x">a</SCRIPT >',
    '<noscript>x</noscript>',
    '<template><p>x</p></template>',
  ])('leaves out %s', (html) => {
    expect(splitIntoPassages(`<p>Before.</p>${html}`, 'html')).toEqual([{ headings: [], text: 'Before.' }]);
  });

  it('keeps no attribute', () => {
    const text = JSON.stringify(
      splitIntoPassages(
        '<h2 id="x">Hours</h2><p onclick="run()" title="secret">Nine.</p><img alt="y" src="z">',
        'html',
      ),
    );
    expect(text).toBe(JSON.stringify([{ headings: ['Hours'], text: 'Nine.' }]));
  });
});

describe('plain text', () => {
  it('parts at empty lines and knows lists', () => {
    expect(splitIntoPassages('One\nline.\n\n- a\n- b\n\nLast.', 'text')).toEqual([
      { headings: [], text: 'One line.\n\n- a\n- b\n\nLast.' },
    ]);
  });
});

describe('sizes', () => {
  const sentence = (n: number): string => `Sentence number ${n} tells something about bicycles.`;
  const long = Array.from({ length: 200 }, (_, n) => sentence(n)).join(' ');

  it('cuts a long paragraph at sentences, and loses none', () => {
    const passages = splitIntoPassages(long, 'text');
    expect(passages.every(({ text }) => text.length <= 1_020 && text.endsWith('.'))).toBe(true);
    expect(passages.map(({ text }) => text).join(' ')).toBe(long);
  });

  it('cuts what has no sentences between words, and what has no words anywhere but inside a character', () => {
    const passages = splitIntoPassages(`${'word '.repeat(500)}\n\n${'😀'.repeat(1_000)}`, 'text');
    expect(passages.every(({ text }) => text.length <= 1_020 && text.isWellFormed())).toBe(true);
    expect(
      passages
        .map(({ text }) => text)
        .join('')
        .replace(/\s/g, ''),
    ).toHaveLength(500 * 4 + 2_000);
  });

  it('cuts long code at lines and keeps each piece code', () => {
    const code = `\`\`\`\n${Array.from({ length: 100 }, (_, n) => `line ${n} of the program`).join('\n')}\n\`\`\``;
    const passages = splitIntoPassages(code, 'markdown');
    expect(passages.length).toBeGreaterThan(1);
    expect(passages.every(({ text }) => /^```\n[\s\S]*\n```$/.test(text))).toBe(true);
  });

  it('makes nothing of nothing', () => {
    for (const format of ['markdown', 'text', 'html'] as const) expect(splitIntoPassages(' \n\n ', format)).toEqual([]);
  });

  it.each([
    ['markdown', '[a]('.repeat(50_000)],
    ['markdown', '<!--'.repeat(50_000)],
    ['markdown', '| a '.repeat(50_000)],
    ['markdown', '`<a '.repeat(50_000)],
    ['html', '<p'.repeat(100_000)],
    ['html', '<script>'.repeat(30_000)],
    ['html', '&amp'.repeat(50_000)],
    ['text', '- '.repeat(100_000)],
  ] as const)(
    'reads hostile %s in bounded time',
    (format, content) => {
      expect(() => splitIntoPassages(content, format)).not.toThrow();
    },
    5_000,
  );
});
