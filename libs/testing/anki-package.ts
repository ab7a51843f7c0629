import initSqlJs, { type Database } from 'sql.js';
import { ZipFile } from 'yazl';
import type { AnkiPackageVersion } from '@app/interchange/domain/anki-collection.js';

/** A collection as a test writes it; what is left out has a common value. */
export interface MadeCollection {
  createdAt?: Date;
  minutesWest?: number;
  noteTypes?: MadeNoteType[];
  decks?: { id: number; name: string }[];
  notes: MadeNote[];
}

export interface MadeNoteType {
  id: number;
  name: string;
  isCloze?: boolean;
  fields: string[];
  templates: { name: string; front: string; back: string }[];
}

export interface MadeNote {
  id: number;
  guid?: string;
  noteTypeId?: number;
  tags?: string[];
  fields: string[];
  cards?: MadeCard[];
}

export interface MadeCard {
  id: number;
  ord?: number;
  deckId?: number;
  type?: number;
  queue?: number;
  due?: number;
  flags?: number;
  /** FSRS state as Anki keeps it. */
  data?: object;
  reviews?: { at: number; ease: number; kind?: number; factor?: number; tookMs?: number }[];
}

export const basicType: MadeNoteType = {
  id: 1,
  name: 'Basic',
  fields: ['Front', 'Back'],
  templates: [{ name: 'Card 1', front: '{{Front}}', back: '{{FrontSide}}<hr id=answer>{{Back}}' }],
};

export interface MadeFile {
  name: string;
  bytes: Uint8Array;
}

const stub: MadeCollection = {
  notes: [
    {
      id: 1,
      fields: ['Please update to the latest Anki version, then import the .colpkg/.apkg file again.', ''],
      cards: [{ id: 1 }],
    },
  ],
};

/** A package as that version of Anki writes it: the newer ones with the stub of one note in the old place. */
export async function ankiPackage(version: AnkiPackageVersion, collection: MadeCollection): Promise<Uint8Array> {
  return zipOf(await packageFiles(version, collection));
}

export async function packageFiles(version: AnkiPackageVersion, collection: MadeCollection): Promise<MadeFile[]> {
  if (version === 'legacy1') return [{ name: 'collection.anki2', bytes: await collectionFile(collection, 11) }];
  const old = { name: 'collection.anki2', bytes: await collectionFile(stub, 11) };
  if (version === 'legacy2') {
    const bytes = await collectionFile(collection, 11);
    return [meta(2), old, { name: 'collection.anki21', bytes }];
  }
  const bytes = zstdOf(await collectionFile(collection, 18));
  return [meta(3), old, { name: 'collection.anki21b', bytes }];
}

/** Media as a package has them: files that are numbers, and the list that says which each is. */
export function mediaFiles(version: AnkiPackageVersion, files: readonly MadeFile[]): MadeFile[] {
  const numbered = files.map(({ bytes }, index) => ({ name: String(index), bytes }));
  if (version !== 'latest') {
    const list = JSON.stringify(Object.fromEntries(files.map(({ name }, index) => [index, name])));
    return [{ name: 'media', bytes: Buffer.from(list) }, ...numbered];
  }
  const entries = files.map(({ name }) => bytesMessage(1, textMessage(1, name)));
  return [
    { name: 'media', bytes: zstdOf(Buffer.concat(entries)) },
    ...numbered.map(({ name, bytes }) => ({ name, bytes: zstdOf(bytes) })),
  ];
}

export const meta = (version: number): MadeFile => ({ name: 'meta', bytes: Uint8Array.of(0x08, version) });

export async function zipOf(files: readonly MadeFile[]): Promise<Uint8Array> {
  const zip = new ZipFile();
  for (const { name, bytes } of files) {
    if (name.endsWith('/')) zip.addEmptyDirectory(name);
    else zip.addBuffer(Buffer.from(bytes), name);
  }
  zip.end();
  const parts: Buffer[] = [];
  for await (const part of zip.outputStream as AsyncIterable<Buffer>) parts.push(part);
  return new Uint8Array(Buffer.concat(parts));
}

const maxBlock = 100_000;

/** A zstd frame of raw blocks (RFC 8878, section 3.1.1): nothing is compressed, every decoder reads it. */
export function zstdOf(bytes: Uint8Array): Uint8Array {
  const frame: Uint8Array[] = [Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x58)];
  for (let at = 0; at === 0 || at < bytes.length; at += maxBlock) {
    const block = bytes.subarray(at, at + maxBlock);
    const isLast = at + maxBlock >= bytes.length ? 1 : 0;
    const header = (block.length << 3) | isLast;
    frame.push(Uint8Array.of(header & 255, (header >> 8) & 255, header >> 16), block);
  }
  return new Uint8Array(Buffer.concat(frame));
}

/** A collection as SQLite keeps it. `change`: what a hostile file does to it. */
export async function collectionFile(
  collection: MadeCollection,
  schema: 11 | 18,
  change?: (database: Database) => void,
): Promise<Uint8Array> {
  const { Database: Sqlite } = await initSqlJs();
  const database = new Sqlite();
  database.run(commonTables);
  const { createdAt = new Date('2024-01-01T04:00:00Z') } = collection;
  if (schema === 11) writeJsonSchema(database, collection, createdAt);
  else writeTableSchema(database, collection, createdAt);
  database.run('begin');
  writeNotes(database, collection);
  database.run('commit');
  change?.(database);
  if (schema === 18) database.run(nameUnicase);
  const bytes = database.export();
  database.close();
  return bytes;
}

const commonTables = `
  create table col (id integer primary key, crt integer not null, mod integer not null, scm integer not null,
    ver integer not null, dty integer not null, usn integer not null, ls integer not null, conf text not null,
    models text not null, decks text not null, dconf text not null, tags text not null);
  create table notes (id integer primary key, guid text not null, mid integer not null, mod integer not null,
    usn integer not null, tags text not null, flds text not null, sfld integer not null, csum integer not null,
    flags integer not null, data text not null);
  create table cards (id integer primary key, nid integer not null, did integer not null, ord integer not null,
    mod integer not null, usn integer not null, type integer not null, queue integer not null, due integer not null,
    ivl integer not null, factor integer not null, reps integer not null, lapses integer not null, left integer not null,
    odue integer not null, odid integer not null, flags integer not null, data text not null);
  create table revlog (id integer primary key, cid integer not null, usn integer not null, ease integer not null,
    ivl integer not null, lastIvl integer not null, factor integer not null, time integer not null, type integer not null);`;

const seconds = (at: Date) => Math.floor(at.getTime() / 1000);
const insertCol = `insert into col values (1, ?, 0, 0, ?, 0, 0, 0, ?, ?, ?, '{}', '{}')`;
const defaultDecks = [{ id: 1, name: 'Default' }];

function writeJsonSchema(database: Database, collection: MadeCollection, createdAt: Date): void {
  const { noteTypes = [basicType], decks = defaultDecks, minutesWest } = collection;
  const models = noteTypes.map(({ id, name, isCloze, fields, templates }) => ({
    id,
    name,
    type: isCloze ? 1 : 0,
    flds: fields.map((field, ord) => ({ name: field, ord })),
    tmpls: templates.map(({ name: title, front, back }, ord) => ({ name: title, ord, qfmt: front, afmt: back })),
  }));
  const byId = (things: readonly { id: number }[]) =>
    JSON.stringify(Object.fromEntries(things.map((thing) => [thing.id, thing])));
  const config = JSON.stringify(minutesWest === undefined ? {} : { creationOffset: minutesWest });
  database.run(insertCol, [seconds(createdAt), 11, config, byId(models), byId(decks)]);
}

function writeTableSchema(database: Database, collection: MadeCollection, createdAt: Date): void {
  const { noteTypes = [basicType], decks = defaultDecks, minutesWest } = collection;
  database.run(insertCol, [seconds(createdAt), 18, '', '', '']);
  database.run(`
    create table notetypes (id integer not null primary key, name text not null collate nocase, mtime_secs integer,
      usn integer, config blob not null);
    create table fields (ntid integer not null, ord integer not null, name text not null collate nocase,
      config blob not null, primary key (ntid, ord)) without rowid;
    create table templates (ntid integer not null, ord integer not null, name text not null collate nocase,
      mtime_secs integer, usn integer, config blob not null, primary key (ntid, ord)) without rowid;
    create table decks (id integer primary key not null, name text not null collate nocase, mtime_secs integer,
      usn integer, common blob, kind blob);
    create table config (key text not null primary key, usn integer, mtime_secs integer, val blob not null) without rowid;
    create unique index idx_notetypes_name on notetypes (name);
    create unique index idx_decks_name on decks (name);`);
  for (const { id, name, isCloze, fields, templates } of noteTypes) {
    database.run('insert into notetypes values (?, ?, 0, 0, ?)', [id, name, Uint8Array.of(0x08, isCloze ? 1 : 0)]);
    fields.forEach((field, ord) => database.run('insert into fields values (?, ?, ?, ?)', [id, ord, field, blank()]));
    templates.forEach(({ name: title, front, back }, ord) => {
      const config = Buffer.concat([textMessage(1, front), textMessage(2, back)]);
      database.run('insert into templates values (?, ?, ?, 0, 0, ?)', [id, ord, title, new Uint8Array(config)]);
    });
  }
  for (const { id, name } of decks) {
    database.run('insert into decks values (?, ?, 0, 0, ?, ?)', [
      id,
      name.replaceAll('::', '\u001f'),
      blank(),
      blank(),
    ]);
  }
  if (minutesWest !== undefined) {
    const value = new TextEncoder().encode(JSON.stringify(minutesWest));
    database.run(`insert into config values ('creationOffset', 0, 0, ?)`, [value]);
  }
}

const blank = () => new Uint8Array(0);

const textMessage = (number: number, value: string): Buffer => bytesMessage(number, Buffer.from(value, 'utf8'));

function bytesMessage(number: number, bytes: Uint8Array): Buffer {
  const length: number[] = [];
  for (let left = bytes.length; length.length === 0 || left > 0; left = Math.floor(left / 128)) {
    length.push((left % 128) | (left >= 128 ? 128 : 0));
  }
  return Buffer.concat([Uint8Array.of(number * 8 + 2, ...length), bytes]);
}

/** Anki's own collation, which plain SQLite does not know: written into the schema past its check. */
const nameUnicase = `pragma writable_schema = on;
  update sqlite_master set sql = replace(sql, 'collate nocase', 'COLLATE unicase');`;

function writeNotes(database: Database, { notes }: MadeCollection): void {
  const note = database.prepare(`insert into notes values (?, ?, ?, 0, 0, ?, ?, '', 0, 0, '')`);
  const card = database.prepare(`insert into cards values (?, ?, ?, ?, 0, 0, ?, ?, ?, 0, 0, 0, 0, 0, 0, 0, ?, ?)`);
  const review = database.prepare(`insert into revlog values (?, ?, 0, ?, 0, 0, ?, ?, ?)`);
  for (const { id, guid = `guid-${id}`, noteTypeId = 1, tags = [], fields, cards = [{ id }] } of notes) {
    note.run([id, guid, noteTypeId, tags.length ? ` ${tags.join(' ')} ` : '', fields.join('\u001f')]);
    for (const {
      id: cardId,
      ord = 0,
      deckId = 1,
      type = 0,
      queue = type,
      due = 0,
      flags = 0,
      data = {},
      reviews = [],
    } of cards) {
      card.run([cardId, id, deckId, ord, type, queue, due, flags, JSON.stringify(data)]);
      for (const { at, ease, kind = 1, factor = 2500, tookMs = 5000 } of reviews) {
        review.run([at, cardId, ease, factor, tookMs, kind]);
      }
    }
  }
  for (const statement of [note, card, review]) statement.free();
}
