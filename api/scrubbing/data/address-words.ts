/** Words of addresses in other languages, units inside buildings, and words that look like streets but are not. Compiled for this project. */

const list = (text: string): readonly string[] => text.trim().split(/\s+/);

/** A dwelling or room inside a building; an identifier follows. */
export const UNIT_WORDS = list('flat apartment apt unit room suite ste studio penthouse maisonette bedsit plot floor block level office shop bay door lot pitch cabin caravan');

/** Words that describe a flat by its position: "Top Floor Flat". */
export const FLOOR_WORDS = list('top ground first second third fourth basement upper lower garden middle rear front attic mezzanine');

/** Words that begin a street name in other languages. */
export const STREET_PREFIXES = list(`rue via avenida avenue av calle calla rua ulica ul ulitsa strada str viale corso piazza piazzale largo travessa praca plaza paseo camino carrer carretera ctra
  chemin allee impasse boulevard bd route quai place cours square vicolo contrada borgo rond ronda rambla passeig estrada alameda ruelle sentier voie faubourg chaussee
  calea bulevardul aleea straße strasse platz weg jalan lorong ulitza prospekt pereulok naberezhnaya ruta callejon glorieta travesia urbanizacion ffordd heol stryd lon bryn maes cae sraid bothar`);

/** Endings of street names written as one word. */
export const STREET_ENDINGS =
  /.{2,}(?:strasse|stasse|str|gasse|weg|platz|allee|ufer|damm|ring|vej|vejen|gade|gaden|stien|gatan|gata|gate|gaten|vagen|vegen|veien|vei|stigen|grand|plan|backen|katu|tie|kuja|polku|katua|rinne|laan|straat|plein|kade|gracht|singel|dijk|dreef|hof|utca|ulice|ulica|namesti|trg|cesta|aleja|alley|ova|eva|ska|gatu|sgt|vegur|gotu|gata|stigur|braut|tanga|holt|street|road|lane)$/;

/** Words that follow a street name in other languages: Piroska u. 97, Árpád útja 3. */
export const STREET_SUFFIXES = list('u ut utca utja ter korut tee tn pst mnt puiestee maantee iela gatve prospektas street str st st. sgt');

/** After a number these mean time, distance or amount, not a street. */
export const NOT_STREET_NAMES = list(`minute minutes min mins hour hours hr hrs day days week weeks month months year years second seconds mile miles metre metres meter meters km kilometre
  bed bedroom beds man woman men people person pm am x per percent point points time times way lane item items piece pieces box boxes bag bags pack packs
  of the a an and or in on at to for from by with is are was were be new old more less other different separate single double off left right down up into my your our his her their this that these those`);
