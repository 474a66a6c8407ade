/** The tokenizer: what it understands, and that nothing hostile gets further than being text. */
import { plainInlines, safeHref } from './inlines.js';
import type { Inline } from './inlines.js';
import { markdownBlocks, plainText } from './markdown.js';
import type { Block } from './markdown.js';

const text = (value: string): Inline => ({ kind: 'text', text: value });
const paragraph = (...inlines: Inline[]): Block => ({ kind: 'paragraph', inlines });
const link = (href: string, label: string): Inline => ({ kind: 'link', href, children: [text(label)] });

function hrefsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(hrefsIn);
  if (typeof value !== 'object' || value === null) return [];
  const own = 'href' in value && typeof value.href === 'string' ? [value.href] : [];
  return [...own, ...Object.values(value).flatMap(hrefsIn)];
}

describe('markdown', () => {
  it.each<[string, string, Block[]]>([
    ['plain text', 'Hello', [paragraph(text('Hello'))]],
    ['two paragraphs', 'One\n\nTwo', [paragraph(text('One')), paragraph(text('Two'))]],
    ['a line break', 'One\nTwo', [paragraph(text('One'), { kind: 'break' }, text('Two'))]],
    ['strong', 'a **b** c', [paragraph(text('a '), { kind: 'strong', children: [text('b')] }, text(' c'))]],
    [
      'emphasis',
      '*a* and _b_',
      [
        paragraph({ kind: 'emphasis', children: [text('a')] }, text(' and '), {
          kind: 'emphasis',
          children: [text('b')],
        }),
      ],
    ],
    [
      'strong within emphasis',
      '*a **b***',
      [paragraph({ kind: 'emphasis', children: [text('a '), { kind: 'strong', children: [text('b')] }] })],
    ],
    ['an unclosed mark', 'a **b', [paragraph(text('a **b'))]],
    ['a lone star', '2 * 3 * 4', [paragraph(text('2 * 3 * 4'))]],
    ['underscores in a word', 'snake_case_word', [paragraph(text('snake_case_word'))]],
    ['code', 'run `npm <x>`', [paragraph(text('run '), { kind: 'code', text: 'npm <x>' })]],
    ['a code block', '```js\n<b>\n```', [{ kind: 'code', text: '<b>' }]],
    ['a code block still streaming', '```\na\nb', [{ kind: 'code', text: 'a\nb' }]],
    ['a heading', '## Title ##', [{ kind: 'heading', inlines: [text('Title')] }]],
    ['a rule', '---', [{ kind: 'rule' }]],
    ['a quote', '> a\n> b', [{ kind: 'quote', blocks: [paragraph(text('a'), { kind: 'break' }, text('b'))] }]],
    [
      'a list',
      '- a\n- b',
      [{ kind: 'list', isOrdered: false, start: 1, items: [[paragraph(text('a'))], [paragraph(text('b'))]] }],
    ],
    [
      'an ordered list from three',
      '3. a\n4. b',
      [{ kind: 'list', isOrdered: true, start: 3, items: [[paragraph(text('a'))], [paragraph(text('b'))]] }],
    ],
    [
      'a list in a list',
      '- a\n  - b\n- c',
      [
        {
          kind: 'list',
          isOrdered: false,
          start: 1,
          items: [
            [paragraph(text('a')), { kind: 'list', isOrdered: false, start: 1, items: [[paragraph(text('b'))]] }],
            [paragraph(text('c'))],
          ],
        },
      ],
    ],
    ['an escape', '\\*a\\*', [paragraph(text('*a*'))]],
    ['a link', '[a](https://example.com/x)', [paragraph(link('https://example.com/x', 'a'))]],
    ['a link with a title', '[a](https://example.com "t")', [paragraph(link('https://example.com/', 'a'))]],
    ['a reference link', '[a][r]\n\n[r]: https://example.com/r', [paragraph(link('https://example.com/r', 'a'))]],
    [
      'a bare link',
      'see https://example.com/a.',
      [paragraph(text('see '), link('https://example.com/a', 'https://example.com/a'), text('.'))],
    ],
    ['an autolink', '<https://example.com/>', [paragraph(link('https://example.com/', 'https://example.com/'))]],
    [
      'a placeholder',
      'To [EMAIL] and [PERSON_2]',
      [
        paragraph(text('To '), { kind: 'placeholder', type: 'EMAIL' }, text(' and '), {
          kind: 'placeholder',
          type: 'PERSON',
          number: '2',
        }),
      ],
    ],
    ['an unknown placeholder', '[NOTHING]', [paragraph(text('[NOTHING]'))]],
    ['an image, of which only the words are left', '![a cat](https://evil.example/c.png)', [paragraph(text('a cat'))]],
    ['a reference image', '![a cat][c]\n\n[c]: https://evil.example/c.png', [paragraph(text('a cat'))]],
    [
      'an image in a link',
      '[![x](https://evil.example/i.png)](https://example.com)',
      [paragraph(link('https://example.com/', 'x'))],
    ],
  ])('reads %s', (_name, source, expected) => {
    expect(mergeTexts(markdownBlocks(source))).toEqual(expected);
  });

  it.each([
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt:alert(1))',
    '[x](java\nscript:alert(1))',
    '[x](\u0001javascript:alert(1))',
    '[x](&#106;avascript:alert(1))',
    '[x](data:text/html,<script>alert(1)</script>)',
    '[x](vbscript:msgbox(1))',
    '[x](file:///etc/passwd)',
    '[x](blob:https://example.com/1)',
    '[x](//evil.example)',
    '[x](/relative)',
    '[x](https://user:secret@evil.example)',
    '[x](https://example.com@evil.example)',
    '[x][r]\n\n[r]: javascript:alert(1)',
    '[r]\n\n[r]: data:text/html,hello',
    '<javascript:alert(1)>',
    '<a href="javascript:alert(1)">x</a>',
    '<img src=x onerror=alert(1)>',
    '<script>alert(1)</script>',
    '<svg/onload=alert(1)>',
    '![x](javascript:alert(1))',
    '[<img src=x onerror=alert(1)>](javascript:alert(1))',
    '`</code><script>alert(1)</script>`',
  ])('makes no link of %j', (source) => {
    expect(hrefsIn(markdownBlocks(source))).toEqual([]);
  });

  it('keeps markup in a message as text', () => {
    expect(plainText('<script>alert(1)</script>')).toBe('<script>alert(1)</script>');
  });

  it.each([
    '[',
    '![',
    '**',
    '*a ',
    '`',
    '> ',
    '- ',
    '[a](',
    '[a][',
    '_a ',
    '<https://',
    'https://a.example/',
    '\\',
    '1. ',
  ])('does linear work on %j repeated', (piece) => {
    const hostile = piece.repeat(Math.ceil(20_000 / piece.length));
    expect(plainText(hostile).length).toBeLessThanOrEqual(hostile.length * 2);
  });

  it.each([
    ['https://example.com/a b', 'https://example.com/a%20b'],
    ['mailto:shop@example.com', 'mailto:shop@example.com'],
    ['HTTPS://EXAMPLE.COM', 'https://example.com/'],
    ['https://exämple.example/', 'https://xn--exmple-cua.example/'],
    ['javascript:alert(1)', null],
    ['', null],
  ])('safeHref(%j) is %j', (raw, expected) => {
    expect(safeHref(raw)).toBe(expected);
  });

  it('reads a visitor’s own text as text with placeholders', () => {
    expect(plainInlines('**hi** [PHONE]\n[x](y)')).toEqual([
      text('**hi** '),
      { kind: 'placeholder', type: 'PHONE' },
      { kind: 'break' },
      text('[x](y)'),
    ]);
  });
});

/** Neighbouring texts made one, so that a table need not know where the tokenizer paused. */
function mergeTexts<T>(value: T): T {
  if (Array.isArray(value)) {
    const merged: unknown[] = [];
    for (const item of value.map(mergeTexts) as { kind?: string; text?: string }[]) {
      const last = merged.at(-1) as { kind?: string; text?: string } | undefined;
      if (item?.kind === 'text' && last?.kind === 'text') last.text = `${last.text}${item.text}`;
      else merged.push(item);
    }
    return merged as T;
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, mergeTexts(inner)])) as T;
}
