/** The module that the benchmark scores is the very one that conversations use. */
import * as benchmark from './benchmark.js';
import { detect, scrub } from './scrubber.js';
import { ScrubbingService } from './scrubbing.service.js';
import { special } from './special-categories.js';

describe('benchmark module', () => {
  it('exports the functions themselves, not copies', () => {
    expect(benchmark.detect).toBe(detect);
    expect(benchmark.scrub).toBe(scrub);
    expect(benchmark.special).toBe(special);
  });

  it('answers what the service answers that every message passes', () => {
    const text = 'Hi, I am Delyth Pryce-Morgan, 07700 900456, and I am on insulin.';
    const scrubbed = benchmark.scrub(text);
    expect(new ScrubbingService().scrub(text)).toEqual(scrubbed);
    expect(scrubbed.findings).toEqual(benchmark.detect(text));
    expect(scrubbed.special).toEqual(benchmark.special(text));
  });
});
