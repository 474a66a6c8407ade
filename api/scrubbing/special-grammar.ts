/** Reads who a special-category term is said of: the person before it, the verb between, or nobody in particular. */
import { ROLE } from './special-roles.js';
import { JOIN, type SpecialTokens } from './special-tokens.js';

/** How a term hangs on a person. */
export const ANCHOR = {
  none: 0,
  being: 1,
  having: 2,
  possessed: 4,
  generic: 8,
  elliptical: 16,
  thing: 32,
  organisation: 64,
} as const;

const MAX_BACK = 8;

/** Who stands before the verb at `verb`: a person, people in general, or something else; sentence start means the speaker. */
export function subjectOf(tokens: SpecialTokens, tokenRoles: Int32Array, verb: number, from: number): number {
  let unknown = 0;
  for (let j = verb - 1; j >= from && verb - j <= MAX_BACK; j -= 1) {
    const role = tokenRoles[j] as number;
    if (tokens.joins[j + 1] === JOIN.comma) break;
    if ((role & ROLE.generic) !== 0) return ANCHOR.generic;
    if ((role & ROLE.organisation) !== 0) return ANCHOR.organisation;
    const isOwned = j > from && ((tokenRoles[j - 1] as number) & ROLE.possessive) !== 0;
    if (isOwned && (role & ROLE.body) !== 0) return ANCHOR.being | ANCHOR.having;
    // "born at 27 weeks and is …": what follows a preposition is not the subject.
    if ((role & ROLE.preposition) !== 0) unknown = 0;
    // "her dress is white": an owner is not the subject.
    if ((role & ROLE.possessive) !== 0 && (role & ROLE.name) === 0) continue;
    if ((role & (ROLE.person | ROLE.name)) !== 0) return unknown > 1 ? ANCHOR.none : ANCHOR.being | ANCHOR.having;
    if ((role & (ROLE.filler | ROLE.copula | ROLE.having)) !== 0) continue;
    if ((role & ROLE.topic) !== 0) return ANCHOR.none;
    unknown += 1;
    if (unknown > 2) return ANCHOR.none;
  }
  return unknown === 0 ? ANCHOR.elliptical : ANCHOR.none;
}

/** Walks back from the term at `at` over adjectives and small words to the person or verb that it hangs on. */
export function anchorOf(tokens: SpecialTokens, tokenRoles: Int32Array, at: number, from: number): number {
  let unknown = 0;
  let hasPreposition = false;
  let isAway = false;
  for (let k = at - 1; k >= from && at - k <= MAX_BACK; k -= 1) {
    if (tokens.joins[k + 1] === JOIN.comma) return ANCHOR.none;
    const role = tokenRoles[k] as number;
    const word = tokens.words[k] as string;
    if ((role & ROLE.generic) !== 0) return ANCHOR.generic;
    if (word === 'called' || word === 'named') return ANCHOR.none;
    // "I'm at the Catholic school": the preposition stands between the person and the term.
    if ((role & ROLE.beingContraction) !== 0) return isAway ? ANCHOR.having : ANCHOR.being;
    if (word === 'being' && k > from && ((tokenRoles[k - 1] as number) & ROLE.preposition) !== 0) return ANCHOR.being;
    if ((role & ROLE.havingContraction) !== 0) return ANCHOR.having;
    if ((role & ROLE.possessive) !== 0) return ANCHOR.possessed;
    if (word === 'as' && (tokens.words[k + 1] === 'a' || tokens.words[k + 1] === 'an')) return ANCHOR.being;
    const verb = role & (ROLE.copula | ROLE.having);
    if (verb !== 0) {
      const subject = subjectOf(tokens, tokenRoles, k, from);
      if (subject === ANCHOR.generic) return subject;
      if (subject === ANCHOR.organisation) return ANCHOR.none;
      if (subject === ANCHOR.elliptical) return ANCHOR.elliptical | ((verb & ROLE.having) !== 0 ? ANCHOR.having : 0);
      if (
        subject === ANCHOR.none &&
        (role & (ROLE.copula | ROLE.owning)) !== 0 &&
        (role & (ROLE.filler | ROLE.preposition)) === 0
      )
        return ANCHOR.thing;
      if (subject !== ANCHOR.none) {
        return (
          ((verb & ROLE.copula) !== 0 && !isAway ? ANCHOR.being : 0) | ((verb & ROLE.having) !== 0 ? ANCHOR.having : 0)
        );
      }
    }
    if ((role & ROLE.preposition) !== 0) {
      hasPreposition = true;
      isAway ||= word !== 'of' && word !== 'to';
    }
    if ((role & (ROLE.filler | ROLE.having | ROLE.copula)) !== 0 || word.endsWith('ly')) continue;
    if ((role & (ROLE.topic | ROLE.person)) !== 0) return ANCHOR.none;
    unknown += 1;
    if (unknown > 1 || hasPreposition) return ANCHOR.none;
  }
  return ANCHOR.none;
}
