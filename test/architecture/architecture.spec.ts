/** Holds the dependency table and the house rules to the source files, and shows that each rule can fail. */
import { join } from 'node:path';
import {
  apiKnowsWidgetFaults,
  circleFaults,
  dependencyFaults,
  FLOORS,
  layoutFaults,
  scrubbingFaults,
  widgetFaults,
} from './dependency-rules.js';
import {
  barrelFaults,
  environmentFaults,
  mintingFaults,
  openingFaults,
  shortcutFaults,
  vaultFaults,
} from './language-rules.js';
import { filesBelow, read, type ReadFile } from './source-files.js';

type Rule = (files: readonly ReadFile[]) => string[];

const ROOT = join(__dirname, '../..');
const product = [...filesBelow(ROOT, 'api'), ...filesBelow(ROOT, 'widget')].map(read);

const RULES: readonly [string, Rule][] = [
  ['modules import to the left, through doors', dependencyFaults],
  ['the widget knows the API by contracts and detectors alone', widgetFaults],
  ['the API does not know the widget', apiKnowsWidgetFaults],
  ['the detectors run in a browser', scrubbingFaults],
  ['no circle passes through two modules', circleFaults],
  ['modules are flat', layoutFaults],
  ['only the scrubber mints scrubbed text', mintingFaults],
  ['the vault belongs to identity', vaultFaults],
  ['only the configuration reads the environment', environmentFaults],
  ['no any, enum, default export, forward reference or silenced checker', shortcutFaults],
  ['each file opens with a sentence', openingFaults],
  ['no file only passes on others', barrelFaults],
];

describe('the architecture', () => {
  test.each(RULES)('%s', (_name, rule) => {
    expect(rule(product)).toEqual([]);
  });

  test('files were read: the API and the widget, with their imports', () => {
    expect(product.length).toBeGreaterThan(200);
    expect(product.find(({ path }) => path === 'api/app.module.ts')?.imports.length).toBeGreaterThan(10);
    expect(product.some(({ path }) => path.startsWith('widget/chat/'))).toBe(true);
  });

  test('tests and benches open with a sentence as well', () => {
    const tests = ['api', 'widget', 'test']
      .flatMap((folder) => filesBelow(ROOT, folder, { isWithTests: true }))
      .map(read);
    expect(openingFaults(tests)).toEqual([]);
  });
});

/** Each pair: a fake product, and how many faults the rule must find in it. */
const VIOLATIONS: readonly [string, Rule, Record<string, string>, number][] = [
  [
    'an import to the right',
    dependencyFaults,
    { 'api/audit/a.ts': "import { B } from '../agents/agents.service.js';" },
    1,
  ],
  [
    'an import to the right, of a type alone',
    dependencyFaults,
    { 'api/agents/a.ts': "import type { B } from '../conversations/b.contract.js';" },
    1,
  ],
  [
    'a dynamic import to the right',
    dependencyFaults,
    { 'api/audit/a.ts': "export const load = () => import('../agents/agents.service.js');" },
    1,
  ],
  [
    'an import of a type in place',
    dependencyFaults,
    { 'api/audit/a.ts': "let b: import('../agents/agents.service.js').B;" },
    1,
  ],
  [
    'an export from the right',
    dependencyFaults,
    { 'api/audit/a.ts': "export type { B } from '../agents/agents.service.js';" },
    1,
  ],
  [
    'siblings',
    dependencyFaults,
    { 'api/identity/a.ts': "import { B } from '../organisations/organisations.service.js';" },
    1,
  ],
  ['a back door', dependencyFaults, { 'api/agents/a.ts': "import { B } from '../audit/audit-chain.js';" }, 1],
  [
    'a back door of scrubbing',
    dependencyFaults,
    { 'api/agents/a.ts': "import { B } from '../scrubbing/checksums.js';" },
    1,
  ],
  [
    'a back door of privacy',
    dependencyFaults,
    { 'api/agents/a.ts': "import { B } from '../privacy/register-check.js';" },
    1,
  ],
  ['a module that is in no row', dependencyFaults, { 'api/gadgets/a.ts': 'export const a = 1;' }, 1],
  [
    'an import from a module that is in no row',
    dependencyFaults,
    { 'api/pages/a.ts': "import { B } from '../gadgets/b.service.js';" },
    1,
  ],
  [
    'a module that imports the root',
    dependencyFaults,
    { 'api/pages/a.ts': "import { B } from '../application.js';" },
    1,
  ],
  [
    'the store through a side door',
    dependencyFaults,
    { 'api/platform/a.ts': "import { B } from '../embedded-store/planner.js';" },
    1,
  ],
  [
    'the store from above platform',
    dependencyFaults,
    { 'api/audit/a.ts': "import { B } from '../embedded-store/embedded-store.js';" },
    1,
  ],
  [
    'the store that knows the product',
    dependencyFaults,
    { 'api/embedded-store/a.ts': "import { B } from '../platform/clock.js';" },
    1,
  ],
  [
    'a configuration that knows the product',
    dependencyFaults,
    { 'api/config.ts': "import { B } from './privacy/purposes.contract.js';" },
    1,
  ],
  [
    'what is allowed',
    dependencyFaults,
    {
      'api/agents/a.ts':
        "import { CONFIG } from '../config.js'; import { B } from '../audit/audit.service.js'; import { C } from '../platform/random-id.js'; import { D } from '../privacy/data/recipients.js'; import { E } from './e.js'; import { F } from 'node:fs';",
    },
    0,
  ],
  [
    'a widget that runs a service',
    widgetFaults,
    { 'widget/chat/a.ts': "import { B } from '../../api/audit/audit.service.js';" },
    1,
  ],
  [
    'a widget that runs a contract',
    widgetFaults,
    { 'widget/chat/a.ts': "import { B } from '../../api/conversations/conversations.contract.js';" },
    1,
  ],
  [
    'a widget that loads a back door of scrubbing',
    widgetFaults,
    { 'widget/chat/a.ts': "void import('../../api/scrubbing/checksums.js');" },
    1,
  ],
  [
    'what the widget may',
    widgetFaults,
    {
      'widget/chat/a.ts':
        "import type { B } from '../../api/conversations/conversations.contract.js'; import { type C } from '../../api/platform/errors.contract.js'; void import('../../api/scrubbing/scrubber.js');",
    },
    0,
  ],
  [
    'an API that knows the widget',
    apiKnowsWidgetFaults,
    { 'api/pages/a.ts': "import { B } from '../../widget/shared/catalogue.js';" },
    1,
  ],
  [
    'a detector that needs Node',
    scrubbingFaults,
    { 'api/scrubbing/a.ts': "import { readFileSync } from 'node:fs';" },
    1,
  ],
  [
    'a detector that needs Nest',
    scrubbingFaults,
    { 'api/scrubbing/a.ts': "import { Injectable } from '@nestjs/common';" },
    1,
  ],
  [
    'a detector that needs the service',
    scrubbingFaults,
    { 'api/scrubbing/a.ts': "import { B } from './scrubbing.service.js';" },
    1,
  ],
  [
    'a circle',
    circleFaults,
    { 'api/audit/a.ts': "import '../agents/b.js';", 'api/agents/b.ts': "import '../audit/a.js';" },
    1,
  ],
  [
    'a circle inside one module',
    circleFaults,
    { 'api/audit/a.ts': "import './b.js';", 'api/audit/b.ts': "import './a.js';" },
    0,
  ],
  ['a folder in a folder', layoutFaults, { 'api/agents/tools/a.ts': '' }, 1],
  ['tables in data/', layoutFaults, { 'api/agents/data/a.ts': '', 'api/config.ts': '' }, 0],
  [
    'a cast to scrubbed text',
    mintingFaults,
    {
      'api/agents/a.ts':
        'const t = raw as ScrubbedText; const u = raw as unknown as ScrubbedText; const v = <ScrubbedText>raw;',
    },
    3,
  ],
  ['the scrubber itself', mintingFaults, { 'api/scrubbing/scrubber.ts': 'const t = raw as ScrubbedText;' }, 0],
  [
    'the vault by its token',
    vaultFaults,
    { 'api/agents/a.ts': 'class A { constructor(@InjectConnection(VAULT) readonly v: Connection) {} }' },
    1,
  ],
  [
    'the vault by its name',
    vaultFaults,
    { 'api/agents/a.ts': "class A { constructor(@InjectModel('X', 'vault') readonly v: Model) {} }" },
    1,
  ],
  [
    'the vault by its file',
    vaultFaults,
    { 'api/agents/a.ts': "import { X } from '../identity/vault-connection.js';" },
    1,
  ],
  ['identity and its vault', vaultFaults, { 'api/identity/a.ts': "import { VAULT } from './vault-connection.js';" }, 0],
  ['a second reader of the environment', environmentFaults, { 'api/agents/a.ts': 'const k = process.env.KEY;' }, 1],
  ['any', shortcutFaults, { 'api/agents/a.ts': 'const a: any = 1; const b = 1 as any;' }, 2],
  ['the word any in a comment or a string', shortcutFaults, { 'api/agents/a.ts': "// any\nconst a = 'any';" }, 0],
  ['an enum', shortcutFaults, { 'api/agents/a.ts': 'enum A { B }' }, 1],
  [
    'default exports',
    shortcutFaults,
    { 'api/agents/a.ts': 'export default 1;', 'api/agents/b.ts': 'export default class B {}' },
    2,
  ],
  ['a forward reference', shortcutFaults, { 'api/agents/a.ts': 'forwardRef(() => A);' }, 1],
  ['a silenced checker', shortcutFaults, { 'api/agents/a.ts': `// @ts-${'ignore'}\nconst a = 1;` }, 1],
  ['no opening sentence', openingFaults, { 'api/agents/a.ts': 'export const a = 1;' }, 1],
  [
    'opening sentences',
    openingFaults,
    { 'api/agents/a.ts': '/** For something. */', 'widget/b.ts': '// For something.' },
    0,
  ],
  ['a barrel', barrelFaults, { 'api/agents/index.ts': "export * from './a.js';\nexport { b } from './b.js';" }, 1],
];

describe('each rule can fail', () => {
  test.each(VIOLATIONS)('%s', (_name, rule, files, count) => {
    expect(rule(Object.entries(files).map(([path, text]) => read({ path, text })))).toHaveLength(count);
  });

  test('every rule has an example that it refuses', () => {
    const refused = new Set(VIOLATIONS.filter(([, , , count]) => count > 0).map(([, rule]) => rule));
    expect(RULES.filter(([, rule]) => !refused.has(rule)).map(([name]) => name)).toEqual([]);
  });

  test('no module stands on two floors', () => {
    expect(new Set(FLOORS.flat()).size).toBe(FLOORS.flat().length);
  });
});
