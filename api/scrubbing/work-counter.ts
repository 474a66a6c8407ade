/** Counts units of work (a pattern tried, a word weighed, a part of an address read), so that a test can show that work grows linearly. */
export const work = { steps: 0 };
