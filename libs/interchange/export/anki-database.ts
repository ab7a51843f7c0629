import { createHash } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import initSqlJs, { type Database, type SqlValue, type Statement } from 'sql.js';
import { config, deckId, decks, noteTypeId, noteTypes, presets, schema11 } from '../domain/export/anki-schema.js';

export interface NewCollection {
  /** When its first day begins: days of due cards are counted from there. */
  createdAt: Date;
  minutesWest: number;
  rolloverHour: number;
  desiredRetention: number;
  description: string;
}

export interface NewCard {
  /** Milliseconds since 1970; unique: the ids of note and card. */
  id: number;
  /** The same note has it in each export. */
  guid: string;
  /** HTML. */
  fields: [front: string, back: string, note: string];
  tags: string[];
  type: number;
  queue: number;
  due: number;
  intervalDays: number;
  reps: number;
  lapses: number;
  flag: number;
  data: object;
}

export interface NewReview {
  /** Milliseconds since 1970; unique. */
  id: number;
  cardId: number;
  ease: number;
  interval: number;
  lastInterval: number;
  factor: number;
  tookMs: number;
  type: number;
}

const rowsAtOnce = 200;
const fieldSeparator = '\u001f';

/** A collection of schema 11 that is made in memory, a few rows at a time, so that other requests are served meanwhile. */
export class AnkiDatabase {
  private rows = 0;
  private readonly note: Statement;
  private readonly card: Statement;
  private readonly review: Statement;

  private constructor(
    private readonly database: Database,
    private readonly modSeconds: number,
  ) {
    this.note = database.prepare(`insert into notes values (?, ?, ${noteTypeId}, ?, -1, ?, ?, ?, ?, 0, '')`);
    this.card = database.prepare(
      `insert into cards values (?, ?, ${deckId}, 0, ?, -1, ?, ?, ?, ?, 2500, ?, ?, 0, 0, 0, ?, ?)`,
    );
    this.review = database.prepare('insert into revlog values (?, ?, -1, ?, ?, ?, ?, ?, ?)');
  }

  static async open(collection: NewCollection, now: Date): Promise<AnkiDatabase> {
    const { Database: Sqlite } = await initSqlJs();
    const database = new Sqlite();
    database.run(schema11);
    const { createdAt, desiredRetention, description } = collection;
    const crt = Math.floor(createdAt.getTime() / 1000);
    const json = [config(collection), noteTypes, decks(description), presets(desiredRetention)].map((value) =>
      JSON.stringify(value),
    );
    const mod = now.getTime();
    database.run(`insert into col values (1, ?, ?, ?, 11, 0, 0, 0, ?, ?, ?, ?, '{}')`, [crt, mod, mod, ...json]);
    database.run('begin');
    return new AnkiDatabase(database, Math.floor(mod / 1000));
  }

  async addCard(card: NewCard): Promise<void> {
    const { id, guid, fields, tags, type, queue, due, intervalDays, reps, lapses, flag, data } = card;
    const [front] = fields;
    const plain = front.replace(/<[^>]*>/g, '');
    const tagList = tags.length > 0 ? ` ${tags.join(' ')} ` : '';
    this.note.run([id, guid, this.modSeconds, tagList, fields.join(fieldSeparator), plain, checksum(plain)]);
    this.card.run([id, id, this.modSeconds, type, queue, due, intervalDays, reps, lapses, flag, JSON.stringify(data)]);
    await this.rest();
  }

  async addReview(review: NewReview): Promise<void> {
    const { id, cardId, ease, interval, lastInterval, factor, tookMs, type } = review;
    const values: SqlValue[] = [id, cardId, ease, interval, lastInterval, factor, tookMs, type];
    this.review.run(values);
    await this.rest();
  }

  /** The file; nothing can be added any more. */
  finish(): Uint8Array {
    this.database.run('commit');
    const bytes = this.database.export();
    this.close();
    return bytes;
  }

  close(): void {
    this.database.close();
  }

  private async rest(): Promise<void> {
    this.rows += 1;
    if (this.rows % rowsAtOnce === 0) await turn();
  }
}

/** By which Anki finds notes with the same first field. */
const checksum = (text: string) => Number.parseInt(createHash('sha1').update(text).digest('hex').slice(0, 8), 16);
