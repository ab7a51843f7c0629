import { Injectable } from '@nestjs/common';
import { Transactions } from '@app/database/tx.js';
import type { Actor } from '@app/kernel/actor.js';
import { AppError, pointerOf } from '@app/kernel/app-error.js';
import { topicNames } from '@app/question-bank/private-questions.js';
import { writtenVerdicts, type ImportMapping, type QuestionImportFigures } from '../domain/question-import.js';
import { topicsOfRecord } from '../domain/sort-records.js';
import { lockImport, setFigures, setMapping } from '../file-import/file-imports.store.js';
import { ownImport } from '../file-import/own-import.js';
import { questionImportView, type QuestionImportView } from './get-question-import.js';
import { recordsToSort } from './question-imports.store.js';

/** Says how categories, tags and levels of a file are taken, before it is applied. */
@Injectable()
export class MapQuestionImport {
  constructor(private readonly transactions: Transactions) {}

  /** @throws AppError resource.not-found, import.wrong-state, question.unknown-topic */
  async run(actor: Actor, importId: string, mapping: ImportMapping): Promise<QuestionImportView> {
    return this.transactions.run(async (tx) => {
      await ownImport(tx, actor, { kind: 'questions', importId });
      const row = (await lockImport(tx, importId))!;
      if (row.state !== 'ready') throw new AppError('import.wrong-state');
      refuseUnknown(mapping, new Set((await topicNames(tx)).map(({ slug }) => slug)));
      const records = await recordsToSort(tx, importId, writtenVerdicts(mapping));
      const withoutTopic = records.filter((record) => topicsOfRecord(record, mapping).length === 0).length;
      const figures = { ...(row.figures as QuestionImportFigures), withoutTopic };
      await setMapping(tx, importId, mapping);
      await setFigures(tx, importId, figures);
      return questionImportView({ ...row, mapping, figures });
    });
  }
}

function refuseUnknown(mapping: ImportMapping, known: ReadonlySet<string>): void {
  const named = [
    ...mapping.topics.map((topic, index) => ({ topic, pointer: pointerOf(['topics', index]) })),
    ...(['categories', 'tags'] as const).flatMap((field) =>
      Object.entries(mapping[field]).flatMap(([name, topics]) =>
        topics.map((topic, index) => ({ topic, pointer: pointerOf([field, name, index]) })),
      ),
    ),
  ];
  const faults = named
    .filter(({ topic }) => !known.has(topic))
    .map(({ topic, pointer }) => ({ pointer, message: `${topic} is no topic` }));
  if (faults.length > 0) throw new AppError('question.unknown-topic', undefined, faults);
}
