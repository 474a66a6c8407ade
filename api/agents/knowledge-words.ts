/** Words that say nothing about what is asked, and words that mean the same in questions and in documents. English. */

const words = (list: string): string[] => list.trim().split(/\s+/);

/** Left out of questions and of the index. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  words(`
  a about above actually after again all almost already also although always am an and any anybody anyone anything are aren as at away
  b be became because been before being below besides between both but by c can cannot could couldn d did didn do does doesn doing
  don done down dr during e each eg either else etc even ever every everybody everyone everything f few for from further g gave get
  gets getting give given gives go goes going gonna got h had hadn has hasn have haven having he hello her here hers herself hey hi
  him himself his how however i ie if im in into is isn it its itself ive j just k kindly l least less let lets like ll lot m made
  makes making may maybe me might mine more most much must my myself n neither never no nobody none nor not
  nothing now o of off often ok okay on once one only onto or other others otherwise ought our ours ourselves out over own p per
  perhaps please possible put q quite r rather re really s said same say says see seem seems shall she should shouldn since so some
  somebody someone something sometimes somewhere soon still such sure t take takes tell tells than thank thanks that thats the their
  theirs them themselves then there therefore these they thing things think this those though through thus til till to too toward
  towards u under unless until up upon us v ve very via w wanna want wanted wants was wasn way ways we well were weren
  what whats whatever when whenever where whether which while who whoever whom whose why will with within without won would wouldn
  x y yes yet you your yours yourself yourselves z
  ask asking asked wonder wondering know knows knowing explain explained describe describes mean means meaning question
  questions help info information detail details exactly happen happens happened able anyhow simply basically currently
  `),
);

/** They say a little: counted at a fraction, so that a document that puts them otherwise is still found. */
export const WEAK_WORDS: ReadonlySet<string> = new Set(
  words(`
  allow allowed available back big bigger biggest change changed changes changing check checks choose come comes common currently customer customers day days different
  easy fast find finds first found free good great happening handle handled hard include included includes kind kinds large larger
  largest last left like list long longer longest look looks main make many max maximum mean min minimum necessary need needed needs
  new number offer offered offers old older part parts permitted place provide provided provides quick quickly receive required
  sell send sending sends sent set show shown shows size slow small sort sorts special start started support supported supports
  system time times today told tomorrow try trying type types typed typing understand use used useful user users uses using various version
  versions work working works write writing year years
  `),
);

/** Forms that no ending tells. */
export const IRREGULAR: ReadonlyMap<string, string> = new Map(
  words(`
  lent:lend sent:send paid:pay kept:keep bought:buy sold:sell brought:bring written:write wrote:write told:tell held:hold found:find
  chosen:choose chose:choose broken:break broke:break lost:lose left:leave built:build spoken:speak spoke:speak children:child
  people:person men:man women:woman feet:foot teeth:tooth lives:life begun:begin began:begin shown:show seen:see drawn:draw
  withdrew:withdraw withdrawn:withdraw taught:teach caught:catch meant:mean sought:seek understood:understand forgot:forget
  forgotten:forget hidden:hide stolen:steal stole:steal
  `).map((pair) => pair.split(':') as [string, string]),
);

/** Each line is one meaning; a question that uses one word also finds the others. */
const MEANINGS = `
delete erase remove wipe forget
cost price pricing fee charge expensive cheap pay payment
install embed integrate setup paste add
person human operator colleague employee someone
language translate translation
store save keep retain record hold
store host process locate location
need require requirement prerequisite necessary
long length limit maximum characters size
retention period long
view read access look visible
error problem issue fault bug
start begin launch run
website site page webpage domain
script snippet tag code
colour color
personal private sensitive pii
download export copy
phone telephone call
email mail
signin login password
buy purchase order
return refund
refund money
deliver delivery ship shipping postage dispatch
repair fix mend
bike bicycle cycle
car vehicle
hire rent rental lease
lend borrow loan
replace change swap renew
trade exchange swap
discount reduction percent cent deal
child kid son daughter
accept take
lift elevator
job vacancy career
test trial try
open opening hours time
location address where directions
stop end cancel quit
remove scrub redact mask strip filter anonymise
model llm gpt ai
country region uk kingdom britain europe eu eea abroad overseas usa america transfer
law legal gdpr regulation
safe secure security protect
member staff team
chat conversation talk
rate limit throttle quota
api interface rest
document file upload knowledge
`;

/** Word → words of the same meaning, itself not included; unstemmed. */
export const SYNONYMS: ReadonlyMap<string, readonly string[]> = collect(MEANINGS);

function collect(meanings: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const line of meanings.trim().split('\n')) {
    const group = words(line);
    for (const word of group) found.set(word, [...(found.get(word) ?? []), ...group.filter((other) => other !== word)]);
  }
  return found;
}
