import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Job } from '@app/contracts/jobs.js';
import { Transactions, type Tx } from '@app/database/tx.js';
import type { Actor } from '@app/kernel/actor.js';
import {
  addImportedQuestions,
  reviseImportedQuestions,
  type ImportedQuestion,
} from '@app/question-bank/import/imported-questions.js';
import { announce, completeJob } from '@app/queue/outbox.js';
import {
  writtenVerdicts,
  type ImportMapping,
  type QuestionImportFigures,
  type QuestionImportOutcome,
} from '../domain/question-import.js';
import { topicsOfRecord } from '../domain/sort-records.js';
import type { FileImportRow } from '../file-import/file-imports.rows.js';
import { changeState, holdImport } from '../file-import/file-imports.store.js';
import { tellProgress } from '../file-import/tell-progress.js';
import { isNamedBySlug, systemOf } from './bank-of.js';
import { keepOrigins, waitingRecords, writeWritten, type WaitingRecord } from './question-imports.store.js';

const atOnce = 500;

/** Handles `questions.apply`: writes what waits to the bank as drafts, all in one transaction. */
@Injectable()
export class ApplyQuestionImport {
  constructor(private readonly transactions: Transactions) {}

  async run(job: Job<'questions.apply'>): Promise<void> {
    await this.transactions.run(async (tx) => {
      const row = await holdImport(tx, job.payload.importId);
      // The outbox sends the job again, until whoever is at it has completed it.
      if (row === undefined) return;
      if (row?.state === 'applying') await this.apply(tx, row);
      await completeJob(tx, job);
    });
  }

  private async apply(tx: Tx, row: FileImportRow): Promise<void> {
    const { byVerdict } = row.figures as QuestionImportFigures;
    const verdicts = writtenVerdicts(row.mapping!);
    const waiting = verdicts.reduce((sum, verdict) => sum + (byVerdict[verdict] ?? 0), 0);
    const outcome: QuestionImportOutcome = { added: 0, updated: 0 };
    for (let after = 0; ;) {
      const records = await waitingRecords(tx, row.id, { verdicts, after, limit: atOnce });
      if (records.length === 0) break;
      await writeSome(tx, row, records, outcome);
      after = records.at(-1)!.position;
      const share = (outcome.added + outcome.updated) / Math.max(1, waiting);
      await tellProgress(this.transactions, row, 0.98 * share);
    }
    const isOurs = await changeState(tx, row.id, 'applying', { to: 'applied', outcome });
    if (!isOurs) throw new Error(`Import ${row.id} was taken away while it was applied`);
    announce(tx, [{ type: 'import.changed', personId: row.personId, id: row.id }]);
  }
}

type Target = WaitingRecord & { questionId: string };

async function writeSome(
  tx: Tx,
  row: FileImportRow,
  records: readonly WaitingRecord[],
  outcome: QuestionImportOutcome,
): Promise<void> {
  const { format } = row.figures as QuestionImportFigures;
  const actor: Actor = { personId: row.personId, role: 'instructor' };
  const message = `Imported from ${row.fileName}`;
  const added: Target[] = records
    .filter(({ verdict }) => verdict !== 'updated')
    .map((record) => ({ ...record, questionId: randomUUID() }));
  const revised = records.filter((record): record is Target => record.verdict === 'updated');
  await addImportedQuestions(
    tx,
    actor,
    added.map((target) => questionOf(target, row.mapping!, { source: row.fileName, bySlug: isNamedBySlug(format) })),
    message,
  );
  const numbers = await reviseImportedQuestions(
    tx,
    actor,
    revised.map(({ questionId, content }) => ({ id: questionId, content: content! })),
    message,
  );
  const all = [...added, ...revised];
  await writeWritten(
    tx,
    row.id,
    all.map(({ position, questionId }) => ({ position, questionId, versionNumber: numbers.get(questionId) ?? 1 })),
  );
  await keepOrigins(
    tx,
    systemOf(format),
    all.flatMap(({ externalId, questionId, contentHash }) =>
      externalId === null ? [] : [{ externalId, questionId, contentHash: contentHash! }],
    ),
  );
  outcome.added += added.length;
  outcome.updated += revised.length;
}

function questionOf(
  record: Target,
  mapping: ImportMapping,
  { source, bySlug }: { source: string; bySlug: boolean },
): ImportedQuestion {
  const topics = topicsOfRecord(record, mapping);
  return {
    id: record.questionId,
    slug: bySlug && record.externalId ? record.externalId : `${topics[0]}-${record.questionId.slice(0, 13)}`,
    content: record.content!,
    topics,
    level: record.ownLevel ?? mapping.level,
    licence: 'Own work',
    source,
  };
}
