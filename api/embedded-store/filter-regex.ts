/** Turns MongoDB's regular expressions (PCRE) into JavaScript's. */
import { CommandError } from './command-error.js';

/** Compiles a pattern with options `i`, `m`, `s`, `x`, `u`; error 51091 for an invalid pattern, 51108 for an invalid option. */
export function compileRegex(pattern: string, options: string): RegExp {
  if (pattern.includes('\0'))
    throw new CommandError(2, 'BadValue', 'Regular expression cannot contain an embedded null byte');
  let source = pattern;
  let letters = options;
  const inline = /^\(\?([imsx]+)\)/.exec(source);
  if (inline) {
    source = source.slice(inline[0].length);
    letters += inline[1] ?? '';
  }
  const invalid = /[^imsxu]/.exec(letters);
  if (invalid) throw new CommandError(51108, 'Location51108', `invalid flag in regex options: ${invalid[0]}`);
  const flags = ['i', 'm', 's'].filter((flag) => letters.includes(flag)).join('');
  const translated = translate(source, letters.includes('x'), letters.includes('m'));
  try {
    return new RegExp(translated, `${flags}u`);
  } catch {
    // The strict Unicode mode refuses escapes that PCRE allows, such as `\-`.
    try {
      return new RegExp(translated, flags);
    } catch {
      throw new CommandError(51091, 'Location51091', 'Regular expression is invalid');
    }
  }
}

/** Rewrites what the two dialects write differently: text anchors, `$` before a final newline, and extended-mode blanks. */
function translate(source: string, isExtended: boolean, isMultiline: boolean): string {
  let result = '';
  let inClass = false;
  for (let i = 0; i < source.length; i += 1) {
    const character = source[i] as string;
    if (character === '\\') {
      const escaped = source[i + 1] ?? '';
      result += inClass ? `\\${escaped}` : (TEXT_ANCHORS[escaped] ?? `\\${escaped}`);
      i += 1;
    } else if (inClass) {
      inClass = character !== ']';
      result += character;
    } else if (character === '[') {
      inClass = true;
      result += character;
    } else if (character === '$' && !isMultiline) {
      result += TEXT_ANCHORS.Z;
    } else if (isExtended && /\s/.test(character)) {
      continue;
    } else if (isExtended && character === '#') {
      const end = source.indexOf('\n', i);
      i = end === -1 ? source.length : end;
    } else {
      result += character;
    }
  }
  return result;
}

const TEXT_ANCHORS: Readonly<Record<string, string>> = {
  A: '(?<![^])',
  Z: '(?=\\n?(?![^]))',
  z: '(?![^])',
  h: '[ \\t]',
};
