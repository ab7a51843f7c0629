import { Injectable } from '@nestjs/common';
import { Config } from '@app/config/config.js';
import type { Job } from '@app/contracts/jobs.js';
import { Transactions, type Tx } from '@app/database/tx.js';
import { contentHash } from '@app/question-bank/content-hash.js';
import { nearDuplicate } from '@app/question-bank/domain/near-duplicates.js';
import { compareContents } from '@app/question-bank/near-duplicates/near-questions.js';
import { keepImages } from '@app/question-bank/images/kept-images.js';
import { topicNames } from '@app/question-bank/private-questions.js';
import { announce, completeJob } from '@app/queue/outbox.js';
import { inTurns } from '@app/review-scheduling/in-turns.js';
import { nameKey } from '../domain/anki-cards.js';
import { judgeRecords, type HashedRecord, type JudgedRecord } from '../domain/judge-records.js';
import { markNearDuplicates } from '../domain/near-records.js';
import type { ImportMapping, QuestionFormat, QuestionImportFigures } from '../domain/question-import.js';
import type { ReadRecord } from '../domain/questions/question-record.js';
import { suggestMapping } from '../domain/sort-records.js';
import type { FileImportRow } from '../file-import/file-imports.rows.js';
import { changeState, deleteChunks, findImport, lockImport, setMapping } from '../file-import/file-imports.store.js';
import { storedFile } from '../file-import/stored-file.js';
import { tellProgress } from '../file-import/tell-progress.js';
import { bankOf } from './bank-of.js';
import type { ImportImages } from './import-images.js';
import { itemOf } from './item-of.js';
import { insertItems } from './question-imports.store.js';
import { figuresOf } from './question-figures.js';
import { QuestionFileFault } from './question-file-fault.js';
import { openQuestionFile } from './read-file.js';
import { settleImages } from './settle-images.js';

interface Found {
  records: JudgedRecord[];
  figures: QuestionImportFigures;
  mapping: ImportMapping;
  images: ImportImages;
}

const megabyte = 1024 * 1024;
const itemsAtOnce = 500;
/** Where the file has been read, of the whole. */
const readShare = 0.6;

/** Handles `questions.read`: gives each record of an uploaded file its verdict. Nothing is written to the bank by that. */
@Injectable()
export class ReadQuestionImport {
  constructor(
    private readonly transactions: Transactions,
    private readonly config: Config,
  ) {}

  async run(job: Job<'questions.read'>): Promise<void> {
    const { importId } = job.payload;
    const row = await this.transactions.run((tx) => findImport(tx, importId));
    const found = row?.state === 'reading' ? await this.find(row) : undefined;
    await this.transactions.run(async (tx) => {
      const now = await lockImport(tx, importId);
      if (found && now?.state === 'reading') await keep(tx, now, found);
      await completeJob(tx, job);
    });
  }

  private async find(row: FileImportRow): Promise<Found | { problem: QuestionFileFault }> {
    try {
      const size = Number(row.sizeBytes);
      const bytes = await storedFile(this.transactions, row.id, size).read(0, size);
      const { format, records, images } = await openQuestionFile(Buffer.from(bytes), row.format, {
        collectionBytes: this.config.get('IMPORT_MAX_COLLECTION_MB') * megabyte,
        cards: this.config.get('IMPORT_MAX_CARDS'),
        reviews: this.config.get('IMPORT_MAX_REVIEWS'),
      });
      const hashed = await this.hash(records);
      await tellProgress(this.transactions, row, readShare);
      return await this.transactions.run(async (tx) => {
        const judged = await judge(tx, format, await settleImages(tx, hashed, images), row.personId);
        return { ...judged, images };
      });
    } catch (error) {
      if (error instanceof QuestionFileFault) return { problem: error };
      throw error;
    }
  }

  /** @throws QuestionFileFault */
  private async hash(records: Iterator<ReadRecord>): Promise<HashedRecord[]> {
    const most = this.config.get('IMPORT_MAX_QUESTIONS');
    const hashed: HashedRecord[] = [];
    await inTurns(eachHashed(records, hashed, most));
    if (hashed.length > most) throw new QuestionFileFault('too-many');
    if (hashed.length === 0) throw new QuestionFileFault('empty');
    return hashed;
  }
}

function* eachHashed(records: Iterator<ReadRecord>, hashed: HashedRecord[], most: number): Generator<undefined, void> {
  for (let next = records.next(); !next.done && hashed.length <= most; next = records.next()) {
    const record = next.value;
    hashed.push('refused' in record ? { record } : { record, hash: contentHash(record.content) });
    yield undefined;
  }
}

async function judge(
  tx: Tx,
  format: QuestionFormat,
  hashed: readonly HashedRecord[],
  personId: string,
): Promise<Omit<Found, 'images'>> {
  const topics = await topicNames(tx);
  const slugs = new Set(topics.map(({ slug }) => slug));
  const bank = await bankOf(tx, format, hashed, personId);
  const judged = judgeRecords(hashed, bank).map((record) => withKnownTopics(record, slugs));
  const records = await withNearDuplicates(tx, judged);
  const topicByName = new Map(topics.flatMap(({ slug, title }) => [slug, title].map((name) => [nameKey(name), slug])));
  const sorted = records.map((record, index) => itemOf(record, index + 1));
  const mapping = suggestMapping(sorted, topicByName);
  return { records, mapping, figures: figuresOf(format, sorted, mapping) };
}

async function withNearDuplicates(tx: Tx, records: readonly JudgedRecord[]): Promise<JudgedRecord[]> {
  const fresh = records.flatMap(({ verdict, record }, index) =>
    verdict === 'new' && !('refused' in record) ? [{ index, content: record.content }] : [],
  );
  const compared = await compareContents(
    tx,
    fresh.map(({ content }) => content),
  );
  return markNearDuplicates(records, new Map(fresh.map(({ index }, n) => [index, compared[n]!])), nearDuplicate);
}

/** A topic that there is not is a fault of the record; what else is wrong with it was told already. */
function withKnownTopics(judged: JudgedRecord, slugs: ReadonlySet<string>): JudgedRecord {
  const unknown = (judged.record.topics ?? []).filter((topic) => !slugs.has(topic));
  if (unknown.length === 0 || 'refused' in judged.record) return judged;
  return { ...judged, verdict: 'error', reason: `No such topic: ${unknown.join(', ')}` };
}

async function keep(
  tx: Tx,
  { id, personId }: FileImportRow,
  found: Found | { problem: QuestionFileFault },
): Promise<void> {
  if ('problem' in found) await changeState(tx, id, 'reading', { to: 'refused', problem: found.problem.code });
  else {
    const items = found.records.map((record, index) => itemOf(record, index + 1));
    for (let at = 0; at < items.length; at += itemsAtOnce) await insertItems(tx, id, items.slice(at, at + itemsAtOnce));
    await keepImages(tx, { personId, role: 'instructor' }, found.images.kept);
    await setMapping(tx, id, found.mapping);
    await changeState(tx, id, 'reading', { to: 'ready', figures: found.figures });
  }
  await deleteChunks(tx, id);
  announce(tx, [{ type: 'import.changed', personId, id }]);
}
