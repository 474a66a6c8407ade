/** The list of clauses is whole, the count of proofs is right, and each mutation still fits the line that it breaks. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Clause {
  id: string;
  title: string;
  obligations: string[];
}
interface Tested {
  file: string;
  name: string;
  status: string;
}
interface Mutation {
  clause: string;
  file: string;
  find: string;
  replace: string;
  tests?: string;
  build?: boolean;
}
interface Row {
  id: string;
  isProved: boolean;
  obligations: { token: string; missing: string | null; tests: Tested[] }[];
}
interface Tally {
  claimsIn(name: string): string[];
  obligationsOf(clauses: readonly Clause[]): string[];
  testsIn(report: unknown, root: string): Tested[];
  tally(clauses: readonly Clause[], tests: readonly Tested[]): Row[];
  linesOf(rows: readonly Row[]): string[];
  mutated(text: string, mutation: Mutation): string;
}

const ROOT = join(__dirname, '../..');
const { claimsIn, obligationsOf, testsIn, tally, linesOf, mutated } = jest.requireActual<Tally>('./tally.mjs');
const json = <T>(path: string): T => JSON.parse(readFileSync(join(ROOT, path), 'utf8')) as T;
const clauses = json<Clause[]>('test/clauses/clauses.json');
const mutations = readdirSync(join(ROOT, 'test/mutations'))
  .filter((file) => file.endsWith('.json'))
  .flatMap((file) => json<Mutation[]>(`test/mutations/${file}`));

describe('the list of clauses', () => {
  test('is C1 to C47, each with a title and obligations in words', () => {
    expect(clauses.map(({ id }) => id)).toEqual(Array.from({ length: 47 }, (_, index) => `C${index + 1}`));
    expect(
      clauses.filter(
        ({ title, obligations }) => !title || obligations.length === 0 || obligations.some((words) => !words),
      ),
    ).toEqual([]);
    expect(obligationsOf(clauses)).toHaveLength(106);
  });

  test('every claim in a test names an obligation that exists', () => {
    const specs = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.spec.ts'], {
      cwd: ROOT,
      encoding: 'utf8',
    });
    const known = new Set(obligationsOf(clauses));
    const claims = specs
      .split('\n')
      .filter((file) => file && !file.startsWith('test/clauses/') && existsSync(join(ROOT, file)))
      .flatMap((file) => claimsIn(readFileSync(join(ROOT, file), 'utf8')).map((token) => ({ file, token })));
    expect(claims.length).toBeGreaterThan(0);
    expect(claims.filter(({ token }) => !known.has(token))).toEqual([]);
  });
});

describe('the count of proofs', () => {
  const two: Clause[] = [
    { id: 'C1', title: 'one', obligations: ['a', 'b'] },
    { id: 'C2', title: 'two', obligations: ['c'] },
  ];
  const passed = (name: string): Tested => ({ file: 'x.spec.ts', name, status: 'passed' });

  test('a clause is proved when each obligation has a test and all of them pass', () => {
    expect(linesOf(tally(two, [passed('C1.1 a'), passed('does C1.2, and C2.1')]))).toEqual([
      'C1 proved (2 of 2)',
      '    C1.1 passed: C1.1 a',
      '    C1.2 passed: does C1.2, and C2.1',
      'C2 proved (1 of 1)',
      '    C2.1 passed: does C1.2, and C2.1',
    ]);
  });

  test('an obligation without a test leaves its clause unproved', () => {
    expect(linesOf(tally(two, [passed('C1.1 a')]))[0]).toBe('C1 unproved (C1.2: no test)');
  });

  test.each(['failed', 'pending', 'todo', 'skipped'])('a test that is %s proves nothing', (status) => {
    const rows = tally(two, [passed('C2.1 yes'), { file: 'x', name: 'C2.1 no', status }]);
    expect(rows[1]?.isProved).toBe(false);
    expect(linesOf(rows)[1]).toBe('C2 unproved (C2.1: failed)');
  });

  test('C1.1 is not C1.10, C11.1 or XC1.1', () => {
    expect(claimsIn('C1.10 C11.1 XC1.1 C0.1 C1.0')).toEqual(['C1.10', 'C11.1']);
  });

  test('a file that could not run counts as a failed test', () => {
    const report = {
      testResults: [{ name: '/r/a.spec.ts', status: 'failed', message: 'syntax', assertionResults: [] }],
    };
    expect(testsIn(report, '/r')).toEqual([
      { file: 'a.spec.ts', name: 'a.spec.ts', status: 'failed', message: 'syntax' },
    ]);
  });
});

describe('mutations', () => {
  test.each(mutations.map((mutation) => [`${mutation.clause} ${mutation.file}: ${mutation.find}`, mutation] as const))(
    '%s',
    (_name, mutation) => {
      expect(clauses.map(({ id }) => id)).toContain(mutation.clause);
      expect(mutated(readFileSync(join(ROOT, mutation.file), 'utf8'), mutation)).toContain(mutation.replace);
    },
  );

  test('each clause that this slice proves in part has one', () => {
    const have = new Set(mutations.map(({ clause }) => clause));
    expect(['C6', 'C13', 'C14', 'C15', 'C18', 'C47'].filter((clause) => !have.has(clause))).toEqual([]);
  });

  test('an edit that matches not at all, or twice, or changes nothing is refused', () => {
    const edit = { clause: 'C1', file: 'f', find: 'a', replace: 'b' };
    expect(() => mutated('x', edit)).toThrow('0 times');
    expect(() => mutated('a a', edit)).toThrow('2 times');
    expect(() => mutated('a', { ...edit, replace: 'a' })).toThrow('changes nothing');
    expect(mutated('$a', { ...edit, replace: '$&' })).toBe('$$&');
  });
});
