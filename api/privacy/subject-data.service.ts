/** Walks the data map over the main database: what is held about a person, and what an erasure removes. Knows no collection by name. */
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import type { Connection } from 'mongoose';
import { DATA_MAP } from './data/data-map.js';
import { RETENTION_RULES } from './data/retention-rules.js';
import { isPersonal, type MappedCollection, type PersonalField, type SubjectKind } from './vocabulary.contract.js';

/** One collection's part of an access copy. */
export interface HeldData {
  collection: string;
  holds: string;
  purposes: string[];
  retention: string[];
  /** Fields that are not copied, with the reason. */
  exempted: { field: string; reason: string }[];
  records: Record<string, unknown>[];
}

@Injectable()
export class SubjectDataService {
  constructor(@InjectConnection() private readonly connection: Connection) {}

  /** Everything the main database holds about a data subject that the map says to copy, collection by collection. */
  async copyOf(kind: SubjectKind, subjectId: string): Promise<HeldData[]> {
    const rows = DATA_MAP.filter((row) => row.database === 'main' && row.subject === kind && row.keys.subject);
    return Promise.all(rows.map((row) => this.#copyFrom(row, subjectId)));
  }

  /** Deletes every document of a conversation, in whichever collection the map finds it. Returns counts by collection. */
  async eraseConversation(organisationId: string, conversationId: string): Promise<Record<string, number>> {
    const rows = DATA_MAP.filter((row) => row.database === 'main' && row.keys.conversation && row.keys.organisation);
    // The conversation's own row goes last: while it stands, an interrupted erasure can be found and finished.
    const ordered = [...rows].sort(
      (a, b) => Number(a.keys.conversation === '_id') - Number(b.keys.conversation === '_id'),
    );
    const counts: Record<string, number> = {};
    for (const { collection, keys } of ordered) {
      const filter = { [keys.conversation!]: conversationId, [keys.organisation!]: organisationId };
      const { deletedCount } = await this.connection.collection(collection).deleteMany(filter);
      counts[collection] = deletedCount;
    }
    return counts;
  }

  async #copyFrom(row: MappedCollection, subjectId: string): Promise<HeldData> {
    const personal = Object.entries(row.fields).flatMap(([path, field]) =>
      isPersonal(field) ? [[path, field] as const] : [],
    );
    const copied = personal.filter(([, field]) => field.access === 'copy').map(([path]) => path);
    const records = await this.connection
      .collection(row.collection)
      .find({ [row.keys.subject!]: subjectId })
      .project(Object.fromEntries([['_id', 0], ...copied.map((path) => [path, 1])]))
      .toArray();
    const purposes = new Set(personal.flatMap(([, field]) => field.purposes));
    const retention = new Set(personal.map(([, field]) => RETENTION_RULES[field.retention].plain));
    return {
      collection: row.collection,
      holds: row.holds,
      purposes: [...purposes],
      retention: [...retention],
      exempted: personal.flatMap(([field, { access }]) => exemption(field, access)),
      records,
    };
  }
}

function exemption(field: string, access: PersonalField['access']): { field: string; reason: string }[] {
  return access === 'copy' ? [] : [{ field, reason: access.exempt }];
}
