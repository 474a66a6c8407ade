// Adds up the steps and suites of `.ci/run` and prints the counts as the last line; ends with 1 unless everything passed.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.argv[2];
const total = { passed: 0, failed: 0 };

for (const step of stepsIn(folder)) {
  const { passed, failed, reasons } = step.isSuite ? ofSuite(step) : ofCheck(step);
  total.passed += passed;
  total.failed += failed;
  console.log(`${String(passed).padStart(6)} passed ${String(failed).padStart(4)} failed  ${step.name}`);
  for (const reason of reasons) console.log(`       ${reason}`);
}
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0);

function stepsIn(folder) {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.status'))
    .map((file) => Number.parseInt(file, 10))
    .sort((a, b) => a - b)
    .map((number) => {
      const path = (kind) => join(folder, `${number}.${kind}`);
      const report = existsSync(path('json')) ? readReport(path('json')) : null;
      return {
        name: readFileSync(path('name'), 'utf8').trim(),
        status: Number(readFileSync(path('status'), 'utf8')),
        isSuite: existsSync(path('suite')),
        report,
      };
    });
}

function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}

function ofCheck({ status }) {
  return status === 0
    ? { passed: 1, failed: 0, reasons: [] }
    : { passed: 0, failed: 1, reasons: [`ended with ${status}`] };
}

/** Failed, skipped and todo tests, and files that could not run, all count as failed; so does a run without a report or with a bad end. */
function ofSuite({ status, report }) {
  if (!report) return { passed: 0, failed: 1, reasons: [`no report; ended with ${status}`] };
  const notRun = report.numPendingTests + report.numTodoTests;
  const broken = report.numRuntimeErrorTestSuites;
  const failed = report.numFailedTests + notRun + broken;
  const reasons = [
    ...report.testResults
      .filter(({ assertionResults, status: end }) => end === 'failed' && assertionResults.length === 0)
      .map(({ name }) => `could not run: ${name}`),
    ...report.testResults.flatMap(({ assertionResults }) =>
      assertionResults
        .filter(({ status: end }) => end !== 'passed')
        .map(({ fullName, status: end }) => `${end}: ${fullName}`),
    ),
  ];
  const isBadEnd = failed === 0 && status !== 0;
  const isEmpty = report.numTotalTests === 0 && failed === 0;
  const extra = isBadEnd ? [`ended with ${status} although no test failed`] : isEmpty ? ['no test was found'] : [];
  return { passed: report.numPassedTests, failed: failed + extra.length, reasons: [...reasons, ...extra] };
}
