/** Words around names: what stands before them, what follows, and sayings that only look like names. Compiled for this project. */

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Words before which a capitalised word is rather a name. */
export const NAME_BEFORE = words(`
  about add after against and are ask asked attn because between by call called cc contact did does email emailed
  featuring for from has how if invite is know knows let like love meet message messaged met miss name of or per phone
  pick poor rang re reach ring said saw says see seen starring tell text than thank thanks that to told unless until v
  versus vs was when where why with
`);

/** What one does to a person only. */
export const CONTACTED = words(`
  ask asked call emailed featuring invite messaged met rang reach ring said says starring tell text thank thanks told
  v versus vs
`);

/** Before these words no name begins. */
export const DETERMINERS = words(`
  a an another any each every no some the these this those which
`);

/** After these a place stands as readily as a person. */
export const PLACE_PREPOSITIONS = words(`
  across around at between from in leave leaving near outside through to towards via visit visiting
`);

/** "Hope is not a plan": before these a word that is both a name and a noun stays a noun. */
export const STATIVE = words(`
  also always came can comes could did does gives had has is just left makes may might must needs never should still
  takes was
`);

/** Sayings and things that hold a name: two words each. */
export const IDIOMS: ReadonlySet<string> = new Set(
  `
    billy goat, bloody mary, bob a, bobby dazzler, daisy chain, daisy chains, donald duck, earl grey, father
    christmas, granny smith, hail mary, heath robinson, holy joe, ivy league, jack daniels, jack frost, jack of,
    jack russell, joe bloggs, john doe, johnny come, jolly roger, lily pad, mickey mouse, mother teresa, nanny goat,
    olive oil, pearl barley, peeping tom, penny drop, plain jane, rose bush, rose garden, rose gold, ruby red, ruby
    wedding, smart alec, tommy gun, union jack, victoria plum, victoria sponge
  `
    .trim()
    .split(/,\s+/),
);
