/** Splits one run of text into tokens: emphasis, code, links, placeholders. Never HTML; what is not understood stays text. */
import { PLACEHOLDER_NAMES } from './catalogue.en.js';
import type { Placeholder } from './catalogue.en.js';

export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'break' }
  | { kind: 'code'; text: string }
  | { kind: 'strong' | 'emphasis'; children: Inline[] }
  | { kind: 'link'; href: string; children: Inline[] }
  | { kind: 'placeholder'; type: Placeholder; number?: string };

/** Addresses that reference-style links point to, by lower-case label. */
export type References = ReadonlyMap<string, string>;

/** How far a closing mark may be from its opening one: keeps the work linear on hostile text. */
const REACH = 2_000;
const LABEL_REACH = 500;
const DEPTH = 6;
const SPECIAL = /[\\`*_[\]!<\n]|https?:\/\//g;
// The catalogue names every type, and unlike the contract's list it is in this bundle anyway.
const PLACEHOLDER = new RegExp(`\\[(${Object.keys(PLACEHOLDER_NAMES).join('|')})(?:_(\\d{1,4}))?\\]`, 'y');

/** An absolute http, https or mailto address without credentials, normalised; otherwise null. */
export function safeHref(raw: string): string | null {
  try {
    const url = new URL(raw.trim());
    const isSafe = ['http:', 'https:', 'mailto:'].includes(url.protocol) && !url.username && !url.password;
    return isSafe ? url.href : null;
  } catch {
    return null;
  }
}

/** Text as a visitor typed it: only line breaks and placeholders mean something. */
export function plainInlines(text: string): Inline[] {
  const found: Inline[] = [];
  for (let at = 0; at < text.length;) {
    const next = nextOf(text, /[[\n]/g, at);
    addText(found, text.slice(at, next));
    if (next === text.length) break;
    const placeholder = placeholderAt(text, next);
    if (placeholder) found.push(placeholder.token);
    else if (text[next] === '\n') found.push({ kind: 'break' });
    else addText(found, '[');
    at = next + (placeholder?.length ?? 1);
  }
  return found;
}

/** Markdown's inline marks. */
export function markdownInlines(text: string, references: References, depth = 0): Inline[] {
  const found: Inline[] = [];
  for (let at = 0; at < text.length;) {
    const next = nextOf(text, SPECIAL, at);
    addText(found, text.slice(at, next));
    if (next === text.length) break;
    const token = tokenAt(text, next, references, depth);
    if (token) found.push(...token.tokens);
    else addText(found, text[next] ?? '');
    at = next + (token?.length ?? 1);
  }
  return found;
}

type Found = { tokens: Inline[]; length: number } | null;

function tokenAt(text: string, at: number, references: References, depth: number): Found {
  const char = text[at];
  if (char === '\n') return { tokens: [{ kind: 'break' }], length: 1 };
  if (char === '\\') return escapeAt(text, at);
  if (char === '`') return codeAt(text, at);
  if (char === '<') return autolinkAt(text, at);
  if (char === 'h') return bareLinkAt(text, at);
  if (depth >= DEPTH) return null;
  if (char === '*' || char === '_') return emphasisAt(text, at, references, depth);
  if (char === '!' && text[at + 1] === '[') {
    // Nothing is ever fetched for a message: of an image only its description is left.
    const image = linkAt(text, at + 1, references, depth);
    return image && { tokens: image.children, length: image.length + 1 };
  }
  if (char !== '[') return null;
  const placeholder = placeholderAt(text, at);
  if (placeholder) return { tokens: [placeholder.token], length: placeholder.length };
  const link = linkAt(text, at, references, depth);
  if (!link) return null;
  const href = safeHref(link.href);
  return { tokens: href ? [{ kind: 'link', href, children: link.children }] : link.children, length: link.length };
}

function placeholderAt(text: string, at: number): { token: Inline; length: number } | null {
  PLACEHOLDER.lastIndex = at;
  const match = PLACEHOLDER.exec(text);
  return (
    match && {
      token: { kind: 'placeholder', type: match[1] as Placeholder, ...(match[2] ? { number: match[2] } : {}) },
      length: match[0].length,
    }
  );
}

function escapeAt(text: string, at: number): Found {
  const escaped = text[at + 1] ?? '';
  return /[!-/:-@[-`{-~]/.test(escaped) ? { tokens: [{ kind: 'text', text: escaped }], length: 2 } : null;
}

function codeAt(text: string, at: number): Found {
  const fence = /^`+/.exec(text.slice(at, at + 8))?.[0] ?? '`';
  const end = closing(text, fence, at + fence.length);
  if (end < 0) return null;
  return {
    tokens: [{ kind: 'code', text: text.slice(at + fence.length, end).trim() }],
    length: end + fence.length - at,
  };
}

function emphasisAt(text: string, at: number, references: References, depth: number): Found {
  const mark = text[at] ?? '';
  const isDouble = text[at + 1] === mark;
  const fence = isDouble ? mark + mark : mark;
  const start = at + fence.length;
  if (/\s/.test(text[start] ?? ' ') || (mark === '_' && /\w/.test(text[at - 1] ?? ' '))) return null;
  let end = closing(text, fence, start);
  // `*` must not take one half of a `**` for its end.
  while (!isDouble && end >= 0 && text[end + 1] === mark) end = closing(text, fence, end + 2);
  if (end <= start || /\s/.test(text[end - 1] ?? ' ') || (mark === '_' && /\w/.test(text[end + fence.length] ?? ' ')))
    return null;
  const children = markdownInlines(text.slice(start, end), references, depth + 1);
  return { tokens: [{ kind: isDouble ? 'strong' : 'emphasis', children }], length: end + fence.length - at };
}

/** `[text](address "title")`, `[text][label]`, `[label]`. */
function linkAt(text: string, at: number, references: References, depth: number) {
  const end = closingBracket(text, at);
  if (end < 0) return null;
  const label = text.slice(at + 1, end);
  const rest = text.slice(end + 1, end + 1 + REACH);
  const inline = /^\(\s*<?([^\s<>()]*(?:\([^\s<>()]*\)[^\s<>()]*)*)>?(?:\s+["'(][^"')]*["')])?\s*\)/.exec(rest);
  const reference = /^\[([^\]]{0,200})\]/.exec(rest);
  const href = inline?.[1] ?? references.get((reference?.[1] || label).toLowerCase());
  if (href === undefined) return null;
  const children = markdownInlines(label, new Map(), depth + 1).flatMap((token) =>
    token.kind === 'link' ? token.children : [token],
  );
  return { href, children, length: end + 1 - at + (inline ?? reference ?? [''])[0].length };
}

function autolinkAt(text: string, at: number): Found {
  const match = /^<((?:https?:\/\/|mailto:)[^\s<>]{1,1000})>/.exec(text.slice(at, at + 1_010));
  const href = match && safeHref(match[1] ?? '');
  return href ? { tokens: [linkTo(href, match[1] ?? '')], length: match[0].length } : null;
}

function bareLinkAt(text: string, at: number): Found {
  if (/\w/.test(text[at - 1] ?? ' ')) return null;
  const raw =
    /^https?:\/\/[^\s<>"'`[\]]{1,1000}/.exec(text.slice(at, at + 1_010))?.[0].replace(/[.,;:!?)*_]+$/, '') ?? '';
  const href = safeHref(raw);
  return href ? { tokens: [linkTo(href, raw)], length: raw.length } : null;
}

const linkTo = (href: string, text: string): Inline => ({ kind: 'link', href, children: [{ kind: 'text', text }] });

function closing(text: string, mark: string, from: number): number {
  const end = text.indexOf(mark, from);
  return end - from > REACH ? -1 : end;
}

/** The bracket that closes the one at `at`, brackets within the label counted. */
function closingBracket(text: string, at: number): number {
  let open = 0;
  for (let index = at; index < text.length && index - at < LABEL_REACH; index++) {
    if (text[index] === '\\') index++;
    else if (text[index] === '[') open++;
    else if (text[index] === ']' && --open === 0) return index;
  }
  return -1;
}

function nextOf(text: string, pattern: RegExp, from: number): number {
  pattern.lastIndex = from;
  return pattern.exec(text)?.index ?? text.length;
}

function addText(found: Inline[], text: string): void {
  if (!text) return;
  const last = found.at(-1);
  if (last?.kind === 'text') last.text += text;
  else found.push({ kind: 'text', text });
}
