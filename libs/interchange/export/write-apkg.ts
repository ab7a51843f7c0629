import type { Readable } from 'node:stream';
import { IANAZone } from 'luxon';
import { ZipFile } from 'yazl';
import type { Transactions } from '@app/database/tx.js';
import { studySettingsOf } from '@app/identity/study-settings.js';
import { AppError } from '@app/kernel/app-error.js';
import { studyDay, studyDaysFrom } from '@app/review-scheduling/domain/study-day.js';
import { AnkiDatabase, type NewCollection } from './anki-database.js';
import { cardOf, idsFrom, reviewOf, type AnkiFrame } from './anki-rows.js';
import { ankiCards, ankiReviews, type AnkiCardRow, type AnkiReviewRow } from './anki-sections.js';
import { leftOut } from './export-sections.js';
import { countCards, firstActAt } from './exports.store.js';
import { readSection, type ExportOf } from './read-section.js';

/** A package is made in memory. */
export const maxCards = 50_000;

/** Protobuf: the version of a legacy2 package. */
const meta = Buffer.from([0x08, 0x02]);
const updateNotice = 'Please update to the latest Anki version, then import the .colpkg/.apkg file again.';

/** An Anki package that every Anki since 2.1 opens. @throws AppError export.too-large */
export async function writeApkg(transactions: Transactions, of: ExportOf): Promise<Readable> {
  const { frame, collection } = await frameOf(transactions, of);
  const database = await AnkiDatabase.open(collection, of.now);
  try {
    const ids = await addCards(database, transactions, { of, frame });
    await addReviews(database, transactions, { of, ids });
  } catch (error) {
    database.close();
    throw error;
  }
  return zipped(database.finish(), await stub(collection, of.now));
}

interface Cards {
  of: ExportOf;
  frame: AnkiFrame;
}

async function addCards(database: AnkiDatabase, transactions: Transactions, { of, frame }: Cards) {
  const nextId = idsFrom();
  const ids = new Map<string, number>();
  for await (const row of readSection(transactions, ankiCards, of)) {
    const card = row as unknown as AnkiCardRow;
    const id = nextId(card.createdAt);
    ids.set(card.id, id);
    await database.addCard(cardOf(card, id, frame));
  }
  return ids;
}

interface Reviews {
  of: ExportOf;
  ids: ReadonlyMap<string, number>;
}

async function addReviews(database: AnkiDatabase, transactions: Transactions, { of, ids }: Reviews) {
  const nextId = idsFrom();
  for await (const row of readSection(transactions, ankiReviews, of)) {
    const review = row as unknown as AnkiReviewRow;
    const cardId = ids.get(review.cardId);
    if (cardId !== undefined) await database.addReview(reviewOf(review, nextId(review.reviewedAt), cardId));
  }
}

async function frameOf(transactions: Transactions, { personId, now }: ExportOf) {
  return transactions.run(async (tx) => {
    if ((await countCards(tx, personId)) > maxCards) throw new AppError('export.too-large');
    const settings = await studySettingsOf(tx, personId);
    const { timeZone, rolloverHour, desiredRetention } = settings;
    const firstDay = studyDay((await firstActAt(tx, personId)) ?? now, timeZone, rolloverHour);
    const createdAt = studyDaysFrom(firstDay, 1, timeZone, rolloverHour)[0]!.beginsAt;
    const minutesWest = -Math.round(IANAZone.create(timeZone).offset(createdAt.getTime()));
    const frame: AnkiFrame = { timeZone, rolloverHour, desiredRetention, firstDay };
    const description = `Left out: ${leftOut.join(' ')}`;
    const collection: NewCollection = { createdAt, minutesWest, rolloverHour, desiredRetention, description };
    return { frame, collection };
  });
}

/** What an Anki that is too old finds in the old place: one note that says so. */
async function stub(collection: NewCollection, now: Date): Promise<Uint8Array> {
  const database = await AnkiDatabase.open(collection, now);
  await database.addCard({
    id: 1,
    guid: 'update',
    fields: [updateNotice, '', ''],
    tags: [],
    type: 0,
    queue: 0,
    due: 1,
    intervalDays: 0,
    reps: 0,
    lapses: 0,
    flag: 0,
    data: {},
  });
  return database.finish();
}

function zipped(collection: Uint8Array, old: Uint8Array): Readable {
  const zip = new ZipFile();
  zip.addBuffer(meta, 'meta', { compress: false });
  zip.addBuffer(Buffer.from(old), 'collection.anki2');
  zip.addBuffer(Buffer.from(collection.buffer, collection.byteOffset, collection.byteLength), 'collection.anki21');
  zip.addBuffer(Buffer.from('{}'), 'media');
  zip.end();
  return zip.outputStream as Readable;
}
