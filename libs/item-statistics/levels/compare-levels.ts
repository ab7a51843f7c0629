import { Injectable } from '@nestjs/common';
import { Transactions } from '@app/database/tx.js';
import { proposeLevel } from '../domain/propose-level.js';
import { openTasks } from '../tasks/open-tasks.js';
import { levelNorms, measuredQuestions } from './measured-levels.store.js';

const batchSize = 500;
const beforeAll = '00000000-0000-0000-0000-000000000000';

/** Compares the levels of measured questions with where their figures put them, and opens a task where they disagree. */
@Injectable()
export class CompareLevels {
  constructor(private readonly transactions: Transactions) {}

  async run(signal?: AbortSignal): Promise<void> {
    const norms = await this.transactions.run(levelNorms);
    for (let after: string | undefined = beforeAll; after !== undefined && !signal?.aborted;) {
      after = await this.transactions.run(async (tx) => {
        const questions = await measuredQuestions(tx, after!, batchSize);
        const raised = questions.flatMap((question) => {
          const { questionId, versionId, level, facility, answers } = question;
          const proposed = proposeLevel(question, norms);
          if (!proposed) return [];
          return [
            {
              questionId,
              versionId,
              alarm: { kind: 'mislabelled' as const, details: { level, proposed, facility, answers } },
            },
          ];
        });
        await openTasks(tx, raised);
        return questions.length < batchSize ? undefined : questions.at(-1)!.versionId;
      });
    }
  }
}
