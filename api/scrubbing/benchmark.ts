/** The scrubber in the shape that the benchmark's evaluator asks for: the very functions that conversations use. */
import { detect, scrub } from './scrubber.js';
import { special } from './special-categories.js';

export { detect, scrub, special };
