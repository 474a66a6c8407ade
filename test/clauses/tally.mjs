// Counts proofs: which tests claim which obligation by naming it (`C11.2`), and what that says of each clause. Pure functions.

/** An obligation named in a test's full name. */
const TOKEN = /\bC([1-9]\d?)\.([1-9]\d?)\b/g;

/** Obligations that a name claims, as `C11.2`. */
export function claimsIn(name) {
  return [...new Set([...name.matchAll(TOKEN)].map(([token]) => token))];
}

/** Every obligation there is. */
export function obligationsOf(clauses) {
  return clauses.flatMap(({ id, obligations }) => obligations.map((_, index) => `${id}.${index + 1}`));
}

/** Jest's JSON report as a list of tests: full name and status. A file that could not run counts as one failed test. */
export function testsIn(report, root) {
  return report.testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = name.startsWith(root) ? name.slice(root.length + 1) : name;
    if (assertionResults.length === 0 && status === 'failed') return [{ file, name: file, status: 'failed', message }];
    return assertionResults.map((result) => ({
      file,
      name: result.fullName,
      status: result.status,
      message: result.failureMessages.join('\n'),
    }));
  });
}

/**
 * One row for each clause: its obligations, each with the tests that claim it and what is missing:
 * null when proved, `no test`, or `failed`. A skipped test proves nothing and counts as failed.
 */
export function tally(clauses, tests) {
  const claimed = new Map();
  for (const test of tests) {
    for (const token of claimsIn(test.name)) claimed.set(token, [...(claimed.get(token) ?? []), test]);
  }
  return clauses.map((clause) => {
    const obligations = clause.obligations.map((words, index) => {
      const token = `${clause.id}.${index + 1}`;
      const own = claimed.get(token) ?? [];
      const isFailed = own.some(({ status }) => status !== 'passed');
      return { token, words, tests: own, missing: own.length === 0 ? 'no test' : isFailed ? 'failed' : null };
    });
    return { ...clause, obligations, isProved: obligations.every(({ missing }) => missing === null) };
  });
}

/** The report's lines: one for each clause, the tests' names indented below. */
export function linesOf(rows) {
  return rows.flatMap(({ id, obligations, isProved }) => {
    const gaps = obligations
      .filter(({ missing }) => missing !== null)
      .map(({ token, missing }) => `${token}: ${missing}`);
    const proved = obligations.length - gaps.length;
    const head = isProved ? `${id} proved (${proved} of ${obligations.length})` : `${id} unproved (${gaps.join('; ')})`;
    const tests = obligations.flatMap((obligation) =>
      obligation.tests.map(
        (test) => `    ${obligation.token} ${test.status === 'passed' ? 'passed' : 'FAILED'}: ${test.name}`,
      ),
    );
    return [head, ...tests];
  });
}

/** Applies a one-line edit; throws when it does not match exactly once, or changes nothing. */
export function mutated(text, { file, find, replace }) {
  const matches = text.split(find).length - 1;
  if (matches !== 1) throw new Error(`${file}: ${JSON.stringify(find)} occurs ${matches} times, not once`);
  if (find === replace) throw new Error(`${file}: the edit changes nothing`);
  if (find.includes('\n')) throw new Error(`${file}: the edit is of more than one line`);
  return text.replace(find, () => replace);
}
