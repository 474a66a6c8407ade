/** One agent's passages in memory, to find the ones that a question is about and to tell how much of the question each one covers. */
import MiniSearch, { type SearchResult } from 'minisearch';
import { closeSpelling } from './spelling.js';
import { synonymsOf, termsOf, wordsOf, type Word } from './terms.js';

export interface IndexedPassage {
  id: string;
  documentId: string;
  /** The document's title. */
  title: string;
  headings: readonly string[];
  text: string;
}

/** A term of a question: what it is worth, and what else counts as it. */
export interface QueryTerm {
  term: string;
  synonyms: readonly string[];
  /** Rarity in this index times the weight that the question gives it. */
  worth: number;
  /** Whether any passage holds it or a word of the same meaning. */
  isKnown: boolean;
}

export interface Hit {
  passage: IndexedPassage;
  score: number;
  /** Share of the question's worth that the passage holds, 0 to 1. */
  coverage: number;
  /** Terms of the question that the passage holds, word for word or in meaning. */
  matched: readonly QueryTerm[];
}

const MOST_HITS = 12;
/** What a match is worth that is not word for word. */
const SYNONYM = 0.8;
/** What stands in an example of code is rarely what a passage is about. */
const IN_CODE = 0.35;
/** A name or another word that no passage holds speaks against every passage. */
const UNKNOWN = 1.25;
const UNKNOWN_NAME = 1.8;
/** A word that says little counts for this much of the others. */
const WEAK = 0.3;
/** Added where a passage's own heading says nothing that was not asked: it is the section about it. */
const SECTION_ABOUT = 0.1;
/** A heading that asks the same way: “Where data is processed”. */
const SAME_QUESTION = 1.5;

interface SearchRow {
  id: string;
  title: string;
  headings: string;
  text: string;
  code: string;
}

export class PassageIndex {
  /** Memory that it stands for, in characters. */
  readonly characters: number;
  readonly #passages: ReadonlyMap<string, IndexedPassage>;
  readonly #frequency = new Map<string, number>();
  readonly #search: MiniSearch<SearchRow>;

  constructor(passages: readonly IndexedPassage[]) {
    this.#passages = new Map(passages.map((passage) => [passage.id, passage]));
    this.characters = passages.reduce((sum, { text }) => sum + text.length, 0);
    this.#search = new MiniSearch({
      fields: ['title', 'headings', 'text', 'code'],
      tokenize: (text) => termsOf(text),
      processTerm: (term) => term,
      searchOptions: {
        boost: { title: 1.3, headings: 2.2, text: 1, code: IN_CODE },
        weights: { fuzzy: 0.35, prefix: 0.5 },
      },
    });
    for (const { id, title, headings, text } of passages) {
      this.#search.add({ id, title, headings: headings.join(' '), ...withoutCode(text) });
      for (const term of new Set(termsOf([title, ...headings, text].join(' ')))) {
        this.#frequency.set(term, (this.#frequency.get(term) ?? 0) + 1);
      }
    }
  }

  get size(): number {
    return this.#passages.size;
  }

  /** What the documents are about: their titles or, where there are few documents, their main headings. */
  get topics(): string[] {
    const passages = [...this.#passages.values()];
    const titles = [...new Set(passages.map(({ title }) => title))];
    if (titles.length > 2) return titles;
    const headings = passages.map(
      ({ title, headings: [first, second] }) =>
        (first === title || titles.length === 1 ? second : first) ?? first ?? title,
    );
    return [...new Set(headings)].filter((heading) => !titles.includes(heading) || passages.length === 1);
  }

  /** The terms of a question, each once; `weight` says how much they count (less for what was asked before). */
  queryOf(question: string, weight = 1): QueryTerm[] {
    const words = new Map(wordsOf(question).map((word) => [word.term, word]));
    return [...words.values()].map((word) => this.#queryTerm(word, weight, question));
  }

  /** The best passages, best first; `asks` is the question's own word (where, who, how long), which a heading may share. */
  find(query: readonly QueryTerm[], asks: string | null = null): Hit[] {
    const known = query.filter(({ isKnown }) => isKnown);
    if (known.length === 0) return [];
    const boosts = new Map<string, number>();
    for (const { term, synonyms, worth } of known) {
      for (const synonym of synonyms) boosts.set(synonym, Math.max(boosts.get(synonym) ?? 0, SYNONYM * 0.6 * worth));
      boosts.set(term, Math.max(boosts.get(term) ?? 0, worth));
    }
    const results = this.#search.search([...boosts.keys()].join(' '), {
      tokenize: (text) => text.split(' '),
      processTerm: (term) => term,
      boostTerm: (term) => boosts.get(term) ?? 1,
      prefix: (term) => term.length >= 4 && !this.#frequency.has(term),
      fuzzy: (term) => (term.length >= 5 && !this.#frequency.has(term) ? 0.25 : false),
    });
    return results
      .slice(0, MOST_HITS * 2)
      .map((result) => this.#hit(result, query, asks))
      .sort((a, b) => b.score - a.score)
      .slice(0, MOST_HITS);
  }

  #hit(result: SearchResult, query: readonly QueryTerm[], asks: string | null): Hit {
    const held = Object.entries(result.match).map(([term, fields]) => ({
      term,
      share: fields.every((field) => field === 'code') ? IN_CODE : 1,
    }));
    let covered = 0;
    let total = 0;
    const matched: QueryTerm[] = [];
    for (const part of query) {
      const closeness = Math.max(0, ...held.map(({ term, share }) => share * closenessOf(part, term)));
      total += part.worth;
      covered += part.worth * closeness;
      if (closeness > 0) matched.push(part);
    }
    const passage = this.#passages.get(result.id as string)!;
    const coverage =
      total === 0 ? 0 : Math.min(1, covered / total + (isSectionAbout(passage, matched) ? SECTION_ABOUT : 0));
    const isAsked = asks !== null && interrogativeOf(passage.headings.at(-1) ?? '') === asks;
    return { passage, score: result.score * (0.3 + coverage) * (isAsked ? SAME_QUESTION : 1), coverage, matched };
  }

  #queryTerm(word: Word, weight: number, question: string): QueryTerm {
    const synonyms = synonymsOf(word).filter((term) => this.#frequency.has(term));
    const own = this.#frequency.get(word.term) ?? 0;
    const near = own > 0 ? own : this.#nearest(word.term);
    const holding = near > 0 ? near : Math.max(0, ...synonyms.map((term) => this.#frequency.get(term)!));
    const isKnown = holding > 0;
    const rarity = Math.log(1 + this.size / Math.max(1, holding));
    const doubt = isKnown || word.isWeak ? 1 : isName(word.written, question) ? UNKNOWN_NAME : UNKNOWN;
    return { term: word.term, synonyms, worth: rarity * doubt * weight * (word.isWeak ? WEAK : 1), isKnown };
  }

  /** How many passages hold a term that is spelled nearly so; 0 where none is. */
  #nearest(term: string): number {
    if (term.length < 5) return 0;
    let most = 0;
    for (const [held, frequency] of this.#frequency) {
      if (Math.abs(held.length - term.length) <= 2 && closeSpelling(term, held) > 0) most = Math.max(most, frequency);
    }
    return most;
  }
}

/** The word by which a question or a heading asks; null where there is none. */
export function interrogativeOf(text: string): string | null {
  return (
    /\b(?:where|when|who|whom|why|how (?:long|much|many|often|large|big))\b/i.exec(text)?.[0].toLowerCase() ?? null
  );
}

function isSectionAbout({ headings }: IndexedPassage, matched: readonly QueryTerm[]): boolean {
  const terms = wordsOf(headings.at(-1) ?? '').filter(({ isWeak }) => !isWeak);
  return terms.length > 0 && terms.every(({ term }) => matched.some((part) => closenessOf(part, term) > 0));
}

/** Running text and fenced code apart. */
function withoutCode(passage: string): { text: string; code: string } {
  const code: string[] = [];
  const text = passage.replace(/```[\s\S]*?(?:```|$)/g, (fenced) => {
    code.push(fenced);
    return ' ';
  });
  return { text, code: code.join(' ') };
}

function closenessOf({ term, synonyms }: QueryTerm, held: string): number {
  if (held === term) return 1;
  if (synonyms.includes(held)) return SYNONYM;
  return closeSpelling(term, held);
}

/** A capital inside the sentence: most likely a name. */
function isName(written: string, question: string): boolean {
  return /^\p{Lu}/u.test(written) && !question.trimStart().startsWith(written);
}
