import type { JobHandlers, RunHandlers } from '@app/queue/job-runner.js';
import type { RequestAssessments } from '@app/assessment/request-assessments.js';
import type { ApplyImport } from '@app/interchange/anki/apply-import.js';
import type { ReadImport } from '@app/interchange/anki/read-import.js';
import type { UndoImport } from '@app/interchange/anki/undo-import.js';
import type { ApplyQuestionImport } from '@app/interchange/questions/apply-question-import.js';
import type { ReadQuestionImport } from '@app/interchange/questions/read-question-import.js';
import type { UndoQuestionImport } from '@app/interchange/questions/undo-question-import.js';
import type { RemoveBelongings } from '@app/interchange/deletion/remove-belongings.js';
import type { ExpireSession } from '@app/quiz-session/clock/expire-session.js';
import type { RunBulkAct } from '@app/question-bank/bulk/run-bulk-act.js';
import type { GradeItem } from '@app/quiz-session/answer/grade-item.js';
import type { GradeSession } from '@app/quiz-session/answer/grade-session.js';
import type { CountSitting } from '@app/item-statistics/count/count-sitting.js';
import type { FitParameters } from '@app/review-scheduling/fit/fit-parameters.js';
import type { GradeReview } from '@app/review-scheduling/review/grade-review.js';
import type { JudgeReview } from '@app/review-scheduling/review/judge-review.js';
import type { RefoldCards } from '@app/review-scheduling/refold/refold-cards.js';
import type { ReviewItem } from '@app/review-scheduling/sitting/review-item.js';
import type { ReviewSession } from '@app/review-scheduling/sitting/review-session.js';

interface JobUseCases {
  removeBelongings: RemoveBelongings;
  expireSession: ExpireSession;
  gradeSession: GradeSession;
  gradeItem: GradeItem;
  requestAssessments: RequestAssessments;
  reviewSession: ReviewSession;
  reviewItem: ReviewItem;
  countSitting: CountSitting;
  gradeReview: GradeReview;
  judgeReview: JudgeReview;
  refoldCards: RefoldCards;
  readImport: ReadImport;
  applyImport: ApplyImport;
  undoImport: UndoImport;
  readQuestionImport: ReadQuestionImport;
  applyQuestionImport: ApplyQuestionImport;
  undoQuestionImport: UndoQuestionImport;
  runBulkAct: RunBulkAct;
  fitParameters: FitParameters;
}

/** Job name → use case. Exhaustive by type: a job of the catalogue without its line doesn't compile. */
export const makeJobHandlers = (useCases: JobUseCases): JobHandlers => ({
  'session.expire': (job) => useCases.expireSession.run(job),
  'session.grade': (job) => useCases.gradeSession.run(job),
  'item.grade': (job) => useCases.gradeItem.run(job),
  'session.assess': (job) => useCases.requestAssessments.run(job),
  'session.review': (job) => useCases.reviewSession.run(job),
  'item.review': (job) => useCases.reviewItem.run(job),
  'session.count': (job) => useCases.countSitting.run(job),
  'review.grade': (job) => useCases.gradeReview.run(job),
  'review.judge': (job) => useCases.judgeReview.run(job),
  'cards.refold': (job) => useCases.refoldCards.run(job),
  'anki.read': (job) => useCases.readImport.run(job),
  'anki.apply': (job) => useCases.applyImport.run(job),
  'anki.undo': (job) => useCases.undoImport.run(job),
  'questions.read': (job) => useCases.readQuestionImport.run(job),
  'questions.apply': (job) => useCases.applyQuestionImport.run(job),
  'questions.undo': (job) => useCases.undoQuestionImport.run(job),
  'bulk.run': (job) => useCases.runBulkAct.run(job),
  'parameters.fit': (job) => useCases.fitParameters.run(job),
  'account.delete': (job) => useCases.removeBelongings.run(job),
});

/** Of the jobs that come in runs, what does a whole run. */
export const makeRunHandlers = ({
  gradeReview,
  countSitting,
}: Pick<JobUseCases, 'gradeReview' | 'countSitting'>): RunHandlers => ({
  'review.grade': (jobs) => gradeReview.runAll(jobs),
  'session.count': (jobs) => countSitting.runAll(jobs),
});
