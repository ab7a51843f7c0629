import { AuditEntryRow } from '@app/database/audit.rows.js';
import type { Schema } from '@app/database/data-source.js';
import { IdempotencyKeyRow } from '@app/database/idempotency.rows.js';
import { AssessmentRequestRow, AssessmentRow } from '@app/assessment/assessments.rows.js';
import { AccommodationRow } from '@app/identity/accommodations.rows.js';
import { PersonRow, SignInRow } from '@app/identity/people.rows.js';
import { AccessTokenRow } from '@app/identity/tokens/access-tokens.rows.js';
import { CardImportItemRow, ImportedCardRow } from '@app/interchange/anki/imports.rows.js';
import { AccountDeletionRow } from '@app/interchange/deletion/account-deletions.rows.js';
import { FileImportChunkRow, FileImportRow } from '@app/interchange/file-import/file-imports.rows.js';
import { QuestionImportItemRow, QuestionOriginRow } from '@app/interchange/questions/question-imports.rows.js';
import { QuestionReportRow } from '@app/item-statistics/reports/reports.rows.js';
import { CountedAnswerRow, ItemStatisticsRow } from '@app/item-statistics/statistics.rows.js';
import { ReviewTaskRow } from '@app/item-statistics/tasks/review-tasks.rows.js';
import { InterviewTemplateRow, InterviewTemplateVersionRow } from '@app/interview-template/templates.rows.js';
import { NoticeRow } from '@app/notices/notices.rows.js';
import { StreakRepairRow } from '@app/progress/streak-repairs.rows.js';
import { OutboxRow } from '@app/queue/outbox.rows.js';
import { BulkActItemRow, BulkActRow } from '@app/question-bank/bulk/bulk-acts.rows.js';
import { ImageRow, VersionImageRow } from '@app/question-bank/images/images.rows.js';
import {
  QuestionMergeRow,
  QuestionPairRow,
  QuestionSketchRow,
} from '@app/question-bank/near-duplicates/near-duplicates.rows.js';
import {
  QuestionEditorRow,
  QuestionRow,
  QuestionTopicRow,
  QuestionVersionRow,
} from '@app/question-bank/questions.rows.js';
import { VersionCheckRow, VersionCommentRow } from '@app/question-bank/review/reviews.rows.js';
import {
  QuestionCountRow,
  QuestionSearchRow,
  QuestionSearchWaitRow,
  QuestionWordRow,
} from '@app/question-bank/search/question-search.rows.js';
import { TopicRow, TrackRow } from '@app/question-bank/taxonomy.rows.js';
import { AnswerDraftRow, LateAnswerRow, QuestionSightingRow } from '@app/quiz-session/store/answers.rows.js';
import { SessionItemRow } from '@app/quiz-session/store/items.rows.js';
import {
  QuizSessionRow,
  SessionPulseRow,
  SessionSectionRow,
  SessionSegmentRow,
} from '@app/quiz-session/store/sessions.rows.js';
import { DayAllowanceRow } from '@app/review-scheduling/queue/day-allowances.rows.js';
import { InterviewCardRow } from '@app/review-scheduling/goal/goal-cards.rows.js';
import {
  EasyDatesRow,
  InterviewGoalRow,
  ParameterFitRow,
  StudySettingsRow,
} from '@app/review-scheduling/settings.rows.js';
import { CardRow, ReviewRow, SessionIntakeRow } from '@app/review-scheduling/reviews.rows.js';
import { CreatePeople20261122000000 } from './migrations/20261122000000-create-people.js';
import { CreatePlatform20261122000050 } from './migrations/20261122000050-create-platform.js';
import { CreateOutbox20261122000100 } from './migrations/20261122000100-create-outbox.js';
import { CreateQuestionBank20261122000200 } from './migrations/20261122000200-create-question-bank.js';
import { CreateQuizSessions20261122000300 } from './migrations/20261122000300-create-quiz-sessions.js';
import { CreateReviews20261122000400 } from './migrations/20261122000400-create-reviews.js';
import { AddJudgements20261123000000 } from './migrations/20261123000000-add-judgements.js';
import { CreateInterviewTemplates20261124000000 } from './migrations/20261124000000-create-interview-templates.js';
import { CreateAccommodations20261124000050 } from './migrations/20261124000050-create-accommodations.js';
import { DeepenQuizSessions20261124000100 } from './migrations/20261124000100-deepen-quiz-sessions.js';
import { CreateAssessments20261124000200 } from './migrations/20261124000200-create-assessments.js';
import { ReplaceSittingReviews20261124000250 } from './migrations/20261124000250-replace-sitting-reviews.js';
import { TakeInEachOpening20261124000300 } from './migrations/20261124000300-take-in-each-opening.js';
import { CreateStudySettings20261129000000 } from './migrations/20261129000000-create-study-settings.js';
import { DeepenCards20261129000050 } from './migrations/20261129000050-deepen-cards.js';
import { IndexDueCards20261129000100 } from './migrations/20261129000100-index-due-cards.js';
import { CreateDayAllowances20261129000110 } from './migrations/20261129000110-create-day-allowances.js';
import { AddGoalLevels20261129000200 } from './migrations/20261129000200-add-goal-levels.js';
import { CreateStreakRepairs20261129000300 } from './migrations/20261129000300-create-streak-repairs.js';
import { CreateAccountDeletions20261129000310 } from './migrations/20261129000310-create-account-deletions.js';
import { IndexUncountedReviews20261129000320 } from './migrations/20261129000320-index-uncounted-reviews.js';
import { StartNewcomers20261129000350 } from './migrations/20261129000350-start-newcomers.js';
import { CreateCardImports20261129000400 } from './migrations/20261129000400-create-card-imports.js';
import { IndexQuestionReferences20261129000410 } from './migrations/20261129000410-index-question-references.js';
import { CoverDueCards20261130000050 } from './migrations/20261130000050-cover-due-cards.js';
import { PutInterviewsFirst20261130000000 } from './migrations/20261130000000-put-interviews-first.js';
import { ImportQuestions20261130000100 } from './migrations/20261130000100-import-questions.js';
import { SearchTheBank20261130000200 } from './migrations/20261130000200-search-the-bank.js';
import { FindNearDuplicates20261130000210 } from './migrations/20261130000210-find-near-duplicates.js';
import { DeepenQuestionWorkflow20261130000300 } from './migrations/20261130000300-deepen-question-workflow.js';
import { CreateItemStatistics20261130000400 } from './migrations/20261130000400-create-item-statistics.js';
import { CreateImages20261130000500 } from './migrations/20261130000500-create-images.js';
import { CreateAccessTokens20261130000600 } from './migrations/20261130000600-create-access-tokens.js';

/** All rows and all migrations. Migrations are listed, oldest first, never found by a pattern: old output may lie about. */
export const schema: Schema = {
  rows: [
    PersonRow,
    SignInRow,
    AccessTokenRow,
    AccommodationRow,
    IdempotencyKeyRow,
    AuditEntryRow,
    OutboxRow,
    TrackRow,
    TopicRow,
    QuestionRow,
    QuestionTopicRow,
    QuestionVersionRow,
    QuestionSearchRow,
    QuestionSearchWaitRow,
    QuestionWordRow,
    QuestionCountRow,
    QuestionSketchRow,
    QuestionPairRow,
    QuestionMergeRow,
    QuestionEditorRow,
    VersionCommentRow,
    VersionCheckRow,
    BulkActRow,
    BulkActItemRow,
    ImageRow,
    VersionImageRow,
    InterviewTemplateRow,
    InterviewTemplateVersionRow,
    QuizSessionRow,
    SessionSegmentRow,
    SessionSectionRow,
    SessionPulseRow,
    SessionItemRow,
    AnswerDraftRow,
    LateAnswerRow,
    QuestionSightingRow,
    AssessmentRow,
    AssessmentRequestRow,
    CountedAnswerRow,
    ItemStatisticsRow,
    ReviewTaskRow,
    QuestionReportRow,
    NoticeRow,
    CardRow,
    ReviewRow,
    SessionIntakeRow,
    StudySettingsRow,
    EasyDatesRow,
    ParameterFitRow,
    InterviewGoalRow,
    DayAllowanceRow,
    StreakRepairRow,
    InterviewCardRow,
    FileImportRow,
    FileImportChunkRow,
    QuestionImportItemRow,
    QuestionOriginRow,
    CardImportItemRow,
    ImportedCardRow,
    AccountDeletionRow,
  ],
  migrations: [
    CreatePeople20261122000000,
    CreatePlatform20261122000050,
    CreateOutbox20261122000100,
    CreateQuestionBank20261122000200,
    CreateQuizSessions20261122000300,
    CreateReviews20261122000400,
    AddJudgements20261123000000,
    CreateInterviewTemplates20261124000000,
    CreateAccommodations20261124000050,
    DeepenQuizSessions20261124000100,
    CreateAssessments20261124000200,
    ReplaceSittingReviews20261124000250,
    TakeInEachOpening20261124000300,
    CreateStudySettings20261129000000,
    DeepenCards20261129000050,
    IndexDueCards20261129000100,
    CreateDayAllowances20261129000110,
    AddGoalLevels20261129000200,
    CreateStreakRepairs20261129000300,
    CreateAccountDeletions20261129000310,
    IndexUncountedReviews20261129000320,
    StartNewcomers20261129000350,
    CreateCardImports20261129000400,
    IndexQuestionReferences20261129000410,
    PutInterviewsFirst20261130000000,
    CoverDueCards20261130000050,
    ImportQuestions20261130000100,
    SearchTheBank20261130000200,
    FindNearDuplicates20261130000210,
    DeepenQuestionWorkflow20261130000300,
    CreateItemStatistics20261130000400,
    CreateImages20261130000500,
    CreateAccessTokens20261130000600,
  ],
};
