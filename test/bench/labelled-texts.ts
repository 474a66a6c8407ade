/** Reads labelled texts: one JSON object a line with `text` and `spans` (UTF-16 offsets, end exclusive), in the benchmark's format. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

export interface LabelledSpan {
  start: number;
  end: number;
  type: string;
  /** Neither masking nor leaving it counts. */
  soft?: boolean;
}

export interface LabelledText {
  text: string;
  spans: LabelledSpan[];
  /** The group it is reported under. */
  bench: string;
  /** Only these types are labelled in this text. */
  scope?: string[];
  /** Special categories of the message as a whole; absent where not labelled. */
  special?: string[];
  file: string;
}

/** Every `.jsonl` file of a folder, or one file. Throws where there is no labelled text. */
export function readLabelledTexts(path: string): LabelledText[] {
  const files = statSync(path).isDirectory()
    ? readdirSync(path)
        .filter((name) => name.endsWith('.jsonl'))
        .sort()
        .map((name) => join(path, name))
    : [path];
  const texts = files.flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => ({ ...(JSON.parse(line) as Omit<LabelledText, 'file'>), file: file.split('/').at(-1) ?? file })),
  );
  if (texts.length === 0) throw new Error(`there are no labelled texts (*.jsonl) in ${path}`);
  return texts;
}
