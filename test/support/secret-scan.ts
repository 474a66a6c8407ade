/** Looks for marked values in bytes, in whatever encoding they may hide: UTF-8, UTF-16, hex, base64 at any alignment. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface Hit {
  value: string;
  encoding: string;
  place: string;
}

/** Each form in which a value could lie in a file. Base64 has three alignments; the ends that depend on neighbours are cut off. */
export function formsOf(value: string): [string, Buffer][] {
  const utf8 = Buffer.from(value, 'utf8');
  const utf16 = Buffer.from(value, 'utf16le');
  const base64 = [0, 1, 2].flatMap((offset): [string, Buffer][] => {
    const encoded = Buffer.concat([Buffer.alloc(offset), utf8]).toString('base64');
    const first = Math.ceil((offset * 8) / 6);
    const last = Math.floor(((offset + utf8.length) * 8) / 6);
    const core = encoded.slice(first, last);
    const url = core.replaceAll('+', '-').replaceAll('/', '_');
    return [
      [`base64+${offset}`, Buffer.from(core)],
      [`base64url+${offset}`, Buffer.from(url)],
    ];
  });
  return [
    ['utf8', utf8],
    ['utf16le', utf16],
    ['utf16be', Buffer.from(utf16).swap16()],
    ['hex', Buffer.from(utf8.toString('hex'))],
    ['HEX', Buffer.from(utf8.toString('hex').toUpperCase())],
    ...base64,
  ];
}

export function scanBytes(bytes: Buffer, values: readonly string[], place: string): Hit[] {
  return values.flatMap((value) =>
    formsOf(value)
      .filter(([, form]) => bytes.includes(form))
      .map(([encoding]) => ({ value, encoding, place })),
  );
}

export const scanText = (text: string, values: readonly string[], place: string): Hit[] =>
  scanBytes(Buffer.from(text, 'utf8'), values, place);

/** Every file below a folder. */
export async function scanFolder(folder: string, values: readonly string[]): Promise<{ files: number; hits: Hit[] }> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const hits: Hit[] = [];
  for (const file of files) hits.push(...scanBytes(await readFile(file), values, file.slice(folder.length + 1)));
  return { files: files.length, hits };
}
