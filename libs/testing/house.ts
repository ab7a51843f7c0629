import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { DataSource } from 'typeorm';
import { AskSecondLook } from '@app/assessment/ask-second-look.js';
import { AssessAnswer } from '@app/assessment/assess-answer.js';
import { GetAssessment } from '@app/assessment/get-assessment.js';
import { ListAssessments } from '@app/assessment/list-assessments.js';
import { RequestAssessments } from '@app/assessment/request-assessments.js';
import { SelfAssess } from '@app/assessment/self-assess.js';
import { Config, configSchema } from '@app/config/config.js';
import type { Job, JobName } from '@app/contracts/jobs.js';
import { Transactions } from '@app/database/tx.js';
import { ApproveVersion } from '@app/grading/approve-version.js';
import { GradeAnswer } from '@app/grading/grade-answer.js';
import { JudgeProgram } from '@app/grading/judge-program.js';
import { ProveContent } from '@app/grading/prove-content.js';
import { TryAnswer } from '@app/grading/try-answer.js';
import { AttemptLimits } from '@app/identity/attempt-limits.js';
import { PasswordHash } from '@app/identity/password-hash.js';
import { SignUp } from '@app/identity/sign-up.js';
import type { Actor, Role } from '@app/kernel/actor.js';
import { CreateQuestion } from '@app/question-bank/create-question.js';
import { GetAuthored } from '@app/question-bank/get-authored.js';
import { ChangeTemplate } from '@app/interview-template/change-template.js';
import { CreateTemplate } from '@app/interview-template/create-template.js';
import type { PlanInput } from '@app/interview-template/domain/plan.js';
import { RemoveBelongings } from '@app/interchange/deletion/remove-belongings.js';
import { LoadTaxonomy } from '@app/question-bank/load-taxonomy.js';
import { MoveVersion } from '@app/question-bank/move-version.js';
import { SaveDraft } from '@app/question-bank/save-draft.js';
import { FinishItem } from '@app/quiz-session/answer/finish-item.js';
import { GradeItem } from '@app/quiz-session/answer/grade-item.js';
import { GradeItemAnswer } from '@app/quiz-session/answer/grade-item-answer.js';
import { ApplyImport } from '@app/interchange/anki/apply-import.js';
import { CountSitting } from '@app/item-statistics/count/count-sitting.js';
import { ReadImport } from '@app/interchange/anki/read-import.js';
import { UndoImport } from '@app/interchange/anki/undo-import.js';
import { ApplyQuestionImport } from '@app/interchange/questions/apply-question-import.js';
import { ReadQuestionImport } from '@app/interchange/questions/read-question-import.js';
import { RunBulkAct } from '@app/question-bank/bulk/run-bulk-act.js';
import { UndoQuestionImport } from '@app/interchange/questions/undo-question-import.js';
import { ListSessions } from '@app/quiz-session/view/list-sessions.js';
import { OpenItem } from '@app/quiz-session/answer/open-item.js';
import { PauseSession } from '@app/quiz-session/clock/pause-session.js';
import { ResumeSession } from '@app/quiz-session/clock/resume-session.js';
import { TakePulse } from '@app/quiz-session/clock/take-pulse.js';
import { CardMemory } from '@app/review-scheduling/card/card-memory.js';
import { ExpireSession } from '@app/quiz-session/clock/expire-session.js';
import { FinishSession } from '@app/quiz-session/clock/finish-session.js';
import { GetSession } from '@app/quiz-session/view/get-session.js';
import { GradeSession } from '@app/quiz-session/answer/grade-session.js';
import { MarkItem } from '@app/quiz-session/answer/mark-item.js';
import { RunProgram } from '@app/quiz-session/answer/run-program.js';
import { SaveAnswer } from '@app/quiz-session/answer/save-answer.js';
import { StartSession } from '@app/quiz-session/start/start-session.js';
import { SweepSessions } from '@app/quiz-session/clock/sweep-sessions.js';
import { GetDebrief } from '@app/review-scheduling/sitting/get-debrief.js';
import { AddCards } from '@app/review-scheduling/queue/add-cards.js';
import { GetDue } from '@app/review-scheduling/queue/get-due.js';
import { StudyMore } from '@app/review-scheduling/queue/study-more.js';
import { GetReview } from '@app/review-scheduling/review/get-review.js';
import { FitParameters } from '@app/review-scheduling/fit/fit-parameters.js';
import { GradeReview } from '@app/review-scheduling/review/grade-review.js';
import { JudgeReview } from '@app/review-scheduling/review/judge-review.js';
import { RedoReview } from '@app/review-scheduling/review/redo-review.js';
import { RevealAnswer } from '@app/review-scheduling/review/reveal-answer.js';
import { RefoldCards } from '@app/review-scheduling/refold/refold-cards.js';
import { ReviewItem } from '@app/review-scheduling/sitting/review-item.js';
import { ReviewSession } from '@app/review-scheduling/sitting/review-session.js';
import { SubmitReview } from '@app/review-scheduling/review/submit-review.js';
import { UndoReview } from '@app/review-scheduling/review/undo-review.js';
import type { CodeRunner } from '@app/sandbox/code-runner.js';
import { openCodeRunner } from '@app/sandbox/open-code-runner.js';
import { cardUses, type CardUses } from './card-uses.js';
import { cloneDatabase, openDataSource, type TestDatabase } from './database.js';

/** A multiple-choice question that is easy to answer right, partly and wrong: a and b are right, c and d are not. */
export const sampleContent = {
  kind: 'multiple-choice',
  prompt: 'Which of these are right?',
  options: ['a', 'b', 'c', 'd'].map((id) => ({ id, text: `Option ${id}` })),
  key: ['a', 'b'],
  scoring: 'partial',
  estimatedSeconds: 60,
  explanation: 'a and b are.',
  references: [],
} as const;

/** The whole house over a database of its own, used through its use cases: a test can't make what the product can't. */
export class House {
  readonly transactions: Transactions;
  readonly createQuestion: CreateQuestion;
  readonly saveDraft: SaveDraft;
  readonly moveVersion: MoveVersion;
  readonly getAuthored: GetAuthored;
  readonly createTemplate: CreateTemplate;
  readonly changeTemplate: ChangeTemplate;
  readonly memory = new CardMemory();
  readonly startSession: StartSession;
  readonly getSession: GetSession;
  readonly saveAnswer: SaveAnswer;
  readonly markItem: MarkItem;
  readonly finishSession: FinishSession;
  readonly pauseSession: PauseSession;
  readonly resumeSession: ResumeSession;
  readonly openItem: OpenItem;
  readonly finishItem: FinishItem;
  readonly takePulse: TakePulse;
  readonly listSessions: ListSessions;
  readonly gradeItemAnswer: GradeItemAnswer;
  readonly sweepSessions: SweepSessions;
  readonly listAssessments: ListAssessments;
  readonly getAssessment: GetAssessment;
  readonly assessAnswer: AssessAnswer;
  readonly askSecondLook: AskSecondLook;
  readonly selfAssess: SelfAssess;
  readonly getDebrief: GetDebrief;
  readonly submitReview: SubmitReview;
  readonly getReview: GetReview;
  readonly undoReview: UndoReview;
  readonly redoReview: RedoReview;
  readonly cards: CardUses;
  readonly revealAnswer: RevealAnswer;
  readonly getDue: GetDue;
  readonly addCards: AddCards;
  readonly studyMore: StudyMore;
  readonly approveVersion: ApproveVersion;
  readonly runProgram: RunProgram;
  readonly tryAnswer: TryAnswer;
  readonly gradeAnswer: GradeAnswer;
  private readonly runner: CodeRunner;
  private readonly signUp: SignUp;

  private constructor(
    private readonly database: TestDatabase,
    readonly dataSource: DataSource,
    readonly config: Config,
  ) {
    const transactions = (this.transactions = new Transactions(dataSource));
    this.createQuestion = new CreateQuestion(transactions);
    this.saveDraft = new SaveDraft(transactions);
    this.moveVersion = new MoveVersion(transactions, config);
    this.getAuthored = new GetAuthored(transactions);
    this.createTemplate = new CreateTemplate(transactions);
    this.changeTemplate = new ChangeTemplate(transactions);
    this.startSession = new StartSession(transactions, this.memory);
    this.getSession = new GetSession(transactions);
    this.saveAnswer = new SaveAnswer(transactions);
    this.markItem = new MarkItem(transactions);
    this.finishSession = new FinishSession(transactions);
    this.pauseSession = new PauseSession(transactions);
    this.resumeSession = new ResumeSession(transactions);
    this.openItem = new OpenItem(transactions);
    this.finishItem = new FinishItem(transactions);
    this.takePulse = new TakePulse(transactions);
    this.listSessions = new ListSessions(transactions);
    this.sweepSessions = new SweepSessions(transactions);
    this.listAssessments = new ListAssessments(transactions, config);
    this.getAssessment = new GetAssessment(transactions, config);
    this.assessAnswer = new AssessAnswer(transactions, config);
    this.askSecondLook = new AskSecondLook(transactions);
    this.selfAssess = new SelfAssess(transactions);
    this.getDebrief = new GetDebrief(transactions);
    this.submitReview = new SubmitReview(transactions);
    this.getReview = new GetReview(transactions);
    this.undoReview = new UndoReview(transactions);
    this.redoReview = new RedoReview(transactions);
    this.cards = cardUses(transactions);
    this.revealAnswer = new RevealAnswer(transactions);
    this.getDue = new GetDue(transactions);
    this.addCards = new AddCards(transactions);
    this.studyMore = new StudyMore(transactions);
    this.runner = openCodeRunner(config);
    const judge = new JudgeProgram(this.runner);
    this.gradeAnswer = new GradeAnswer(judge);
    this.gradeItemAnswer = new GradeItemAnswer(this.gradeAnswer);
    this.approveVersion = new ApproveVersion(transactions, new ProveContent(judge), this.moveVersion);
    this.runProgram = new RunProgram(transactions, judge);
    this.tryAnswer = new TryAnswer(this.gradeAnswer);
    this.signUp = new SignUp(transactions, config, new AttemptLimits(dataSource, config), new PasswordHash());
  }

  static async open(settings: Record<string, string> = {}): Promise<House> {
    const database = await cloneDatabase();
    const env = { SIGN_UPS_PER_HOUR: '0', TWO_PERSON_REVIEW: 'off', LOG_LEVEL: 'silent', ...settings };
    const config = new Config({ ...configSchema.parse(env), DATABASE_URL: database.url });
    const house = new House(database, await openDataSource(database.url, 60), config);
    await new LoadTaxonomy(house.transactions).run(path.join(__dirname, '../../content'));
    return house;
  }

  async close(): Promise<void> {
    await this.runner.onModuleDestroy();
    await this.dataSource.destroy();
    await this.database.drop();
  }

  /** A person who signed up; a role above candidate is then given in the database. */
  async person(role: Role = 'candidate'): Promise<Actor> {
    const account = { email: `${randomUUID()}@example.org`, password: randomUUID(), displayName: 'Somebody' };
    const { person } = await this.signUp.run({ ...account, address: '127.0.0.1' });
    await this.query(`update people set role = $2 where id = $1`, [person.id, role]);
    return { personId: person.id, role };
  }

  /** A published question, by default `sampleContent` on arrays. */
  async question(author: Actor, changes: { content?: object; topics?: string[]; slug?: string } = {}) {
    const { content = sampleContent, topics = ['arrays'], slug = `q-${randomUUID()}` } = changes;
    const { id } = await this.createQuestion.run(author, { slug, topics, level: 'entry', content });
    await this.moveVersion.run(author, { questionId: id, number: 1, act: 'submit' });
    await this.approveVersion.run(author, { questionId: id, number: 1 });
    await this.moveVersion.run(author, { questionId: id, number: 1, act: 'publish' });
    return { id, slug };
  }

  /** A sitting of all questions on arrays, one by default. */
  async sitting(candidate: Actor, count = 1): Promise<string> {
    const choice = { topics: ['arrays'], levels: [], kinds: [], count, minutes: 10 };
    return (await this.startSession.run(candidate, choice)).id;
  }

  /** A published template of this plan; by default three questions on arrays. */
  async template(author: Actor, plan: Partial<PlanInput> = {}): Promise<string> {
    const sections = [{ title: 'Arrays', rules: [{ topics: ['arrays'], count: 3 }] }];
    const template = { title: 'A mock', description: 'For a test.', plan: { sections, ...plan } };
    const { id } = await this.createTemplate.run(author, template);
    await this.changeTemplate.run(author, { id, state: 'published' });
    return id;
  }

  /** Lets time go by for one sitting: all its times move into the past. */
  async passTime(sessionId: string, ms: number): Promise<void> {
    const past = `- $2 * interval '1 millisecond'`;
    const times = {
      quiz_sessions: ['started_at', 'deadline_at', 'opened_at', 'paused_until', 'finished_at', 'answers_from'],
      session_segments: ['at'],
      session_items: ['seen_at', 'left_at', 'closed_at', 'finished_at'],
      session_pulses: ['heard_at'],
    };
    const updates = Object.entries(times).map(([table, columns]) => {
      const changes = columns.map((column) => `${column} = ${column} ${past}`).join(', ');
      return `of_${table} as (update ${table} set ${changes} where ${table === 'quiz_sessions' ? 'id' : 'session_id'} = $1)`;
    });
    // At once: nobody finds half of it.
    await this.query(`with ${updates.join(', ')} select`, [sessionId, ms]);
  }

  /** Does all the work that waits in the outbox, each job `times` times, until none is left. Delays are not waited for. */
  async work(times = 1): Promise<void> {
    for (;;) {
      const jobs = await this.query<{ name: JobName; payload: never; outboxId: string }>(
        `select name, payload, id as "outboxId" from outbox
          where done_at is null and run_at <= clock_timestamp() order by id`,
      );
      if (jobs.length === 0) return;
      for (const job of jobs) for (let time = 0; time < times; time += 1) await this.handle(job);
    }
  }

  /** What the worker does with one delivery. */
  async handle(job: Job): Promise<void> {
    const { transactions, gradeAnswer, gradeItemAnswer } = this;
    switch (job.name) {
      case 'session.expire':
        return new ExpireSession(transactions).run(job as Job<'session.expire'>);
      case 'session.grade':
        return new GradeSession(transactions, gradeItemAnswer).run(job as Job<'session.grade'>);
      case 'item.grade':
        return new GradeItem(transactions, gradeItemAnswer).run(job as Job<'item.grade'>);
      case 'session.assess':
        return new RequestAssessments(transactions).run(job as Job<'session.assess'>);
      case 'session.review':
        return new ReviewSession(transactions).run(job as Job<'session.review'>);
      case 'item.review':
        return new ReviewItem(transactions).run(job as Job<'item.review'>);
      case 'session.count':
        return new CountSitting(transactions).run(job as Job<'session.count'>);
      case 'review.grade':
        return new GradeReview(transactions).run(job as Job<'review.grade'>);
      case 'account.delete':
        return new RemoveBelongings(transactions).run(job as Job<'account.delete'>);
      case 'review.judge':
        return new JudgeReview(transactions, gradeAnswer).run(job as Job<'review.judge'>);
      case 'cards.refold':
        return new RefoldCards(transactions).run(job as Job<'cards.refold'>);
      case 'anki.read':
        return new ReadImport(transactions, this.config).run(job as Job<'anki.read'>);
      case 'anki.apply':
        return new ApplyImport(transactions).run(job as Job<'anki.apply'>);
      case 'anki.undo':
        return new UndoImport(transactions).run(job as Job<'anki.undo'>);
      case 'questions.read':
        return new ReadQuestionImport(transactions, this.config).run(job as Job<'questions.read'>);
      case 'questions.apply':
        return new ApplyQuestionImport(transactions).run(job as Job<'questions.apply'>);
      case 'questions.undo':
        return new UndoQuestionImport(transactions).run(job as Job<'questions.undo'>);
      case 'bulk.run':
        return new RunBulkAct(transactions).run(job as Job<'bulk.run'>);
      case 'parameters.fit':
        return new FitParameters(transactions).run(job as Job<'parameters.fit'>);
    }
  }

  async query<T>(sql: string, parameters: unknown[] = []): Promise<T[]> {
    return this.dataSource.query<T[]>(sql, parameters);
  }

  /** One number of the database, for counting effects. */
  async count(sql: string, parameters: unknown[] = []): Promise<number> {
    const [row] = await this.query<{ count: string }>(sql, parameters);
    return Number(row!.count);
  }
}
