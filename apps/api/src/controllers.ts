import { AccommodationsController } from './controllers/accommodations.controller.js';
import { AccountDeletionsController } from './controllers/account-deletions.controller.js';
import { BankSearchController } from './controllers/bank-search.controller.js';
import { MergesController } from './controllers/merges.controller.js';
import { NearDuplicatesController } from './controllers/near-duplicates.controller.js';
import { AdminQuestionsController } from './controllers/admin-questions.controller.js';
import { AdminVersionsController } from './controllers/admin-versions.controller.js';
import { AdminWorkflowController } from './controllers/admin-workflow.controller.js';
import { AnkiImportsController } from './controllers/anki-imports.controller.js';
import { AssessmentsController } from './controllers/assessments.controller.js';
import { AuthController } from './controllers/auth.controller.js';
import { CandidatesController } from './controllers/candidates.controller.js';
import { CardActsController } from './controllers/card-acts.controller.js';
import { CardsController } from './controllers/cards.controller.js';
import { ExportController } from './controllers/export.controller.js';
import { EventsController } from './controllers/events.controller.js';
import { FitsController } from './controllers/fits.controller.js';
import { HealthController } from './controllers/health.controller.js';
import { AdminImagesController } from './controllers/admin-images.controller.js';
import { ImagesController } from './controllers/images.controller.js';
import { InterviewController, InterviewPlanController } from './controllers/interview.controller.js';
import { ItemStatisticsController } from './controllers/item-statistics.controller.js';
import { ImportViewsController } from './controllers/import-views.controller.js';
import { QuestionExportsController } from './controllers/question-exports.controller.js';
import { QuestionImportViewsController } from './controllers/question-import-views.controller.js';
import { QuestionImportsController } from './controllers/question-imports.controller.js';
import { MeController } from './controllers/me.controller.js';
import { MemoryController } from './controllers/memory.controller.js';
import { MetricsController } from './controllers/metrics.controller.js';
import { NoticesController } from './controllers/notices.controller.js';
import { AnswersController } from './controllers/answers.controller.js';
import { DebriefsController } from './controllers/debriefs.controller.js';
import { PeopleController } from './controllers/people.controller.js';
import { ProgramsController } from './controllers/programs.controller.js';
import { ProgressController } from './controllers/progress.controller.js';
import { QuestionsController } from './controllers/questions.controller.js';
import { AdminReportsController, ReportsController } from './controllers/reports.controller.js';
import { ReviewTasksController } from './controllers/review-tasks.controller.js';
import { ReviewsController } from './controllers/reviews.controller.js';
import { SelfAssessmentsController } from './controllers/self-assessments.controller.js';
import { SessionsController } from './controllers/sessions.controller.js';
import { SittingClockController } from './controllers/sitting-clock.controller.js';
import { SittingItemsController } from './controllers/sitting-items.controller.js';
import { EasyDatesController } from './controllers/easy-dates.controller.js';
import { StudySettingsController } from './controllers/study-settings.controller.js';
import { QueueController } from './controllers/queue.controller.js';
import { SupervisionController } from './controllers/supervision.controller.js';
import { AdminTemplatesController } from './controllers/admin-templates.controller.js';
import { TemplateDrawsController } from './controllers/template-draws.controller.js';
import { TemplatesController } from './controllers/templates.controller.js';
import { TokensController } from './controllers/tokens.controller.js';
import { TopicsController } from './controllers/topics.controller.js';
import { UndoController } from './controllers/undo.controller.js';
import { AuditController } from './controllers/audit.controller.js';
import { BulkActsController } from './controllers/bulk-acts.controller.js';
import { ChecklistsController } from './controllers/checklists.controller.js';
import { InstructorsController } from './controllers/instructors.controller.js';
import { QuestionChangesController } from './controllers/question-changes.controller.js';
import { ReviewQueueController } from './controllers/review-queue.controller.js';
import { VersionCommentsController } from './controllers/version-comments.controller.js';
import { VersionVerdictsController } from './controllers/version-verdicts.controller.js';

/** Every controller of the API. */
export const controllers = [
  AuthController,
  MeController,
  TokensController,
  NoticesController,
  TopicsController,
  QuestionsController,
  ProgramsController,
  SessionsController,
  SittingClockController,
  SittingItemsController,
  AnswersController,
  DebriefsController,
  SelfAssessmentsController,
  QueueController,
  InterviewController,
  InterviewPlanController,
  StudySettingsController,
  EasyDatesController,
  ProgressController,
  AccountDeletionsController,
  ExportController,
  ReviewsController,
  UndoController,
  CardsController,
  CardActsController,
  AnkiImportsController,
  ImportViewsController,
  QuestionImportsController,
  QuestionExportsController,
  QuestionImportViewsController,
  FitsController,
  MemoryController,
  EventsController,
  BankSearchController,
  NearDuplicatesController,
  MergesController,
  AdminQuestionsController,
  AdminImagesController,
  ImagesController,
  AdminVersionsController,
  VersionVerdictsController,
  VersionCommentsController,
  ChecklistsController,
  AdminWorkflowController,
  ItemStatisticsController,
  ReviewTasksController,
  ReportsController,
  AdminReportsController,
  QuestionChangesController,
  ReviewQueueController,
  BulkActsController,
  AuditController,
  InstructorsController,
  TemplatesController,
  AdminTemplatesController,
  TemplateDrawsController,
  AssessmentsController,
  PeopleController,
  CandidatesController,
  AccommodationsController,
  SupervisionController,
  HealthController,
  MetricsController,
];
