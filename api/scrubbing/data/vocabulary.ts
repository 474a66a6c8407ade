/** Words that decide whether a neighbour is a name: titles, relations, verbs, places, brands. Compiled for this project. */

const list = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Courtesy and professional titles that stand before a name. */
export const TITLES = list(`
  aunt auntie aunty capt captain cllr col colonel councillor councilor dame dc dci det detective dr ds fr frau gran
  grandad grandma grandpa granny herr hon imam judge justice lady lieutenant lord lt madame major master miss missus
  mister mlle mme monsieur mr mrs ms mx nanny pastor pc prof professor rabbi rev revd reverend senor senora sergeant
  sgt sheikh sir sr sra uncle
`);

/** Closed-class words, greetings and chat filler: never part of a name, however they are written. */
export const FUNCTION_WORDS = list(`
  a about above acc account acct across address admin afaik after again against age agent ah ai all allah along
  already also although always am among amount an and another any api apr april are aren't arent around as asap
  assistant at attached aug august be because been before behind being below beneath beside best between beyond bot
  both boxing btw but by call can can't candidate cant ceo cfo cheers christ christmas com congrats congratulations
  contact could couldn't couldnt css csv cto customer cvv dad date dear dec december did didn't didnt diwali do dob
  doctor does doesn't doesnt doing don't done dont dr during dvla dwp each easter eg eid eight either else email
  enclosed er eta etc eu even ever every everyone except exp ext faithfully false faq fax feb february few first five
  folks follow for four free fri friday from fyi gdpr god good great guys had haha hanukkah has hasnt have havent
  having he he's hello help her here hes hey hi him his hiya hmm hmrc how hr html http https hundred i i'd i'll i'm
  i've iban ico id ie if iirc ill im imei imo important in inside internet interviewer into invoice is isn't isnt it
  it's its ive jan january jesus json jul july jun june just kind last later least less lets lol lord love madam many
  march may me meeting might million mob mobile mon monday more most mr mrs ms much mum must my n n/a na name nan nb
  near need neither net never new next nhs ni nice nine nino no none nope nor not note nov november now null number script scripts
  oct october of off oh ok okay old omg on once one only onto or order org other otp our out outside over own past
  patient payment pdf per phone pin please pls plz postcode ppt pr ps r ramadan re really ref reference reg regarding
  regards reply round rsvp same sat saturday second sep sept september service seven shall she she's shes should
  shouldnt since sincerely sir six so some soon sorry sort sql ssn still subject such sun sunday support surname
  system ta tbc tbd tbh team tel ten than thank thanks that that's thats the their them then there there's these they
  they're theyre third this those though thousand three through throughout thu thur thurs thursday thx time to today
  tomorrow tonight too total toward towards true tue tues tuesday two u uk um undefined under unknown unless until up
  update upon ur urgent url us usa user utr vat very via vs want was wasn't wasnt we we're wed wednesday weds welcome
  well were what what's whats when where which while who who's whom whos whose why wifi will with within without won't
  wont would wouldn't wouldnt www xml yeah yep yes yesterday yet you you're you've your youre yours
`);

/** Particles inside names. */
export const PARTICLES = list(`
  ab abu af al ap ben bin bint da das de del della den der di dos du el ferch ibn la le mac mc ni nic o st ten ter van
  von zu
`);

/** Words after which the next word is a name whatever it is: label-like. */
export const NAME_LABELS = list(`
  aka called cardholder firstname forename forenames fullname lastname name named names nickname nicknamed payee
  signatory signed surname
`);

/** Words before which or after which a message is signed or addressed. */
export const GREETINGS = list(`
  afternoon dear dearest evening goodmorning greetings hello hey heya hi hiya howdy morning yo
`);
export const SIGN_OFFS = list(`
  best cheers faithfully hugs kisses kr love regards rgds sincerely ta thank thanks thx wishes x xx xxx yours
`);
