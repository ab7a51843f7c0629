import { Injectable } from '@nestjs/common';
import { Transactions } from '@app/database/tx.js';
import type { Actor } from '@app/kernel/actor.js';
import type {
  ImportMapping,
  QuestionFileProblem,
  QuestionFormat,
  QuestionImportFigures,
  QuestionImportOutcome,
} from '../domain/question-import.js';
import type { FileImportRow } from '../file-import/file-imports.rows.js';
import { newestImports } from '../file-import/file-imports.store.js';
import { fileImportView, ownImport, type FileImportView } from '../file-import/own-import.js';

export interface QuestionImportView extends FileImportView {
  format: QuestionFormat | null;
  problem: QuestionFileProblem | null;
  figures: QuestionImportFigures | null;
  mapping: ImportMapping | null;
  outcome: QuestionImportOutcome | null;
}

const listed = 20;

/** One's own imports of questions. */
@Injectable()
export class GetQuestionImport {
  constructor(private readonly transactions: Transactions) {}

  /** @throws AppError resource.not-found */
  async run(actor: Actor, importId: string): Promise<QuestionImportView> {
    return this.transactions.single(async (tx) =>
      questionImportView(await ownImport(tx, actor, { kind: 'questions', importId })),
    );
  }
}

/** The newest of one's own imports of questions. */
@Injectable()
export class ListQuestionImports {
  constructor(private readonly transactions: Transactions) {}

  async run(actor: Actor): Promise<{ items: QuestionImportView[] }> {
    const page = { kind: 'questions', limit: listed } as const;
    const rows = await this.transactions.single((tx) => newestImports(tx, actor.personId, page));
    return { items: rows.map(questionImportView) };
  }
}

export function questionImportView(row: FileImportRow): QuestionImportView {
  const figures = row.figures as QuestionImportFigures | null;
  return {
    ...fileImportView(row),
    format: figures?.format ?? row.format,
    problem: row.problem as QuestionFileProblem | null,
    figures,
    mapping: row.mapping,
    outcome: row.outcome as QuestionImportOutcome | null,
  };
}
