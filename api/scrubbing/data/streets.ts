/** What streets and dwellings are called, in the United Kingdom and abroad. Compiled for this project. */

const list = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Words that end the name of a street in English. */
export const STREET_TYPES = list(`street st road rd lane ln avenue ave av close cl drive dr way court ct place pl square sq terrace terr tce crescent cres gardens gdns grove gr hill park pk row
  walk mews rise view green vale parade promenade esplanade embankment quay wharf yard gate hythe circus circle boulevard blvd bvd alley passage bank brow croft
  dene dell drove end fields field fold garth ginnel glade glen glebe hey loan lea ley link meadow meadows mount orchard path piece reach ridge side spur steps
  strand common heath wynd vennel chase copse crest cross cut down downs edge hurst brae broadway bypass causeway cliff corner cottages leas lodge paddock
  parkway pastures ride riverside rise rows spinney springs top turn twitten valley villas waye wood woodlands wold haven holt hollow highway expressway freeway
  pike trail loop run plaza plain plains point pointe crossing landing isle islands isles junction keys knoll knolls lakes mall manor mission motorway
  oval overpass pass port prairie ranch rapids route shoal shoals shore shores station stravenue stream summit throughway trace track trafficway turnpike
  union ville vista walks wall well wells harbor harbour heights hills hollow inlet bend bluff bottom branch brook burg camp canyon cape cove creek estate
  estates extension falls ferry flats ford forest forge fork fort gateway greens groves inlet light locks mills mountain neck parks parkways shoal square squares`);

/** Words that make the name of a building. */
export const BUILDING_TYPES = list(`house lodge cottage cottages farm farmhouse barn mill hall manor villa mansions mansion towers tower court apartments flats heights building buildings
  bungalow rectory vicarage chapel maltings granary stables lofts point wharf college forge smithy bothy priory abbey gatehouse coachhouse oast parsonage steading croft toll schoolhouse tavern boathouse lighthouse windmill residence residences halls centre works estate park place view croft`);
