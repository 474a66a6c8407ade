/** Answers from passages alone, in their own words: the sentences that fit the question best, with the passages they rest on. It says so when it does not know. */
import type { Citation } from './agents.contract.js';
import { interrogativeOf, PassageIndex, type Hit, type IndexedPassage, type QueryTerm } from './passage-index.js';
import { unitsOf, type Unit } from './sentences.js';
import { smallTalkOf, type SmallTalk } from './small-talk.js';
import { wordsOf } from './terms.js';

export interface KnowledgeAnswer {
  text: string;
  outcome: 'answered' | 'unknown';
  citations: Citation[];
}

/** Below this share of the question's worth a passage is about something else. */
const LEAST_COVERAGE = 0.5;
/** A second passage is quoted too when it covers what the first leaves out. */
const SECOND_GAIN = 0.2;
const MOST_SENTENCES = 4;
const MOST_ITEMS = 8;
const MOST_CHARACTERS = 900;
const EXCERPT = 220;
/** A passage that is no longer than this is quoted whole. */
const SHORT_PASSAGE = 320;
/** How much the words of the heading count in every sentence below it. */
const UNDER_HEADING = 0.6;
const SYNONYM = 0.6;
/** Of the previous question's terms, when this one leans on it. */
const FOLLOW_UP_WEIGHT = 0.45;

/** Answers `question`; `earlier` is what the visitor asked before, newest last. */
export function answerFromKnowledge(
  index: PassageIndex,
  question: string,
  earlier: readonly string[],
): KnowledgeAnswer {
  const talk = smallTalkOf(question);
  if (talk) return answerSmallTalk(talk, index);
  const query = queryOf(index, question, earlier);
  const hits = ranked(index.find(query, interrogativeOf(question)), query);
  const best = hits[0];
  if (!best || !isAbout(best, query)) return unknown(index);
  const second = hits.slice(1, 4).find((hit) => addsTo(best, hit, query));
  const chosen = second ? [best, second] : [best];
  const text = chosen.map((hit) => quote(hit, query, chosen.length)).join('\n\n');
  return { text, outcome: 'answered', citations: chosen.map(({ passage }) => citationOf(passage)) };
}

/** The passages that a model may read for a question, best first. */
export function passagesFor(
  index: PassageIndex,
  question: string,
  earlier: readonly string[],
  most: number,
): IndexedPassage[] {
  const query = queryOf(index, question, earlier);
  const hits = ranked(index.find(query, interrogativeOf(question)), query);
  const least = (hits[0]?.score ?? 0) * 0.2;
  return hits
    .filter(({ score }) => score >= least)
    .slice(0, most)
    .map(({ passage }) => passage);
}

export function citationOf({ id, documentId, title, headings, text }: IndexedPassage): Citation {
  const place = [title, ...headings.filter((heading) => heading !== title)].join(' › ');
  const plain = text
    .replace(/```\n?/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  const excerpt = plain.length <= EXCERPT ? plain : `${plain.slice(0, plain.lastIndexOf(' ', EXCERPT)).trimEnd()}…`;
  return { documentId, passageId: id, title: place.slice(0, 200), excerpt };
}

/** A short question, or one that points back ("and how long does that take?"), leans on the one before. */
function queryOf(index: PassageIndex, question: string, earlier: readonly string[]): QueryTerm[] {
  const own = index.queryOf(question);
  const previous = earlier.filter((text) => smallTalkOf(text) === null).at(-1);
  if (!previous || !leansOnPrevious(question, own)) return own;
  const terms = new Set(own.map(({ term }) => term));
  const carried = index.queryOf(previous, FOLLOW_UP_WEIGHT).filter(({ term, isKnown }) => isKnown && !terms.has(term));
  return [...own, ...carried];
}

const POINTS_BACK =
  /\b(?:it|its|that|this|these|those|they|them|there|one|ones|then|he|she)\b|^(?:and|but|so|or|what about|how about|why|also)\b/i;

function leansOnPrevious(question: string, own: readonly QueryTerm[]): boolean {
  return own.length <= 1 || (own.length <= 4 && POINTS_BACK.test(question.trim()));
}

function isAbout(hit: Hit, query: readonly QueryTerm[]): boolean {
  return hit.coverage >= (query.length === 1 ? 0.7 : LEAST_COVERAGE);
}

function addsTo(best: Hit, hit: Hit, query: readonly QueryTerm[]): boolean {
  const total = query.reduce((sum, { worth }) => sum + worth, 0);
  const gained = hit.matched.filter((part) => !best.matched.includes(part)).reduce((sum, { worth }) => sum + worth, 0);
  return total > 0 && gained / total >= SECOND_GAIN && hit.coverage >= LEAST_COVERAGE * 0.7;
}

/** Words that stand together in one sentence say more than the same words all over a passage. */
function ranked(hits: readonly Hit[], query: readonly QueryTerm[]): Hit[] {
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
function quote({ passage }: Hit, query: readonly QueryTerm[], passages: number): string {
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

function answerSmallTalk(talk: SmallTalk, index: PassageIndex): KnowledgeAnswer {
  const answered = (text: string): KnowledgeAnswer => ({ text, outcome: 'answered', citations: [] });
  switch (talk) {
    case 'greeting':
      return answered(`Hello! What would you like to know?${topics(index)}`);
    case 'thanks':
      return answered('You are welcome. Is there anything else you would like to know?');
    case 'farewell':
      return answered('Goodbye, and thank you for writing. You can come back to this conversation at any time.');
    case 'self':
      return answered(
        'I am an AI agent, not a person. I answer from the documents that this organisation has given me, and I say so when I do not know. You can ask for a person at any time.',
      );
    case 'capability':
      return answered(
        `I am an AI agent, and I answer questions from this organisation’s documents.${topics(index)} You can also ask for a person.`,
      );
    case 'person':
      return {
        text: 'Of course. Choose “Talk to a person”, and someone from the organisation will read this conversation and answer you here.',
        outcome: 'unknown',
        citations: [],
      };
  }
}

function unknown(index: PassageIndex): KnowledgeAnswer {
  const text =
    index.size === 0
      ? 'I do not know the answer: I have not been given any documents yet. Would you like to talk to a person instead?'
      : `I could not find an answer to that in the documents I have. You can put it in other words, or talk to a person.${topics(index)}`;
  return { text, outcome: 'unknown', citations: [] };
}

const MOST_TOPICS = 5;

function topics(index: PassageIndex): string {
  const all = index.topics;
  if (all.length === 0) return '';
  const named = all.slice(0, MOST_TOPICS).map((topic) => `“${topic}”`);
  return ` I know about ${named.join(', ')}${all.length > named.length ? ' and more' : ''}.`;
}
