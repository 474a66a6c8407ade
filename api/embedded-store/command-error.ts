/** An error that goes back to the client as MongoDB would send it: a code, its name, a sentence, and labels where they apply. */
export class CommandError extends Error {
  constructor(
    readonly code: number,
    readonly codeName: string,
    message: string,
    /** Further fields of the error document, such as `keyPattern` and `keyValue` of a duplicate key. */
    readonly details: Record<string, unknown> = {},
    readonly errorLabels: readonly string[] = [],
  ) {
    super(message);
    this.name = 'CommandError';
  }
}

/** A feature outside the declared subset: MongoDB's own code where one fits, and a sentence that names the alternative. */
export function notSupported(
  what: string,
  alternative: string,
  code = 115,
  codeName = 'CommandNotSupported',
): CommandError {
  return new CommandError(code, codeName, `the embedded store does not support ${what}: ${alternative}`);
}
