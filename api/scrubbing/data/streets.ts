/** What streets and dwellings are called, in the United Kingdom and abroad. Compiled for this project. */

const list = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Words that make the name of a building. */
export const BUILDING_TYPES = list(`
  abbey apartments barn boathouse bothy building buildings bungalow centre chapel coachhouse college cottage cottages
  court croft estate farm farmhouse flats forge gatehouse granary hall halls heights house lighthouse lodge lofts
  maltings manor mansion mansions mill oast park parsonage place point priory rectory residence residences schoolhouse
  smithy stables steading tavern toll tower towers vicarage view villa wharf windmill works
`);
