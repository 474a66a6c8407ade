/** Runs axe on a page, through every open shadow root. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type axe from 'axe-core';
import type { Page } from 'playwright-core';

/** WCAG 2.2 A and AA, and axe's best practices; answers `rule: element` for each violation. */
export async function axeViolations(page: Page): Promise<string[]> {
  // Evaluated through the debugger, so that the page's own policy need not be loosened for it.
  await page.evaluate(`if (!window.axe) { ${readFileSync(resolve('node_modules/axe-core/axe.min.js'), 'utf8')} }`);
  return page.evaluate(async () => {
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(document, {
      resultTypes: ['violations'],
    });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${JSON.stringify(target)} ${failureSummary ?? ''}`),
    );
  });
}
