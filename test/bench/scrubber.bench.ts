/** The scrubber's speed on invented chat messages, one thread, message by message. */
import { scrub } from '../../api/scrubbing/scrubber.js';

const MESSAGES = [
  'Hello, do you open on Sundays? I would like to bring my bicycle in.',
  'My name is Priya Raman and my number is 07700 900123, please ring after six.',
  'You can write to me at priya.raman@example.com about order 48213, it is late again.',
  'The wheel still wobbles. I paid £48.50 on 3 November and nobody has answered since.',
  'Send it to 12 Larch Avenue, Thornley TH1 2AB, and my National Insurance number is QQ 12 34 56 C.',
  'Thanks, that is all. The manual for version 2.4.1 was easy to follow, even the part about gears.',
];
const SECONDS = 2;

export function runScrubberBench(): { megabytesPerSecond: number; characters: number } {
  const bytes = MESSAGES.reduce((sum, message) => sum + Buffer.byteLength(message), 0);
  for (let turn = 0; turn < 200; turn += 1) for (const message of MESSAGES) scrub(message);
  let passes = 0;
  const begin = performance.now();
  while (performance.now() - begin < SECONDS * 1000) {
    for (const message of MESSAGES) scrub(message);
    passes += 1;
  }
  const seconds = (performance.now() - begin) / 1000;
  return { megabytesPerSecond: (bytes * passes) / seconds / 1e6, characters: MESSAGES.join('').length };
}
