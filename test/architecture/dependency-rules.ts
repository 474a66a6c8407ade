/** The dependency table of docs/architecture.md as data, and the rules that hold it to import lines. Each rule answers its faults in words. */
import type { ReadFile } from './source-files.js';

/** From the ground up; a module may import from earlier rows only, so siblings never meet. */
export const FLOORS: readonly (readonly string[])[] = [
  ['embedded-store'],
  ['platform'],
  ['privacy', 'scrubbing'],
  ['audit'],
  ['identity', 'organisations'],
  ['accounts', 'consent', 'disclosures'],
  ['agents'],
  ['conversations', 'billing', 'marketing', 'surveys'],
  ['moderation', 'insights', 'retention'],
  ['dsars', 'breaches'],
  ['demonstration'],
  ['pages'],
];

/** Files directly in `api/`: above every module, apart from the configuration, which anyone may read. */
const ROOT = '(root)';
const CONFIG = 'api/config.ts';

/** Files of a module that other modules may import. */
const DOOR = /\.(module|service|contract|events)\.ts$/;
const FURTHER_DOORS: readonly RegExp[] = [
  /^api\/platform\/[^/]+\.ts$/,
  /^api\/privacy\/(data\/[^/]+|notice-text)\.ts$/,
  /^api\/scrubbing\/(scrubber|streaming-scrubber|scrubbing-policy|split-identifiers|special-categories)\.ts$/,
];
/** What the widget may run in the browser: the same detectors. Everything else of the API it knows by type alone. */
const WIDGET_DOORS =
  /^api\/scrubbing\/(reading|scrubber|streaming-scrubber|scrubbing-policy(\.reading)?|split-identifiers|special-categories|scrubbing\.contract)\.ts$/;
/** Files of scrubbing that belong to the server: everything else runs in the browser too. */
const SCRUBBING_ON_THE_SERVER = /^api\/scrubbing\/scrubbing\.(service|module)\.ts$/;

export function moduleOf(path: string): string {
  const parts = path.split('/');
  return parts.length > 2 ? parts[1]! : ROOT;
}

const floorOf = (module: string): number =>
  module === ROOT ? FLOORS.length : FLOORS.findIndex((floor) => floor.includes(module));

/** Modules import to the left only, and only through doors. */
export function dependencyFaults(files: readonly ReadFile[]): string[] {
  return inApi(files).flatMap((file) => {
    const own = moduleOf(file.path);
    if (floorOf(own) < 0) return [`${file.path}: the module ${own} is not in the dependency table`];
    return file.imports.filter(isOfApi).flatMap(({ target }) => {
      const other = moduleOf(target);
      if (other === own || target === CONFIG) return [];
      if (file.path === CONFIG)
        return other === 'platform' ? [] : [`${CONFIG} imports ${target}: it may know platform only`];
      if (floorOf(other) < 0) return [`${file.path} imports ${target}: ${other} is not in the dependency table`];
      if (floorOf(other) >= floorOf(own))
        return [`${file.path} imports ${target}: ${own} stands below or beside ${other}`];
      return isDoor(own, target) ? [] : [`${file.path} imports ${target}: not a door of ${other}`];
    });
  });
}

function isDoor(own: string, target: string): boolean {
  if (moduleOf(target) === 'embedded-store')
    return own === 'platform' && target === 'api/embedded-store/embedded-store.ts';
  return DOOR.test(target) || FURTHER_DOORS.some((door) => door.test(target));
}

/** The widget knows the API by contracts (types) and runs the detectors, and knows nothing else of it. */
export function widgetFaults(files: readonly ReadFile[]): string[] {
  return files
    .filter(({ path }) => path.startsWith('widget/'))
    .flatMap((file) =>
      file.imports.filter(isOfApi).flatMap(({ target, isTypeOnly }) => {
        if (WIDGET_DOORS.test(target)) return [];
        if (!target.endsWith('.contract.ts')) return [`${file.path} imports ${target}: not a contract`];
        return isTypeOnly ? [] : [`${file.path} imports ${target}: a contract is imported as a type`];
      }),
    );
}

/** Nothing in `api/` or in tests' way knows the widget. */
export function apiKnowsWidgetFaults(files: readonly ReadFile[]): string[] {
  return inApi(files).flatMap((file) =>
    file.imports
      .filter(({ target }) => target.startsWith('widget/'))
      .map(({ target }) => `${file.path} imports ${target}`),
  );
}

/** The detectors run in browsers: they import each other and nothing else. */
export function scrubbingFaults(files: readonly ReadFile[]): string[] {
  return files
    .filter(({ path }) => path.startsWith('api/scrubbing/') && !SCRUBBING_ON_THE_SERVER.test(path))
    .flatMap((file) =>
      file.imports
        .filter(
          ({ target, isRelative }) =>
            !isRelative || !target.startsWith('api/scrubbing/') || SCRUBBING_ON_THE_SERVER.test(target),
        )
        .map(({ target }) => `${file.path} imports ${target}: scrubbing must run in a browser`),
    );
}

/** Circles of files that pass through more than one module, type imports included. */
export function circleFaults(files: readonly ReadFile[]): string[] {
  const known = new Map(files.map((file) => [file.path, file]));
  const importsOf = (path: string): string[] =>
    known
      .get(path)
      ?.imports.map(({ target }) => target)
      .filter((target) => known.has(target)) ?? [];
  const state = new Map<string, 'open' | 'done'>();
  const trail: string[] = [];
  const circles: string[] = [];
  const visit = (path: string): void => {
    state.set(path, 'open');
    trail.push(path);
    for (const next of importsOf(path)) {
      if (state.get(next) === 'open') {
        const circle = trail.slice(trail.indexOf(next));
        if (new Set(circle.map(moduleOf)).size > 1) circles.push(`a circle: ${[...circle, next].join(' → ')}`);
      } else if (!state.has(next)) visit(next);
    }
    trail.pop();
    state.set(path, 'done');
  };
  for (const path of known.keys()) if (!state.has(path)) visit(path);
  return circles;
}

/** Modules are flat; `data/` holds tables. */
export function layoutFaults(files: readonly ReadFile[]): string[] {
  return inApi(files)
    .filter(({ path }) => !/^api\/([^/]+\/(data\/)?)?[^/]+$/.test(path))
    .map(({ path }) => `${path}: a module is flat, apart from data/`);
}

const inApi = (files: readonly ReadFile[]): ReadFile[] => files.filter(({ path }) => path.startsWith('api/'));
const isOfApi = ({ target, isRelative }: { target: string; isRelative: boolean }): boolean =>
  isRelative && target.startsWith('api/');
