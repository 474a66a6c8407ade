/** Draws Markdown tokens as Lit templates: text is always text, so nothing that a model writes can become markup. */
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Words } from './catalogue.js';
import type { Inline } from './inlines.js';
import type { Block } from './markdown.js';

export interface LinkContext {
  words: Words;
  /** Hosts whose links need no warning: the page's own and the API's. */
  ownHosts: readonly string[];
  /** Called instead of following a link to another website. */
  onExternal(href: string): void;
}

export function viewBlocks(blocks: Block[], context: LinkContext): TemplateResult[] {
  return blocks.map((block) => viewBlock(block, context));
}

function viewBlock(block: Block, context: LinkContext): TemplateResult {
  switch (block.kind) {
    case 'paragraph':
      return html`<p>${viewInlines(block.inlines, context)}</p>`;
    case 'heading':
      // Not a heading element: an answer must not take part in the outline of the customer's page.
      return html`<p class="heading">${viewInlines(block.inlines, context)}</p>`;
    case 'code':
      return html`<pre tabindex="0"><code dir="ltr">${block.text}</code></pre>`;
    case 'quote':
      return html`<blockquote>${viewBlocks(block.blocks, context)}</blockquote>`;
    case 'rule':
      return html`<hr />`;
    case 'list': {
      const items = block.items.map((item) => html`<li>${viewItem(item, context)}</li>`);
      return block.isOrdered
        ? html`<ol start=${block.start}>
            ${items}
          </ol>`
        : html`<ul>
            ${items}
          </ul>`;
    }
  }
}

/** A tight item shows its first paragraph without the paragraph's margins. */
function viewItem([first, ...rest]: Block[], context: LinkContext) {
  if (first?.kind !== 'paragraph') return viewBlocks(first ? [first, ...rest] : [], context);
  return [viewInlines(first.inlines, context), viewBlocks(rest, context)];
}

export function viewInlines(inlines: Inline[], context: LinkContext): unknown[] {
  return inlines.map((inline) => {
    switch (inline.kind) {
      case 'text':
        return inline.text;
      case 'break':
        return html`<br />`;
      case 'code':
        return html`<code>${inline.text}</code>`;
      case 'strong':
        return html`<strong>${viewInlines(inline.children, context)}</strong>`;
      case 'emphasis':
        return html`<em>${viewInlines(inline.children, context)}</em>`;
      case 'placeholder':
        return html`<span class="chip" title=${context.words.placeholder(inline.type)}
          >${context.words.type(inline.type)}${inline.number ? ` ${inline.number}` : nothing}</span
        >`;
      case 'link':
        return viewLink(inline.href, inline.children, context);
    }
  });
}

function viewLink(href: string, children: Inline[], context: LinkContext): TemplateResult {
  const { host, protocol } = new URL(href);
  const isExternal = protocol !== 'mailto:' && !context.ownHosts.includes(host);
  if (!isExternal) return html`<a href=${href} rel="noopener noreferrer">${viewInlines(children, context)}</a>`;
  const ask = (event: Event) => {
    event.preventDefault();
    context.onExternal(href);
  };
  const isHostShown = JSON.stringify(children).includes(host);
  return html`<a
      href=${href}
      rel="noopener noreferrer"
      target="_blank"
      title=${context.words.externalHint(host)}
      @click=${ask}
      @auxclick=${ask}
      >${viewInlines(children, context)}</a
    >${isHostShown ? nothing : html` <small class="host" dir="ltr">(${host})</small>`}`;
}
