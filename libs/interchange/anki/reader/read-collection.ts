import type { AnkiCard, AnkiCollection, AnkiNote, AnkiReview } from '../../domain/anki-collection.js';
import { AnkiProblem } from '../../domain/anki-problem.js';
import { CollectionDatabase } from './collection-database.js';
import { number, text } from './column-values.js';
import { readJsonSchema, readTableSchema } from './read-schema.js';
import type { PackageBytes } from './package-bytes.js';
import { unpackCollection, type ReadLimits } from './unpack-collection.js';

/** What the columns of a row may hold at the most, in characters; a longer field is cut and its card refused as too long. */
const maxFieldsText = 1_000_000;
const fieldSeparator = '\u001f';
const stubText = 'Please update to the latest Anki version';

/**
 * Reads a package, whichever version it is of. What it holds of a collection comes back whole in memory.
 * @throws AnkiProblem the file is at fault
 */
export async function readAnkiPackage(source: PackageBytes, limits: ReadLimits): Promise<AnkiCollection> {
  const { version, bytes } = await unpackCollection(source, limits);
  const database = await CollectionDatabase.open(bytes);
  try {
    return await readCollection(database, version, limits);
  } catch (error) {
    throw error instanceof AnkiProblem ? error : new AnkiProblem('corrupt', { cause: error });
  } finally {
    database.close();
  }
}

async function readCollection(
  database: CollectionDatabase,
  packageVersion: AnkiCollection['packageVersion'],
  limits: ReadLimits,
): Promise<AnkiCollection> {
  database.requireTable('col', ['crt']);
  database.requireTable('notes', ['id', 'guid', 'mid', 'tags', 'flds']);
  database.requireTable('cards', ['id', 'nid', 'did', 'ord', 'type', 'queue', 'due', 'odue', 'odid', 'flags']);
  database.requireTable('revlog', ['id', 'cid', 'ease', 'factor', 'time', 'type']);
  if (count(database, 'cards') > limits.cards) throw new AnkiProblem('too-many-cards');
  if (count(database, 'revlog') > limits.reviews) throw new AnkiProblem('too-many-cards');
  const schema = database.hasTable('notetypes') ? readTableSchema(database) : readJsonSchema(database);
  const notes = await readNotes(database);
  const [only] = notes;
  if (!only) throw new AnkiProblem('empty');
  if (notes.length === 1 && only.fields.some((field) => field.includes(stubText))) throw new AnkiProblem('stub-only');
  const createdAt = new Date(number(database.one('select crt from col')?.[0]) * 1000);
  if (Number.isNaN(createdAt.getTime())) throw new AnkiProblem('corrupt');
  const cards = await readCards(database);
  return { packageVersion, createdAt, ...schema, notes, cards, reviews: await readReviews(database) };
}

const count = (database: CollectionDatabase, table: 'cards' | 'revlog') =>
  number(database.one(`select count(*) from ${table}`)?.[0]);

async function readNotes(database: CollectionDatabase): Promise<AnkiNote[]> {
  const notes: AnkiNote[] = [];
  const sql = `select id, guid, mid, tags, substr(flds, 1, ${maxFieldsText}) from notes order by id`;
  for await (const [id, guid, noteTypeId, tags, fields] of database.rows(sql)) {
    notes.push({
      id: text(id),
      guid: text(guid).slice(0, 200) || text(id),
      noteTypeId: text(noteTypeId),
      tags: text(tags).slice(0, 10_000).split(/\s+/).filter(Boolean),
      fields: text(fields).split(fieldSeparator),
    });
  }
  return notes;
}

async function readCards(database: CollectionDatabase): Promise<AnkiCard[]> {
  const cards: AnkiCard[] = [];
  const sql = 'select id, nid, did, odid, ord, type, queue, due, odue, flags from cards';
  for await (const [id, noteId, deckId, homeDeckId, ord, type, queue, due, dueOutside, flags] of database.rows(sql)) {
    const isAway = number(homeDeckId) !== 0;
    cards.push({
      id: text(id),
      noteId: text(noteId),
      deckId: text(isAway ? homeDeckId : deckId),
      ord: number(ord),
      type: number(type),
      queue: number(queue),
      due: number(due),
      dueOutside: isAway ? number(dueOutside) : 0,
      flags: number(flags) & 7,
    });
  }
  return cards;
}

async function readReviews(database: CollectionDatabase): Promise<Map<string, AnkiReview[]>> {
  const reviews = new Map<string, AnkiReview[]>();
  const sql = 'select id, cid, ease, type, factor, time from revlog order by id';
  for await (const [at, cardId, ease, kind, factor, tookMs] of database.rows(sql)) {
    const review = {
      at: number(at),
      ease: number(ease),
      kind: number(kind),
      factor: number(factor),
      tookMs: number(tookMs),
    };
    const key = text(cardId);
    const known = reviews.get(key);
    if (known) known.push(review);
    else reviews.set(key, [review]);
  }
  return reviews;
}
