/** The head of the chain kept outside the database, so that cutting off its end is noticed. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

export interface AnchoredHead {
  sequence: number;
  hash: string;
}

export class AuditAnchor {
  constructor(private readonly file: string) {}

  read(): AnchoredHead | null {
    try {
      return JSON.parse(readFileSync(this.file, 'utf8')) as AnchoredHead;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
  }

  /** Replaces the file in one step; called after the entry is durable, so the anchor never runs ahead of the log. */
  write(head: AnchoredHead): void {
    mkdirSync(dirname(this.file), { recursive: true, mode: 0o700 });
    writeFileSync(`${this.file}.new`, JSON.stringify(head), { mode: 0o600 });
    renameSync(`${this.file}.new`, this.file);
  }
}
