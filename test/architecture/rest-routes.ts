/** Reads the REST routes from the decorators of the controllers' source. */
import ts from 'typescript';
import { everyNode, type ReadFile } from './source-files.js';

const VERBS = ['Get', 'Post', 'Put', 'Patch', 'Delete'];

/** Each as `GET /v1/sites/:siteId`, sorted. */
export function restRoutes(files: readonly ReadFile[]): string[] {
  return files.flatMap(({ tree }) => routesOfTree(tree)).sort();
}

function routesOfTree(tree: ts.SourceFile): string[] {
  const routes: string[] = [];
  everyNode(tree, (node) => {
    if (!ts.isClassDeclaration(node)) return;
    const prefixes = pathsOf(decoratorOf(node, 'Controller'));
    for (const member of prefixes ? node.members.filter(ts.isMethodDeclaration) : []) {
      for (const verb of VERBS) {
        const paths = pathsOf(decoratorOf(member, verb)) ?? [];
        for (const path of paths)
          routes.push(`${verb.toUpperCase()} /${[prefixes![0], path].filter(Boolean).join('/')}`);
      }
    }
  });
  return routes;
}

function decoratorOf(node: ts.HasDecorators, name: string): ts.CallExpression | undefined {
  return (ts.getDecorators(node) ?? [])
    .map(({ expression }) => expression)
    .filter(ts.isCallExpression)
    .find(({ expression }) => expression.getText() === name);
}

/** The paths that a decorator gives: none is the empty path; undefined where there is no such decorator. */
function pathsOf(decorator: ts.CallExpression | undefined): string[] | undefined {
  if (!decorator) return undefined;
  const [argument] = decorator.arguments;
  if (!argument) return [''];
  if (ts.isStringLiteralLike(argument)) return [argument.text];
  if (ts.isArrayLiteralExpression(argument))
    return argument.elements.filter(ts.isStringLiteralLike).map(({ text }) => text);
  throw new Error(`the path ${argument.getText()} cannot be read from the source`);
}
