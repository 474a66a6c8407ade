/** Chooses what of a passage is quoted: the sentences, list items or code that hold most of the question, with what they need to be understood. */
import type { Hit, IndexedPassage, QueryTerm } from './passage-index.js';
import { unitsOf, type Unit } from './sentences.js';
import { wordsOf } from './terms.js';

const MOST_SENTENCES = 4;
const MOST_ITEMS = 8;
const MOST_CHARACTERS = 900;
/** A passage that is no longer than this is quoted whole. */
const SHORT_PASSAGE = 320;
/** How much the words of the heading count in every sentence below it. */
const UNDER_HEADING = 0.6;
const SYNONYM = 0.6;

/** Words that stand together in one sentence say more than the same words all over a passage. */
export function ranked(hits: readonly Hit[], query: readonly QueryTerm[]): Hit[] {
  const total = query.reduce((sum, { worth }) => sum + worth, 0) || 1;
  const together = ({ passage }: Hit): number => {
    const headings = headingTermsOf(passage);
    return Math.max(0, ...unitsOf(passage.text).map((unit) => worthOf(unit, query, headings))) / total;
  };
  return hits.map((hit) => ({ ...hit, score: hit.score * (0.4 + together(hit)) })).sort((a, b) => b.score - a.score);
}

const headingTermsOf = ({ headings }: IndexedPassage): ReadonlySet<string> =>
  new Set(wordsOf(headings.join(' ')).map(({ term }) => term));

interface ScoredUnit extends Unit {
  at: number;
  score: number;
}

/** The best units of a passage in their own order, as Markdown. */
export function quote({ passage }: Hit, query: readonly QueryTerm[], passages: number): string {
  const units = unitsOf(passage.text);
  const hasItems = units.some(({ kind }) => kind === 'item');
  if (!hasItems && passage.text.length <= SHORT_PASSAGE && passages === 1) return passage.text;
  const headingTerms = headingTermsOf(passage);
  const scored = units.map((unit, at): ScoredUnit => ({
    ...unit,
    at,
    score: worthOf(unit, query, headingTerms) - at * 0.02,
  }));
  const chosen = new Set<number>();
  const most = Math.ceil(MOST_SENTENCES / passages);
  const ranked = [...scored].sort((a, b) => b.score - a.score);
  // Of a list, only what was asked for; of running text, also what belongs to it.
  const least = (ranked[0]?.score ?? 0) * (ranked[0]?.kind === 'item' ? 0.8 : 0.55);
  let length = 0;
  for (const unit of ranked) {
    const isEnough =
      chosen.size >= (unit.kind === 'item' ? MOST_ITEMS : most) ||
      length + unit.text.length > MOST_CHARACTERS / passages;
    if (chosen.size > 0 && (isEnough || unit.score < least)) break;
    for (const at of withCompanions(units, unit.at)) {
      if (!chosen.has(at)) length += units[at]!.text.length;
      chosen.add(at);
    }
  }
  return joined(
    units,
    [...chosen].sort((a, b) => a - b),
  );
}

function worthOf(unit: Unit, query: readonly QueryTerm[], headingTerms: ReadonlySet<string>): number {
  const terms = new Set(wordsOf(unit.text).map(({ term }) => term));
  let worth = 0;
  for (const { term, synonyms, worth: full } of query) {
    if (terms.has(term)) worth += full;
    else if (synonyms.some((synonym) => terms.has(synonym))) worth += full * SYNONYM;
    // What the heading already says, every sentence below it is about.
    else if (headingTerms.has(term) || synonyms.some((synonym) => headingTerms.has(synonym)))
      worth += full * UNDER_HEADING;
  }
  return worth;
}

/** A unit with what it needs to be understood: what an announcing colon introduces, and what introduces an item or code. */
function withCompanions(units: readonly Unit[], at: number): number[] {
  const unit = units[at]!;
  const companions = [at];
  if (unit.kind === 'sentence' && unit.text.endsWith(':')) {
    for (let next = at + 1; next < units.length && units[next]!.kind !== 'sentence' && next <= at + 8; next += 1)
      companions.push(next);
  }
  const isBare =
    unit.kind !== 'sentence' ||
    /^(?:it|this|that|these|those|they|then|otherwise|so|such|both|in this case)\b/i.test(unit.text);
  const before = units[at - 1];
  if (isBare && before?.kind === 'sentence' && (unit.kind !== 'item' || units[at - 1]!.text.endsWith(':')))
    companions.unshift(at - 1);
  return companions;
}

/** Sentences of one block run on; items and code stand on lines of their own. */
function joined(units: readonly Unit[], chosen: readonly number[]): string {
  let text = '';
  let last: Unit | undefined;
  for (const at of chosen) {
    const unit = units[at]!;
    if (last) {
      const isRun = last.kind === 'sentence' && unit.kind === 'sentence' && last.block === unit.block;
      const isList = last.kind === 'item' && unit.kind === 'item';
      text += isRun ? ' ' : isList ? '\n' : '\n\n';
    }
    text += unit.text;
    last = unit;
  }
  return text;
}
