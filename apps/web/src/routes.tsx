import { requestStates, type RequestState } from '@app/assessment/domain/request.js';
import { alarmKinds, type AlarmKind } from '@app/item-statistics/domain/alarms.js';
import { reportStates, type ReportState } from '@app/item-statistics/domain/report.js';
import { taskStates, type TaskState } from '@app/item-statistics/domain/review-task.js';
import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { given } from './api.js';
import { cardFilter } from './pages/cards/card-filter.js';
import { bankFilter } from './pages/teach/bank/bank-filter.js';
import { Shell } from './pages/shell/shell.js';
import { meQuery } from './queries.js';
import { queryClient } from './query-client.js';
import { sittingStates, type SittingFilter } from './pages/teach/sittings/sitting-filter.js';
import type { Kind, Level, TemplateState } from './shapes.js';
import { ErrorScreen } from './ui/error-screen.js';
import { NotFound } from './ui/not-found.js';
import { kinds, levels, templateStates } from './words.js';

const root = createRootRoute({ notFoundComponent: NotFound, errorComponent: ErrorScreen });

/** Pages with header and navigation. The sitting has none: nothing there should lead away. */
const shell = createRoute({ getParentRoute: () => root, id: 'shell', component: Shell });

async function signedInOnly({ location }: { location: { href: string } }): Promise<void> {
  const me = await queryClient.ensureQueryData(meQuery);
  if (!me) throw redirect({ to: '/sign-in', search: { next: location.href } });
}
const member = createRoute({ getParentRoute: () => shell, id: 'member', beforeLoad: signedInOnly });

/** Where a person wanted to go before signing in; only paths of this site. */
function nextPath(search: Record<string, unknown>): { next?: string } {
  const { next } = search;
  return typeof next === 'string' && /^\/(?![/\\])/.test(next) ? { next } : {};
}

const home = createRoute({
  getParentRoute: () => shell,
  path: '/',
  beforeLoad: () => queryClient.ensureQueryData(meQuery),
  component: lazyRouteComponent(() => import('./pages/home/home-page.js'), 'HomePage'),
});
const signUp = createRoute({
  getParentRoute: () => shell,
  path: '/sign-up',
  validateSearch: nextPath,
  component: lazyRouteComponent(() => import('./pages/account/sign-up-page.js'), 'SignUpPage'),
});
const signIn = createRoute({
  getParentRoute: () => shell,
  path: '/sign-in',
  validateSearch: nextPath,
  component: lazyRouteComponent(() => import('./pages/account/sign-in-page.js'), 'SignInPage'),
});
const mocks = createRoute({
  getParentRoute: () => member,
  path: '/mocks',
  component: lazyRouteComponent(() => import('./pages/mocks/mocks-page.js'), 'MocksPage'),
});
const newMock = createRoute({
  getParentRoute: () => member,
  path: '/mocks/new',
  component: lazyRouteComponent(() => import('./pages/mocks/new-mock-page.js'), 'NewMockPage'),
});
const mock = createRoute({
  getParentRoute: () => root,
  path: '/mocks/$mockId',
  validateSearch: ({ at }: Record<string, unknown>): { at?: number | 'summary' } =>
    typeof at === 'number' || at === 'summary' ? { at } : {},
  beforeLoad: signedInOnly,
  component: lazyRouteComponent(() => import('./pages/mock/mock-page.js'), 'MockPage'),
});
const mockResult = createRoute({
  getParentRoute: () => member,
  path: '/mocks/$mockId/result',
  component: lazyRouteComponent(() => import('./pages/mock-result/result-page.js'), 'ResultPage'),
});
const reviews = createRoute({
  getParentRoute: () => member,
  path: '/reviews',
  component: lazyRouteComponent(() => import('./pages/reviews/reviews-page.js'), 'ReviewsPage'),
});
const cards = createRoute({
  getParentRoute: () => member,
  path: '/cards',
  validateSearch: cardFilter,
  component: lazyRouteComponent(() => import('./pages/cards/cards-page.js'), 'CardsPage'),
});
const card = createRoute({
  getParentRoute: () => member,
  path: '/cards/$cardId',
  component: lazyRouteComponent(() => import('./pages/cards/card-page.js'), 'CardPage'),
});
const progress = createRoute({
  getParentRoute: () => member,
  path: '/progress',
  component: lazyRouteComponent(() => import('./pages/progress/progress-page.js'), 'ProgressPage'),
});
const interview = createRoute({
  getParentRoute: () => member,
  path: '/interview',
  component: lazyRouteComponent(() => import('./pages/interview/interview-page.js'), 'InterviewPage'),
});
const studySettings = createRoute({
  getParentRoute: () => member,
  path: '/settings/study',
  component: lazyRouteComponent(() => import('./pages/study-settings/study-settings-page.js'), 'StudySettingsPage'),
});

const ownData = createRoute({
  getParentRoute: () => member,
  path: '/settings/data',
  component: lazyRouteComponent(() => import('./pages/own-data/own-data-page.js'), 'OwnDataPage'),
});
const tokens = createRoute({
  getParentRoute: () => member,
  path: '/settings/tokens',
  component: lazyRouteComponent(() => import('./pages/tokens/tokens-page.js'), 'TokensPage'),
});
const deletionReceipt = createRoute({
  getParentRoute: () => shell,
  path: '/account-deletions/$receipt',
  component: lazyRouteComponent(() => import('./pages/own-data/receipt-page.js'), 'ReceiptPage'),
});
const ankiImport = createRoute({
  getParentRoute: () => member,
  path: '/settings/import',
  component: lazyRouteComponent(() => import('./pages/anki-import/anki-import-page.js'), 'AnkiImportPage'),
});

type Texts = Record<string, unknown>;
const oneOf = <T extends string>(values: readonly T[], value: unknown): T | undefined =>
  values.find((known) => known === value);
const text = (value: unknown): string | undefined => (typeof value === 'string' && value ? value : undefined);

// Filters live in the address, so that a list can be linked to and gone back to.
interface PracticeFilter {
  topic?: string;
  level?: Level;
  kind?: Kind;
  q?: string;
}
interface TemplateFilter {
  state?: TemplateState;
  q?: string;
}
const practiceFilter = ({ topic, level, kind, q }: Texts): PracticeFilter =>
  given({ topic: text(topic), level: oneOf(levels, level), kind: oneOf(kinds, kind), q: text(q) });

const templateFilter = ({ state, q }: Texts): TemplateFilter =>
  given({ state: oneOf(templateStates, state), q: text(q) });

const memory = createRoute({
  getParentRoute: () => member,
  path: '/settings/memory',
  component: lazyRouteComponent(() => import('./pages/memory/memory-page.js'), 'MemoryPage'),
});
const practice = createRoute({
  getParentRoute: () => member,
  path: '/practice',
  validateSearch: practiceFilter,
  component: lazyRouteComponent(() => import('./pages/practice/practice-page.js'), 'PracticePage'),
});
const question = createRoute({
  getParentRoute: () => member,
  path: '/questions/$slug',
  component: lazyRouteComponent(() => import('./pages/practice/question-page.js'), 'QuestionPage'),
});
const teach = createRoute({
  getParentRoute: () => member,
  path: '/teach/questions',
  validateSearch: bankFilter,
  component: lazyRouteComponent(() => import('./pages/teach/bank/bank-page.js'), 'BankPage'),
});
const newQuestion = createRoute({
  getParentRoute: () => member,
  path: '/teach/questions/new',
  component: lazyRouteComponent(() => import('./pages/teach/new-question-page.js'), 'NewQuestionPage'),
});
const editQuestion = createRoute({
  getParentRoute: () => member,
  path: '/teach/questions/$questionId',
  component: lazyRouteComponent(() => import('./pages/teach/edit-question-page.js'), 'EditQuestionPage'),
});
const nearDuplicates = createRoute({
  getParentRoute: () => member,
  path: '/teach/near-duplicates',
  component: lazyRouteComponent(
    () => import('./pages/teach/near-duplicates/near-duplicates-page.js'),
    'NearDuplicatesPage',
  ),
});
const questionStatistics = createRoute({
  getParentRoute: () => member,
  path: '/teach/questions/$questionId/statistics',
  component: lazyRouteComponent(() => import('./pages/teach/statistics/statistics-page.js'), 'StatisticsPage'),
});
const reviewTasks = createRoute({
  getParentRoute: () => member,
  path: '/teach/review-tasks',
  validateSearch: ({ state, alarm }: Texts): { state?: TaskState; alarm?: AlarmKind } =>
    given({ state: oneOf(taskStates, state), alarm: oneOf(alarmKinds, alarm) }),
  component: lazyRouteComponent(() => import('./pages/teach/review-tasks/review-tasks-page.js'), 'ReviewTasksPage'),
});
const reports = createRoute({
  getParentRoute: () => member,
  path: '/teach/reports',
  validateSearch: ({ state, questionId }: Texts): { state?: ReportState; questionId?: string } =>
    given({ state: oneOf(reportStates, state), questionId: text(questionId) }),
  component: lazyRouteComponent(() => import('./pages/teach/reports/reports-page.js'), 'ReportsPage'),
});
const notices = createRoute({
  getParentRoute: () => member,
  path: '/notices',
  component: lazyRouteComponent(() => import('./pages/notices/notices-page.js'), 'NoticesPage'),
});
const questionImports = createRoute({
  getParentRoute: () => member,
  path: '/teach/imports',
  component: lazyRouteComponent(() => import('./pages/teach/imports/imports-page.js'), 'ImportsPage'),
});
const reviewQueue = createRoute({
  getParentRoute: () => member,
  path: '/teach/review',
  validateSearch: ({ waitingFor }: Texts): { waitingFor?: 'others' } => (waitingFor === 'others' ? { waitingFor } : {}),
  component: lazyRouteComponent(() => import('./pages/teach/review/review-queue-page.js'), 'ReviewQueuePage'),
});
const bulkActs = createRoute({
  getParentRoute: () => member,
  path: '/teach/bulk',
  component: lazyRouteComponent(() => import('./pages/teach/bulk/bulk-acts-page.js'), 'BulkActsPage'),
});
const bulkAct = createRoute({
  getParentRoute: () => member,
  path: '/teach/bulk/$bulkId',
  component: lazyRouteComponent(() => import('./pages/teach/bulk/bulk-act-page.js'), 'BulkActPage'),
});
const audit = createRoute({
  getParentRoute: () => member,
  path: '/teach/audit',
  validateSearch: ({ subject, actor, action }: Texts): { subject?: string; actor?: string; action?: string } =>
    given({ subject: text(subject), actor: text(actor), action: text(action) }),
  component: lazyRouteComponent(() => import('./pages/teach/audit/audit-page.js'), 'AuditPage'),
});
const sittings = createRoute({
  getParentRoute: () => member,
  path: '/teach/sittings',
  validateSearch: ({ state, personId, templateId, q }: Texts): SittingFilter =>
    given({ state: oneOf(sittingStates, state), personId: text(personId), templateId: text(templateId), q: text(q) }),
  component: lazyRouteComponent(() => import('./pages/teach/sittings/sittings-page.js'), 'SittingsPage'),
});
const sitting = createRoute({
  getParentRoute: () => member,
  path: '/teach/sittings/$sittingId',
  component: lazyRouteComponent(() => import('./pages/teach/sittings/sitting-page.js'), 'SittingPage'),
});
const accommodations = createRoute({
  getParentRoute: () => member,
  path: '/teach/accommodations',
  validateSearch: ({ q }: Texts): { q?: string } => given({ q: text(q) }),
  component: lazyRouteComponent(
    () => import('./pages/teach/accommodations/accommodations-page.js'),
    'AccommodationsPage',
  ),
});

const assessments = createRoute({
  getParentRoute: () => member,
  path: '/teach/assessments',
  validateSearch: ({ state }: Texts): { state?: RequestState } => given({ state: oneOf(requestStates, state) }),
  component: lazyRouteComponent(() => import('./pages/teach/assessments/assessments-page.js'), 'AssessmentsPage'),
});
const assess = createRoute({
  getParentRoute: () => member,
  path: '/teach/assessments/$sessionId/$position',
  component: lazyRouteComponent(() => import('./pages/teach/assessments/assess-page.js'), 'AssessPage'),
});
const templates = createRoute({
  getParentRoute: () => member,
  path: '/teach/templates',
  validateSearch: templateFilter,
  component: lazyRouteComponent(() => import('./pages/teach/templates/templates-page.js'), 'TemplatesPage'),
});
const newTemplate = createRoute({
  getParentRoute: () => member,
  path: '/teach/templates/new',
  component: lazyRouteComponent(() => import('./pages/teach/templates/new-template-page.js'), 'NewTemplatePage'),
});
const editTemplate = createRoute({
  getParentRoute: () => member,
  path: '/teach/templates/$templateId',
  component: lazyRouteComponent(() => import('./pages/teach/templates/edit-template-page.js'), 'EditTemplatePage'),
});

const routeTree = root.addChildren([
  shell.addChildren([
    home,
    signUp,
    signIn,
    deletionReceipt,
    member.addChildren([
      mocks,
      newMock,
      mockResult,
      reviews,
      cards,
      card,
      progress,
      ownData,
      tokens,
      ankiImport,
      interview,
      studySettings,
      memory,
      practice,
      question,
      teach,
      nearDuplicates,
      newQuestion,
      editQuestion,
      questionStatistics,
      reviewTasks,
      reports,
      notices,
      questionImports,
      reviewQueue,
      bulkActs,
      bulkAct,
      audit,
      templates,
      newTemplate,
      editTemplate,
      assessments,
      assess,
      sittings,
      sitting,
      accommodations,
    ]),
  ]),
  mock,
]);

export const router = createRouter({ routeTree, defaultPreload: 'intent', scrollRestoration: true });

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
