import { Injectable } from '@nestjs/common';
import { Transactions } from '@app/database/tx.js';
import { GetAuthored, type VersionView } from '@app/question-bank/get-authored.js';
import type { VersionState } from '@app/question-bank/domain/workflow.js';
import { figuresOf, type Figures, type OptionFigures } from './domain/figures.js';
import type { Tally } from './domain/tally.js';
import { countReports, openReports } from './reports/reports.store.js';
import { talliesOfQuestion } from './statistics.store.js';
import { tasksOfQuestion, type ReviewTask } from './tasks/review-tasks.store.js';

export interface VersionStatistics extends Omit<Figures, 'options'> {
  number: number;
  state: VersionState;
  estimatedSeconds: number;
  /** In the order of the question; those that nobody chose, too. Null where there is nothing to choose. */
  options: (OptionFigures & { text: string; isKey: boolean })[] | null;
  reports: number;
  openReports: number;
}

/** The figures of a question's versions, newest first, and its review tasks. For instructors. */
@Injectable()
export class GetStatistics {
  constructor(
    private readonly transactions: Transactions,
    private readonly getAuthored: GetAuthored,
  ) {}

  /** @throws AppError resource.not-found */
  async run(questionId: string): Promise<{ versions: VersionStatistics[]; tasks: ReviewTask[] }> {
    const { versions } = await this.getAuthored.run(questionId);
    return this.transactions.run(async (tx) => {
      const tallies = await talliesOfQuestion(tx, questionId);
      const [reports, open] = [await countReports(tx, questionId), await openReports(tx, questionId)];
      return {
        versions: versions.toReversed().map((version) => ({
          ...statisticsOf(version, tallies.get(version.id) ?? new Map()),
          reports: reports.get(version.id) ?? 0,
          openReports: open.get(version.id)?.reports ?? 0,
        })),
        tasks: await tasksOfQuestion(tx, questionId),
      };
    });
  }
}

function statisticsOf({ number, state, content }: VersionView, tally: Tally) {
  const figures = figuresOf(tally);
  return {
    ...figures,
    number,
    state,
    estimatedSeconds: content.estimatedSeconds,
    options: optionsOf(content, figures),
  };
}

function optionsOf(content: VersionView['content'], { options }: Figures): VersionStatistics['options'] {
  if (content.kind !== 'single-choice' && content.kind !== 'multiple-choice') return null;
  const { key } = content;
  return content.options.map(({ id, text }) => {
    const chosen = options.find((option) => option.id === id) ?? { id, chosen: 0, share: 0, meanRest: null };
    return { ...chosen, text, isKey: typeof key === 'string' ? key === id : key.includes(id) };
  });
}
