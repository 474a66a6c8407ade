/** What may be logged of an unexpected error: its class and where it was thrown, never its message, which may hold what a person wrote. */

const FRAME = /^ {4}at [^\n]*:\d+:\d+\)?$/m;

/** Such as `TypeError at draft (/srv/dist/api/….js:12:3)`; the class alone where the place is not known. */
export function errorPlace(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const stack = error.stack ?? '';
  const head = `${error.name}: ${error.message}`;
  // The stack repeats the message, whose lines could look like a place: only what stands behind it is looked at.
  const frames = stack.startsWith(head) ? stack.slice(head.length) : '';
  const [frame] = FRAME.exec(frames) ?? [];
  return frame === undefined ? error.name : `${error.name} ${frame.trim()}`;
}
