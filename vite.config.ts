/** How the widget is bundled; `scripts/build-widget.mjs` runs it once for each entry. */
import { defineConfig } from 'vite';
import type { Plugin } from 'vite';

/** Takes comments and needless white space out of css`…` templates, which no minifier looks into. */
export function compactStyles(): Plugin {
  return {
    name: 'compact-styles',
    enforce: 'pre',
    transform(code, id) {
      if (!id.endsWith('.styles.ts')) return null;
      return {
        code: code.replace(/(?<=[\s(])css`([^`]*)`/g, (_, text: string) => `css\`${compact(text)}\``),
        map: null,
      };
    },
  };
}

function compact(text: string): string {
  return text
    .replace(/\/\*[^]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .replace(/: /g, ':')
    .replace(/;}/g, '}')
    .trim();
}

export default defineConfig({
  plugins: [compactStyles()],
  publicDir: false,
  base: './',
  logLevel: 'warn',
  // Lit's decorators are the legacy ones, and the metadata that Nest needs would only add bytes here.
  oxc: { decorator: { legacy: true, emitDecoratorMetadata: false }, assumptions: { setPublicClassFields: true } },
  build: {
    target: ['chrome119', 'edge119', 'firefox128', 'safari17.4'],
    emptyOutDir: false,
    modulePreload: false,
    sourcemap: false,
    minify: 'oxc',
  },
});
