/** Rules about words in files: who may mint scrubbed text, touch the vault, read the environment, and what nobody writes. */
import ts from 'typescript';
import { everyNode, type ReadFile } from './source-files.js';

type Word = (node: ts.Node, file: ReadFile) => boolean;

/** The files in which a word occurs, apart from those that may use it. */
function places(files: readonly ReadFile[], isWord: Word, mayUse: (path: string) => boolean, fault: string): string[] {
  return files
    .filter(({ path }) => !mayUse(path))
    .flatMap((file) => {
      const found: string[] = [];
      everyNode(file.tree, (node) => {
        if (isWord(node, file))
          found.push(
            `${file.path}:${file.tree.getLineAndCharacterOfPosition(node.getStart(file.tree)).line + 1}: ${fault}`,
          );
      });
      return found;
    });
}

const nowhere = (): boolean => false;

/** Only the scrubber mints `ScrubbedText`. */
export function mintingFaults(files: readonly ReadFile[]): string[] {
  const isMint: Word = (node) =>
    (ts.isAsExpression(node) || ts.isTypeAssertionExpression(node)) && /\bScrubbedText\b/.test(node.type.getText());
  return places(files, isMint, (path) => path === 'api/scrubbing/scrubber.ts', 'only the scrubber mints ScrubbedText');
}

/** The vault's connection is injected into `api/identity` alone. */
export function vaultFaults(files: readonly ReadFile[]): string[] {
  const isOfIdentity = (path: string): boolean => path.startsWith('api/identity/');
  const isVault: Word = (node) => {
    if (ts.isStringLiteralLike(node) && /vault-connection(\.js)?$/.test(node.text)) return true;
    if (ts.isIdentifier(node) && node.text === 'VAULT') return true;
    const isInjection =
      ts.isCallExpression(node) &&
      /^(Inject(Connection|Model)|get(Connection|Model)Token)$/.test(node.expression.getText());
    return (
      isInjection && node.arguments.some((argument) => ts.isStringLiteralLike(argument) && argument.text === 'vault')
    );
  };
  return places(files, isVault, isOfIdentity, 'the vault belongs to api/identity alone');
}

/** One reader of the environment; the store and its data tools are processes of their own, which know nothing of the product. */
export function environmentFaults(files: readonly ReadFile[]): string[] {
  const entries = ['api/config.ts', 'api/main.ts', 'api/embedded-store/main.ts', 'api/embedded-store/data-tools.ts'];
  const isReading: Word = (node) => ts.isPropertyAccessExpression(node) && node.getText() === 'process.env';
  return places(files, isReading, (path) => entries.includes(path), 'only api/config.ts reads the environment');
}

/** What the type checker would let through: any, enums, default exports, forward references. */
export function shortcutFaults(files: readonly ReadFile[]): string[] {
  const isAny: Word = (node) => node.kind === ts.SyntaxKind.AnyKeyword;
  const isDefault: Word = (node) =>
    ts.isExportAssignment(node) ||
    (ts.canHaveModifiers(node) &&
      (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword));
  const isForward: Word = (node) => ts.isIdentifier(node) && node.text === 'forwardRef';
  return [
    ...places(files, isAny, nowhere, '`unknown`, not `any`'),
    ...places(files, ts.isEnumDeclaration, nowhere, 'a union of strings, not an enum'),
    ...places(files, isDefault, nowhere, 'named exports only'),
    ...places(files, isForward, nowhere, 'no forward references'),
    ...files
      .filter(({ text }) => /@ts-(ignore|nocheck)\b/.test(text))
      .map(({ path }) => `${path}: the type checker is not silenced`),
  ];
}

/** Each file opens with one sentence on what it is for. */
export function openingFaults(files: readonly ReadFile[]): string[] {
  return files
    .filter(({ text }) => !/^(\/\*\*\s+\S|\/\/ \S)/.test(text.replace(/^#!.*\n/, '')))
    .map(({ path }) => `${path} does not open with a sentence on what it is for`);
}

/** No file only passes on what others export. */
export function barrelFaults(files: readonly ReadFile[]): string[] {
  return files
    .filter(
      ({ tree }) =>
        tree.statements.length > 0 &&
        tree.statements.every((statement) => ts.isExportDeclaration(statement) && statement.moduleSpecifier),
    )
    .map(({ path }) => `${path} is a barrel`);
}
