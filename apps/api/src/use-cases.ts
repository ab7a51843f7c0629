import { AskSecondLook } from '@app/assessment/ask-second-look.js';
import { AssessAnswer } from '@app/assessment/assess-answer.js';
import { GetAssessment } from '@app/assessment/get-assessment.js';
import { ListAssessments } from '@app/assessment/list-assessments.js';
import { SelfAssess } from '@app/assessment/self-assess.js';
import { ConfirmPassword } from '@app/identity/confirm-password.js';
import { FindActor } from '@app/identity/find-actor.js';
import { GetMe } from '@app/identity/get-me.js';
import { GetAccommodation } from '@app/identity/get-accommodation.js';
import { ListAccommodations } from '@app/identity/list-accommodations.js';
import { ListPeople } from '@app/identity/list-people.js';
import { ManagePerson } from '@app/identity/manage-person.js';
import { SignIn } from '@app/identity/sign-in.js';
import { SignOut } from '@app/identity/sign-out.js';
import { SignUp } from '@app/identity/sign-up.js';
import { CreateToken } from '@app/identity/tokens/create-token.js';
import { ListTokens } from '@app/identity/tokens/list-tokens.js';
import { RevokeToken } from '@app/identity/tokens/revoke-token.js';
import { UpdateMe } from '@app/identity/update-me.js';
import { ApproveVersion } from '@app/grading/approve-version.js';
import { GradeAnswer } from '@app/grading/grade-answer.js';
import { JudgeProgram } from '@app/grading/judge-program.js';
import { ListLanguages } from '@app/grading/list-languages.js';
import { ProveContent } from '@app/grading/prove-content.js';
import { TryAnswer } from '@app/grading/try-answer.js';
import { GetImport } from '@app/interchange/anki/get-import.js';
import { ListImportItems } from '@app/interchange/anki/list-import-items.js';
import { ListImports } from '@app/interchange/anki/list-imports.js';
import { SettleImport } from '@app/interchange/file-import/settle-import.js';
import { ExportQuestions } from '@app/interchange/questions/export-questions.js';
import { GetQuestionImport, ListQuestionImports } from '@app/interchange/questions/get-question-import.js';
import { ListRecords } from '@app/interchange/questions/list-records.js';
import { MapQuestionImport } from '@app/interchange/questions/map-question-import.js';
import { StartQuestionImport } from '@app/interchange/questions/start-question-import.js';
import { StartImport } from '@app/interchange/anki/start-import.js';
import { GetStatistics } from '@app/item-statistics/get-statistics.js';
import { ListReports } from '@app/item-statistics/reports/list-reports.js';
import { ReportFault } from '@app/item-statistics/reports/report-fault.js';
import { SettleReports } from '@app/item-statistics/reports/settle-reports.js';
import { ListTasks } from '@app/item-statistics/tasks/list-tasks.js';
import { SettleTask } from '@app/item-statistics/tasks/settle-task.js';
import { ListNotices } from '@app/notices/list-notices.js';
import { ReadNotices } from '@app/notices/read-notices.js';
import { ChangeTemplate } from '@app/interview-template/change-template.js';
import { CountQuestions } from '@app/interview-template/count-questions.js';
import { CreateTemplate } from '@app/interview-template/create-template.js';
import { GetTemplate } from '@app/interview-template/get-template.js';
import { ListTemplates } from '@app/interview-template/list-templates.js';
import { PreviewDraw } from '@app/interview-template/preview-draw.js';
import { DeleteAccount } from '@app/interchange/deletion/delete-account.js';
import { GetDeletion } from '@app/interchange/deletion/get-deletion.js';
import { ExportData } from '@app/interchange/export/export-data.js';
import { GetProgress } from '@app/progress/get-progress.js';
import { RepairStreak } from '@app/progress/repair-streak.js';
import { CompareVersions } from '@app/question-bank/compare-versions.js';
import { DuplicateQuestion } from '@app/question-bank/duplicate-question.js';
import { RevertVersion } from '@app/question-bank/revert-version.js';
import { DismissPair } from '@app/question-bank/near-duplicates/dismiss-pair.js';
import { FindSimilar } from '@app/question-bank/near-duplicates/find-similar.js';
import { ListPairs } from '@app/question-bank/near-duplicates/list-pairs.js';
import { CountFacets } from '@app/question-bank/search/count-facets.js';
import { GetImage } from '@app/question-bank/images/get-image.js';
import { KeepImage } from '@app/question-bank/images/keep-image.js';
import { CreateQuestion } from '@app/question-bank/create-question.js';
import { GetAuthored } from '@app/question-bank/get-authored.js';
import { GetQuestion } from '@app/question-bank/get-question.js';
import { ListAuthored } from '@app/question-bank/list-authored.js';
import { ListQuestions } from '@app/question-bank/list-questions.js';
import { ListTopics } from '@app/question-bank/list-topics.js';
import { MoveVersion } from '@app/question-bank/move-version.js';
import { SaveDraft } from '@app/question-bank/save-draft.js';
import { FinishItem } from '@app/quiz-session/answer/finish-item.js';
import { FinishSession } from '@app/quiz-session/clock/finish-session.js';
import { GetPublishedTemplate } from '@app/quiz-session/start/get-published-template.js';
import { GetSession } from '@app/quiz-session/view/get-session.js';
import { ListPublishedTemplates } from '@app/quiz-session/start/list-published-templates.js';
import { ListSessions } from '@app/quiz-session/view/list-sessions.js';
import { OpenItem } from '@app/quiz-session/answer/open-item.js';
import { PauseSession } from '@app/quiz-session/clock/pause-session.js';
import { ResumeSession } from '@app/quiz-session/clock/resume-session.js';
import { RunProgram } from '@app/quiz-session/answer/run-program.js';
import { MarkItem } from '@app/quiz-session/answer/mark-item.js';
import { SaveAnswer } from '@app/quiz-session/answer/save-answer.js';
import { StartSession } from '@app/quiz-session/start/start-session.js';
import { TakePulse } from '@app/quiz-session/clock/take-pulse.js';
import { ChangeCard } from '@app/review-scheduling/card/change-card.js';
import { ChangeCards } from '@app/review-scheduling/card/change-cards.js';
import { GetCardHistory } from '@app/review-scheduling/card/get-card-history.js';
import { GetCard } from '@app/review-scheduling/card/get-card.js';
import { CompareChoices } from '@app/review-scheduling/goal/compare-choices.js';
import { GetInterviewPlan } from '@app/review-scheduling/goal/get-interview-plan.js';
import { GetInterview } from '@app/review-scheduling/goal/get-interview.js';
import { RemoveInterview } from '@app/review-scheduling/goal/remove-interview.js';
import { SetInterview } from '@app/review-scheduling/goal/set-interview.js';
import { ListCards } from '@app/review-scheduling/card/list-cards.js';
import { ResetCard } from '@app/review-scheduling/card/reset-card.js';
import { SetCardDue } from '@app/review-scheduling/card/set-card-due.js';
import { AdoptFit } from '@app/review-scheduling/fit/adopt-fit.js';
import { GetFit } from '@app/review-scheduling/fit/get-fit.js';
import { GetMemoryHealth } from '@app/review-scheduling/fit/get-memory-health.js';
import { ListFits } from '@app/review-scheduling/fit/list-fits.js';
import { RequestFit } from '@app/review-scheduling/fit/request-fit.js';
import { GetDebrief } from '@app/review-scheduling/sitting/get-debrief.js';
import { AddCards } from '@app/review-scheduling/queue/add-cards.js';
import { GetDue } from '@app/review-scheduling/queue/get-due.js';
import { AddEasyDates } from '@app/review-scheduling/easy-dates/add-easy-dates.js';
import { BringCardsBack } from '@app/review-scheduling/easy-dates/bring-cards-back.js';
import { ChangeStudySettings } from '@app/review-scheduling/settings/change-study-settings.js';
import { GetStudySettings } from '@app/review-scheduling/settings/get-study-settings.js';
import { GetWorkload } from '@app/review-scheduling/settings/get-workload.js';
import { MoveDueCards } from '@app/review-scheduling/easy-dates/move-due-cards.js';
import { RemoveEasyDates } from '@app/review-scheduling/easy-dates/remove-easy-dates.js';
import { ResetStudySettings } from '@app/review-scheduling/settings/reset-study-settings.js';
import { StudyMore } from '@app/review-scheduling/queue/study-more.js';
import { MergeQuestions } from '@app/review-scheduling/merge/merge-questions.js';
import { UndoMerge } from '@app/review-scheduling/merge/undo-merge.js';
import { GetReview } from '@app/review-scheduling/review/get-review.js';
import { RevealAnswer } from '@app/review-scheduling/review/reveal-answer.js';
import { SubmitReview } from '@app/review-scheduling/review/submit-review.js';
import { RedoReview } from '@app/review-scheduling/review/redo-review.js';
import { UndoReview } from '@app/review-scheduling/review/undo-review.js';
import { GetSitting } from '@app/supervision/get-sitting.js';
import { GrantAccommodation } from '@app/supervision/grant-accommodation.js';
import { ListSittings } from '@app/supervision/list-sittings.js';
import { RevokeAccommodation } from '@app/supervision/revoke-accommodation.js';
import { SuperviseSitting } from '@app/supervision/supervise-sitting.js';
import { ListAudit } from '@app/identity/audit/list-audit.js';
import { ChangeQuestion } from '@app/question-bank/people/change-question.js';
import { AddComment } from '@app/question-bank/review/add-comment.js';
import { ListComments } from '@app/question-bank/review/list-comments.js';
import { ResolveComment } from '@app/question-bank/review/resolve-comment.js';
import { RejectVersion } from '@app/question-bank/review/reject-version.js';
import { GetChecklist } from '@app/question-bank/review/get-checklist.js';
import { TickChecklist } from '@app/question-bank/review/tick-checklist.js';
import { ListWaiting } from '@app/question-bank/review/list-waiting.js';
import { PreviewBulkAct } from '@app/question-bank/bulk/preview-bulk-act.js';
import { GetBulkAct } from '@app/question-bank/bulk/get-bulk-act.js';
import { SettleBulkAct } from '@app/question-bank/bulk/settle-bulk-act.js';
import { NameQuestions } from '@app/question-bank/name-questions.js';

/** Every use case that the API calls, flat. */
export const useCases = [
  SignUp,
  SignIn,
  SignOut,
  FindActor,
  GetMe,
  UpdateMe,
  CreateToken,
  ListTokens,
  RevokeToken,
  ListNotices,
  ReadNotices,
  ListPeople,
  ManagePerson,
  ListAccommodations,
  GetAccommodation,
  GrantAccommodation,
  RevokeAccommodation,
  ListSittings,
  GetSitting,
  SuperviseSitting,
  ListTopics,
  ListQuestions,
  GetQuestion,
  CreateQuestion,
  KeepImage,
  GetImage,
  CompareVersions,
  RevertVersion,
  DuplicateQuestion,
  SaveDraft,
  MoveVersion,
  ListAuthored,
  CountFacets,
  FindSimilar,
  ListPairs,
  DismissPair,
  MergeQuestions,
  UndoMerge,
  GetAuthored,
  GetStatistics,
  ListTasks,
  SettleTask,
  ReportFault,
  ListReports,
  SettleReports,
  ListAudit,
  NameQuestions,
  ChangeQuestion,
  AddComment,
  ListComments,
  ResolveComment,
  RejectVersion,
  GetChecklist,
  TickChecklist,
  ListWaiting,
  PreviewBulkAct,
  GetBulkAct,
  SettleBulkAct,
  JudgeProgram,
  GradeAnswer,
  TryAnswer,
  ProveContent,
  ApproveVersion,
  ListLanguages,
  RunProgram,
  CreateTemplate,
  ChangeTemplate,
  ListTemplates,
  GetTemplate,
  PreviewDraw,
  CountQuestions,
  ListPublishedTemplates,
  GetPublishedTemplate,
  StartSession,
  GetSession,
  ListSessions,
  SaveAnswer,
  MarkItem,
  OpenItem,
  FinishItem,
  PauseSession,
  ResumeSession,
  TakePulse,
  FinishSession,
  ListAssessments,
  GetAssessment,
  AssessAnswer,
  AskSecondLook,
  SelfAssess,
  GetDebrief,
  SubmitReview,
  GetReview,
  UndoReview,
  RedoReview,
  RevealAnswer,
  GetDue,
  AddCards,
  StudyMore,
  ListCards,
  GetCard,
  GetStudySettings,
  GetWorkload,
  ChangeStudySettings,
  ResetStudySettings,
  AddEasyDates,
  MoveDueCards,
  BringCardsBack,
  RemoveEasyDates,
  GetCardHistory,
  ChangeCard,
  ChangeCards,
  ResetCard,
  SetCardDue,
  GetProgress,
  RepairStreak,
  GetInterview,
  SetInterview,
  RemoveInterview,
  GetInterviewPlan,
  CompareChoices,
  StartImport,
  ListImports,
  GetImport,
  ListImportItems,
  SettleImport,
  StartQuestionImport,
  GetQuestionImport,
  ListQuestionImports,
  ListRecords,
  MapQuestionImport,
  ExportQuestions,
  RequestFit,
  GetFit,
  ListFits,
  AdoptFit,
  GetMemoryHealth,
  ConfirmPassword,
  DeleteAccount,
  GetDeletion,
  ExportData,
];
