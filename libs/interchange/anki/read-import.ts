import { Injectable } from '@nestjs/common';
import { Config } from '@app/config/config.js';
import type { Job } from '@app/contracts/jobs.js';
import { databaseNow } from '@app/database/clock.js';
import { Transactions, type Tx } from '@app/database/tx.js';
import { studySettingsOf } from '@app/identity/study-settings.js';
import { topicNames } from '@app/question-bank/private-questions.js';
import { announce, completeJob } from '@app/queue/outbox.js';
import { nameKey } from '../domain/anki-cards.js';
import { AnkiProblem } from '../domain/anki-problem.js';
import type { ImportFigures } from '../domain/card-import.js';
import type { FileImportRow } from '../file-import/file-imports.rows.js';
import { changeState, deleteChunks, findImport, lockImport } from '../file-import/file-imports.store.js';
import { storedFile } from '../file-import/stored-file.js';
import { tellProgress } from '../file-import/tell-progress.js';
import { figuresOf } from './import-figures.js';
import { importedCards } from './imported-cards.store.js';
import { insertItems } from './imports.store.js';
import { judgeCards, type JudgeContext, type JudgedCard } from './judge-cards.js';
import { readAnkiPackage } from './reader/read-collection.js';

type Found = { cards: JudgedCard[]; figures: ImportFigures } | { problem: AnkiProblem };

const megabyte = 1024 * 1024;
const itemsAtOnce = 500;
/** Where unpacking and reading the collection end, of the whole. */
const readShare = 0.4;

/** Handles `anki.read`: gives each card of an uploaded package its verdict. Nothing is imported by that. */
@Injectable()
export class ReadImport {
  constructor(
    private readonly transactions: Transactions,
    private readonly config: Config,
  ) {}

  async run(job: Job<'anki.read'>): Promise<void> {
    const { importId } = job.payload;
    const row = await this.transactions.run((tx) => findImport(tx, importId));
    const found = row?.state === 'reading' ? await this.find(row) : undefined;
    await this.transactions.run(async (tx) => {
      const now = await lockImport(tx, importId);
      if (found && now?.state === 'reading') await keep(tx, now, found);
      await completeJob(tx, job);
    });
  }

  private async find(row: FileImportRow): Promise<Found> {
    try {
      const source = storedFile(this.transactions, row.id, Number(row.sizeBytes));
      const collection = await readAnkiPackage(source, {
        collectionBytes: this.config.get('IMPORT_MAX_COLLECTION_MB') * megabyte,
        cards: this.config.get('IMPORT_MAX_CARDS'),
        reviews: this.config.get('IMPORT_MAX_REVIEWS'),
      });
      await tellProgress(this.transactions, row, readShare);
      const context = await this.transactions.run((tx) => contextOf(tx, row.personId));
      const cards: JudgedCard[] = [];
      for await (const card of judgeCards(collection, context)) {
        cards.push(card);
        const done = cards.length / collection.cards.length;
        if (cards.length % 2_000 === 0)
          await tellProgress(this.transactions, row, readShare + (0.9 - readShare) * done);
      }
      return { cards, figures: figuresOf(collection, cards) };
    } catch (error) {
      if (error instanceof AnkiProblem) return { problem: error };
      throw error;
    }
  }
}

async function contextOf(tx: Tx, personId: string): Promise<JudgeContext> {
  const topics = await topicNames(tx);
  return {
    now: await databaseNow(tx),
    settings: await studySettingsOf(tx, personId),
    topicByName: new Map(topics.flatMap(({ slug, title }) => [slug, title].map((name) => [nameKey(name), slug]))),
    imported: await importedCards(tx, personId),
  };
}

async function keep(tx: Tx, { id, personId }: FileImportRow, found: Found): Promise<void> {
  if ('problem' in found) await changeState(tx, id, 'reading', { to: 'refused', problem: found.problem.code });
  else {
    for (let at = 0; at < found.cards.length; at += itemsAtOnce) {
      await insertItems(tx, id, found.cards.slice(at, at + itemsAtOnce));
    }
    await changeState(tx, id, 'reading', { to: 'ready', figures: found.figures });
  }
  await deleteChunks(tx, id);
  announce(tx, [{ type: 'import.changed', personId, id }]);
}
