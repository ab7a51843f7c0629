import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Job } from '@app/contracts/jobs.js';
import { Transactions, type Tx } from '@app/database/tx.js';
import {
  addPrivateQuestions,
  privateVersions,
  revisePrivateQuestions,
  type PrivateVersion,
} from '@app/question-bank/private-questions.js';
import { announce, completeJob } from '@app/queue/outbox.js';
import { importHistory } from '@app/review-scheduling/import/import-history.js';
import type { ImportFigures, ImportOutcome } from '../domain/card-import.js';
import type { FileImportRow } from '../file-import/file-imports.rows.js';
import { changeState, holdImport } from '../file-import/file-imports.store.js';
import { tellProgress } from '../file-import/tell-progress.js';
import { importedCardsOf, keepImportedCards, type ImportedCard } from './imported-cards.store.js';
import { waitingItems, writeApplied, type WaitingItem } from './imports.store.js';
import { submissionIdOf } from './submission-id.js';
import { waitingCard } from './waiting-card.js';

/** Cards in one go: a few thousand acts, a fraction of a second. */
const atOnce = 250;

/** Handles `anki.apply`: makes questions, cards and reviews of what waits, all in one transaction. */
@Injectable()
export class ApplyImport {
  constructor(private readonly transactions: Transactions) {}

  async run(job: Job<'anki.apply'>): Promise<void> {
    await this.transactions.run(async (tx) => {
      const row = await holdImport(tx, job.payload.importId);
      // The outbox sends the job again, until whoever is at it has completed it.
      if (row === undefined) return;
      if (row?.state === 'applying') await this.apply(tx, row);
      await completeJob(tx, job);
    });
  }

  private async apply(tx: Tx, row: FileImportRow): Promise<void> {
    const outcome: ImportOutcome = { cardsAdded: 0, cardsUpdated: 0, reviewsAdded: 0 };
    const { byVerdict } = row.figures as ImportFigures;
    const total = byVerdict.new + byVerdict.updated;
    for (let after = 0, done = 0; ;) {
      const items = await waitingItems(tx, row.id, after, atOnce);
      if (items.length === 0) break;
      await applySome(tx, row, items, outcome);
      after = items.at(-1)!.position;
      done += items.length;
      await tellProgress(this.transactions, row, (0.98 * done) / Math.max(total, done));
    }
    const isOurs = await changeState(tx, row.id, 'applying', { to: 'applied', outcome });
    if (!isOurs) throw new Error(`Import ${row.id} was taken away while it was applied`);
    announce(tx, [{ type: 'import.changed', personId: row.personId, id: row.id }]);
  }
}

type Target = WaitingItem & { questionId: string; versionId: string; earlierNumber: number | null; isNew: boolean };

async function applySome(
  tx: Tx,
  { id, personId }: FileImportRow,
  items: readonly WaitingItem[],
  outcome: ImportOutcome,
): Promise<void> {
  const known = await importedCardsOf(
    tx,
    personId,
    items.map(({ guid }) => guid),
  );
  const targets = await writeQuestions(tx, personId, items, known);
  const places = await importHistory(
    tx,
    personId,
    targets.map((target) => waitingCard(personId, target)),
  );
  const placeOf = new Map(places.map((place) => [place.questionId, place]));
  await keepImportedCards(tx, personId, targets.map(importedCard));
  await writeApplied(
    tx,
    id,
    targets.map(({ position, questionId, earlierNumber }) => ({
      position,
      earlierNumber,
      ...placeOf.get(questionId)!,
    })),
  );
  outcome.cardsAdded += targets.filter(({ isNew }) => isNew).length;
  outcome.cardsUpdated += targets.filter(({ isNew }) => !isNew).length;
  outcome.reviewsAdded += places.reduce((sum, { answers }) => sum + answers, 0);
}

/** Questions of the cards that are new, and new versions of those whose text has changed. */
async function writeQuestions(
  tx: Tx,
  personId: string,
  items: readonly WaitingItem[],
  known: readonly ImportedCard[],
): Promise<Target[]> {
  const knownAs = new Map(known.map((card) => [`${card.ord}/${card.guid}`, card]));
  const versions = new Map(
    (
      await privateVersions(
        tx,
        personId,
        known.map(({ questionId }) => questionId),
      )
    ).map((version) => [version.questionId, version]),
  );
  const targets = items.map((item) => targetOf(item, knownAs.get(`${item.ord}/${item.guid}`), versions));
  await addPrivateQuestions(
    tx,
    personId,
    targets
      .filter(({ isNew }) => isNew)
      .map((target) => ({
        id: target.questionId,
        versionId: target.versionId,
        content: target.content!,
        topics: target.topics,
        variantGroup: submissionIdOf(personId, `note ${target.guid}`),
        source: 'Anki',
      })),
  );
  const revised = targets.filter(({ isNew, earlierNumber }) => !isNew && earlierNumber !== null);
  await revisePrivateQuestions(
    tx,
    personId,
    revised.map(({ questionId, versionId, content }) => ({ questionId, versionId, content: content! })),
  );
  return targets;
}

/** `earlierNumber`: where it gets a new version, the number of the one before. */
function targetOf(
  item: WaitingItem,
  known: ImportedCard | undefined,
  versions: ReadonlyMap<string, PrivateVersion>,
): Target {
  const version = known && versions.get(known.questionId);
  if (!version) return { ...item, questionId: randomUUID(), versionId: randomUUID(), earlierNumber: null, isNew: true };
  const { questionId, versionId, number } = version;
  return known.contentHash === item.contentHash
    ? { ...item, questionId, versionId, earlierNumber: null, isNew: false }
    : { ...item, questionId, versionId: randomUUID(), earlierNumber: number, isNew: false };
}

function importedCard({ guid, ord, questionId, contentHash, history }: Target): ImportedCard {
  const acts = history?.acts ?? [];
  const last = acts.at(-1)?.[0];
  return {
    guid,
    ord,
    questionId,
    contentHash: contentHash!,
    logSize: acts.length,
    logEndsAt: last === undefined ? null : new Date(last),
  };
}
