/** Words of addresses in other languages, units inside buildings, and words that look like streets but are not. Compiled for this project. */

const list = (text: string): readonly string[] => text.trim().split(/\s+/);

/** A dwelling or room inside a building; an identifier follows. */
export const UNIT_WORDS = list(`
  apartment apt bay bedsit block cabin caravan door flat floor level lot maisonette office penthouse pitch plot room
  shop ste studio suite unit
`);

/** Words that describe a flat by its position: "Top Floor Flat". */
export const FLOOR_WORDS = list(`
  attic basement first fourth front garden ground lower mezzanine middle rear second third top upper
`);

/** Words that begin a street name in other languages. */
export const STREET_PREFIXES = list(`
  alameda aleea allee av avenida avenue bd borgo bothar boulevard bryn bulevardul cae calea calla calle callejon
  camino carrer carretera chaussee chemin contrada corso cours ctra estrada faubourg ffordd glorieta heol impasse
  jalan largo lon lorong maes naberezhnaya paseo passeig pereulok piazza piazzale place platz plaza praca prospekt
  quai rambla rond ronda route rua rue ruelle ruta sentier square sraid str strada strasse straße stryd travesia
  travessa ul ulica ulitsa ulitza urbanizacion via viale vicolo voie weg
`);

/** Endings of street names written as one word. */
export const STREET_ENDINGS =
  /.{2,}(?:strasse|stasse|str|gasse|weg|platz|allee|ufer|damm|ring|vej|vejen|gade|gaden|stien|gatan|gata|gate|gaten|vagen|vegen|veien|vei|stigen|grand|plan|backen|katu|tie|kuja|polku|katua|rinne|laan|straat|plein|kade|gracht|singel|dijk|dreef|hof|utca|ulice|ulica|namesti|trg|cesta|aleja|alley|gatu|sgt|vegur|gotu|gata|stigur|braut|tanga|holt|street|road|lane)$/;

/** Words that follow a street name in other languages: Piroska u. 97, Árpád útja 3. */
export const STREET_SUFFIXES = list(`
  gatve iela korut maantee mnt prospektas pst puiestee sgt st st. str street tee ter tn u ut utca utja
`);

/** After a number these mean time, distance or amount, not a street. */
export const NOT_STREET_NAMES = list(`
  a am an and are at bag bags be bed bedroom beds box boxes by day days different double down for from her his hour
  hours hr hrs in into is item items kilometre km lane left less man men meter meters metre metres mile miles min mins
  minute minutes month months more my new of off old on or other our pack packs people per percent person piece pieces
  pm point points right second seconds separate single that the their these this those time times to up was way week
  weeks were with woman x year years your
`);

export const SHORT_STREET_TYPES = list('st rd ln ave av cl dr ct pl sq pk gr tce terr');

export const STRONG_STREET_TYPES = list(`
  alley avenue blvd boulevard broadway causeway close copse court cres crescent croft drive embankment esplanade
  gardens garth gdns ginnel glade glebe grove lane leas loan mews parade parkway promenade quay road street terrace
  vale vennel villas walk way wharf wynd yard
`);
