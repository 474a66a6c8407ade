/** The jurisdictions of the United Kingdom, whose bank holidays differ: the operator's is configuration. */

export const JURISDICTIONS = ['england-and-wales', 'scotland', 'northern-ireland'] as const;
export type Jurisdiction = (typeof JURISDICTIONS)[number];
