import { bankSections } from './bank-sections.js';
import { credentialSections } from './credential-sections.js';
import type { ExportSection } from './export-section.js';

const nobody = '00000000-0000-0000-0000-000000000000';
const byTime = (...columns: [string, string]) => ({
  columns,
  types: ['timestamptz', 'uuid'],
  first: ['-infinity', nobody],
});

/** SQL: whether the candidate is told a part of the feedback of a sitting `s` that has ended by `$2`. */
export const tells = (part: 'score' | 'key') => `case coalesce(s.plan -> 'feedback' ->> '${part}', 'at-end')
  when 'never' then false
  when 'later' then s.finished_at + (s.plan -> 'feedback' ->> 'laterHours')::int * interval '1 hour' <= $2
  else s.state = 'graded' end`;

/** SQL: whether a running sitting asks a question now, or one that has ended keeps its answers back. */
export const isHeld = (question: string) => `exists (
  select from quiz_sessions hs join session_items hi on hi.session_id = hs.id
   where hs.person_id = $1 and (hs.state in ('running', 'paused') or hs.answers_from > $2)
     and hi.question_id = ${question})`;

/** SQL: whether what came of a review `r` may be told. */
export const isTold = `(not ${isHeld('c.question_id')} and (r.session_id is null or exists (
  select from quiz_sessions s where s.id = r.session_id and ${tells('score')})))`;

const told = (column: string) => `case when ${isTold} then ${column} end`;

/** Everything that a person owns, but secrets and what a sitting has yet to tell. */
export const exportSections: readonly ExportSection[] = [
  {
    name: 'account',
    columns: {
      id: 'p.id',
      email: 'p.email',
      displayName: 'p.display_name',
      role: 'p.role',
      timeZone: 'p.time_zone',
      rolloverHour: 'p.rollover_hour',
      desiredRetention: 'p.desired_retention',
      createdAt: 'p.created_at',
    },
    from: 'people p where p.id = $1 and $2::timestamptz is not null',
  },
  {
    name: 'studySettings',
    columns: {
      newPerDay: 't.new_per_day',
      reviewsPerDay: 't.reviews_per_day',
      learningSteps: 't.learning_steps',
      relearningSteps: 't.relearning_steps',
      maximumDays: 't.maximum_days',
      fuzz: 't.fuzz',
      loadBalance: 't.load_balance',
      easyWeekdays: 't.easy_weekdays',
      leechThreshold: 't.leech_threshold',
      leechAction: 't.leech_action',
      fitId: 't.fit_id',
      updatedAt: 't.updated_at',
    },
    from: 'study_settings t where t.person_id = $1 and $2::timestamptz is not null',
  },
  {
    name: 'easyDates',
    columns: {
      fromOn: `to_char(t.from_on, 'YYYY-MM-DD')`,
      untilOn: `to_char(t.until_on, 'YYYY-MM-DD')`,
      loadPercent: 't.load_percent',
      note: 't.note',
      createdAt: 't.created_at',
    },
    from: 'easy_dates t where t.person_id = $1 and $2::timestamptz is not null',
  },
  {
    name: 'streakRepairs',
    columns: { missedOn: `to_char(t.missed_on, 'YYYY-MM-DD')`, repairedAt: 't.repaired_at' },
    from: 'streak_repairs t where t.person_id = $1 and $2::timestamptz is not null',
  },
  {
    name: 'interviewGoals',
    columns: {
      interviewOn: `to_char(t.interview_on, 'YYYY-MM-DD')`,
      title: 't.title',
      topics: 't.topics',
      levels: 't.levels',
      templateId: 't.template_id',
      minutesPerDay: 't.minutes_per_day',
      desiredRetention: 't.desired_retention',
      lastLookDays: 't.last_look_days',
      createdAt: 't.created_at',
      updatedAt: 't.updated_at',
    },
    from: 'interview_goals t where t.person_id = $1 and $2::timestamptz is not null',
  },
  {
    name: 'interviewCards',
    columns: { cardId: 't.card_id', made: 't.made', lookFrom: 't.look_from', lookUntil: 't.look_until' },
    from: 'interview_cards t where t.person_id = $1 and $2::timestamptz is not null',
    by: { columns: ['t.card_id'], types: ['uuid'], first: [nobody] },
  },
  {
    name: 'dayAllowances',
    columns: { givenAt: 't.given_at', newCards: 't.new_cards', reviews: 't.reviews' },
    from: 'day_allowances t where t.person_id = $1 and $2::timestamptz is not null',
  },
  {
    name: 'parameterFits',
    columns: {
      id: 't.id',
      state: 't.state',
      askedBy: 't.asked_by',
      weights: 't.weights',
      figures: 't.figures',
      createdAt: 't.created_at',
      finishedAt: 't.finished_at',
    },
    from: 'parameter_fits t where t.person_id = $1 and $2::timestamptz is not null',
  },
  {
    name: 'questionReports',
    columns: {
      id: 't.id',
      questionId: 't.question_id',
      questionSlug: 'q.slug',
      version: 'v.number',
      kind: 't.kind',
      text: 't.text',
      state: 't.state',
      answer: 't.answer',
      createdAt: 't.created_at',
      settledAt: 't.settled_at',
    },
    from: `question_reports t join questions q on q.id = t.question_id join question_versions v on v.id = t.version_id
           where t.person_id = $1 and $2::timestamptz is not null`,
    by: byTime('t.created_at', 't.id'),
  },
  {
    name: 'notices',
    columns: { id: 't.id', kind: 't.kind', details: 't.details', createdAt: 't.created_at', readAt: 't.read_at' },
    from: 'notices t where t.person_id = $1 and $2::timestamptz is not null',
    by: byTime('t.created_at', 't.id'),
  },
  ...credentialSections,
  {
    name: 'accommodations',
    columns: {
      multiplier: 't.multiplier',
      extraBreaks: 't.extra_breaks',
      breakMinutes: 't.break_minutes',
      hiddenClock: 't.hidden_clock',
      warningMinutes: 't.warning_minutes',
      reason: 't.reason',
      setAt: 't.set_at',
    },
    from: 'accommodations t where t.person_id = $1 and $2::timestamptz is not null',
  },
  {
    name: 'cardImports',
    columns: {
      id: 't.id',
      fileName: 't.file_name',
      sizeBytes: 't.size_bytes',
      state: 't.state',
      problem: 't.problem',
      outcome: 't.outcome',
      createdAt: 't.created_at',
      changedAt: 't.changed_at',
    },
    from: 'file_imports t where t.person_id = $1 and $2::timestamptz is not null',
  },
  {
    name: 'privateQuestions',
    columns: {
      id: 'q.id',
      slug: 'q.slug',
      level: 'q.level',
      topics: `array(select t.topic_slug from question_topics t where t.question_id = q.id order by t.position)`,
      content: 'v.content',
    },
    from: `questions q join question_versions v on v.question_id = q.id and v.number = q.private_number
           where q.private_to = $1 and $2::timestamptz is not null`,
    by: { columns: ['q.id'], types: ['uuid'], first: [nobody] },
  },
  {
    name: 'cards',
    columns: {
      id: 'c.id',
      questionId: 'c.question_id',
      questionSlug: 'q.slug',
      state: 'c.state',
      stability: 'c.stability',
      difficulty: 'c.difficulty',
      dueAt: 'c.due_at',
      lastReviewAt: 'c.last_review_at',
      reps: 'c.reps',
      lapses: 'c.lapses',
      learningSteps: 'c.learning_steps',
      scheduledDays: 'c.scheduled_days',
      fitId: 'c.fit_id',
      suspendedAt: 'c.suspended_at',
      suspendedBy: 'c.suspended_by',
      buriedUntil: 'c.buried_until',
      flag: 'c.flag',
      note: 'c.note',
      leechAt: 'c.leech_at',
      createdAt: 'c.created_at',
    },
    from: 'cards c join questions q on q.id = c.question_id where c.person_id = $1 and $2::timestamptz is not null',
    by: { columns: ['c.question_id'], types: ['uuid'], first: [nobody] },
  },
  {
    name: 'reviews',
    columns: {
      id: 'r.id',
      cardId: 'r.card_id',
      questionId: 'c.question_id',
      seq: 'r.seq',
      act: 'r.act',
      state: 'r.state',
      reviewedAt: 'r.reviewed_at',
      elapsedMs: 'r.elapsed_ms',
      response: `case when not ${isHeld('c.question_id')} then r.response end`,
      requestedRating: 'r.requested_rating',
      rating: told('r.rating'),
      verdict: told('r.verdict'),
      score: told('r.score'),
      stateBefore: told('r.state_before'),
      stateAfter: told('r.state_after'),
      setDueAt: 'r.set_due_at',
      desiredRetention: 'r.desired_retention',
      scheduling: 'r.scheduling',
      timeZone: 'r.time_zone',
      rolloverHour: 'r.rollover_hour',
      scheduler: 'r.scheduler',
      sittingId: 'r.session_id',
      sittingPosition: 'r.position',
      gradedAt: 'r.graded_at',
      undoneAt: 'r.undone_at',
    },
    from: 'reviews r join cards c on c.id = r.card_id where r.person_id = $1 and $2::timestamptz is not null',
    by: byTime('r.reviewed_at', 'r.id'),
  },
  {
    name: 'sittings',
    columns: {
      id: 's.id',
      templateId: 's.template_id',
      state: 's.state',
      startedAt: 's.started_at',
      finishedAt: 's.finished_at',
      score: `case when ${tells('score')} then s.score end`,
      maxScore: `case when ${tells('score')} then s.max_score end`,
      plan: `case when s.state in ('finished', 'graded') then s.plan end`,
    },
    from: 'quiz_sessions s where s.person_id = $1',
    by: byTime('s.started_at', 's.id'),
  },
  {
    // Of a sitting that goes on, they would tell what it asks next.
    name: 'sittingAnswers',
    columns: {
      sittingId: 'i.session_id',
      position: 'i.position',
      questionId: 'i.question_id',
      questionSlug: 'q.slug',
      response: `case when not ${isHeld('i.question_id')} then i.response end`,
      timeSpentMs: 'i.time_spent_ms',
      flagged: 'i.flagged',
      selfCriteria: 'i.self_criteria',
      verdict: `case when ${tells('score')} and not ${isHeld('i.question_id')} then i.verdict end`,
      score: `case when ${tells('score')} and not ${isHeld('i.question_id')} then i.score end`,
      assessments: `case when ${tells('score')} and not ${isHeld('i.question_id')} then (
        select jsonb_agg(jsonb_build_object('look', a.look, 'score', a.score, 'comment', a.comment, 'at', a.at) order by a.look)
          from assessments a where a.session_id = i.session_id and a.position = i.position) end`,
    },
    from: `quiz_sessions s join session_items i on i.session_id = s.id join questions q on q.id = i.question_id
           where s.person_id = $1 and s.state in ('finished', 'graded')`,
    by: {
      columns: ['s.started_at', 's.id', 'i.position'],
      types: ['timestamptz', 'uuid', 'int'],
      first: ['-infinity', nobody, '0'],
    },
  },
  ...bankSections,
];

/** What no export holds, said in it. */
export const leftOut = [
  'The password, the tokens of sign-ins and access tokens themselves, of which only digests are stored.',
  'What a sitting that goes on asks, and its answers until it has ended.',
  'Verdicts and scores that a sitting does not tell, or not yet.',
  'Answers to questions that a sitting asks now, or keeps back the answers of.',
  'The keys of questions of the bank. The Anki package has those of questions that you have answered and been told.',
];
