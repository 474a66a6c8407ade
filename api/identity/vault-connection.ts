/** The name of the vault's own connection. Nothing outside this folder may inject it. */
export const VAULT = 'vault';
