import { forgetOldRequests } from '@app/database/once.js';
import type { Transactions } from '@app/database/tx.js';
import type { ForgetImports } from '@app/interchange/file-import/forget-imports.js';
import type { LearnQuestions } from '@app/question-bank/near-duplicates/learn-questions.js';
import type { CompareLevels } from '@app/item-statistics/levels/compare-levels.js';
import type { CollectImages } from '@app/question-bank/images/collect-images.js';
import { trimOutbox } from '@app/queue/outbox-trim.js';
import type { PlanFits } from '@app/review-scheduling/fit/plan-fits.js';
import type { SweepSessions } from '@app/quiz-session/clock/sweep-sessions.js';
import type { Schedule } from './repeat.js';

interface ScheduledWork {
  sweepSessions: SweepSessions;
  forgetImports: ForgetImports;
  learnQuestions: LearnQuestions;
  collectImages: CollectImages;
  planFits: PlanFits;
  compareLevels: CompareLevels;
  transactions: Transactions;
  checkCards: (signal: AbortSignal) => Promise<void>;
}

/** What every worker does by the clock. */
export const makeSchedules = ({
  sweepSessions,
  planFits,
  compareLevels,
  forgetImports,
  learnQuestions,
  collectImages,
  transactions,
  checkCards,
}: ScheduledWork): Schedule[] => [
  // The guarantee that a sitting ends at its deadline, whatever happens to the queue.
  { name: 'sweep-sessions', everyMs: 5_000, run: () => sweepSessions.run() },
  { name: 'learn-questions', everyMs: 5_000, run: (signal) => learnQuestions.run(signal) },
  // Nightly in effect: who was looked at within a day is not looked at again, whichever worker asks.
  { name: 'plan-fits', everyMs: 3_600_000, run: (signal) => planFits.run(signal) },
  { name: 'compare-levels', everyMs: 86_400_000, run: (signal) => compareLevels.run(signal) },
  { name: 'trim-outbox', everyMs: 3_600_000, run: (signal) => trimOutbox(transactions, signal) },
  { name: 'forget-requests', everyMs: 3_600_000, run: () => transactions.run(forgetOldRequests) },
  { name: 'check-cards', everyMs: 86_400_000, run: checkCards },
  { name: 'forget-imports', everyMs: 3_600_000, run: () => forgetImports.run() },
  { name: 'collect-images', everyMs: 3_600_000, run: (signal) => collectImages.run(signal) },
];
