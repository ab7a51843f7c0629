import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/kernel/actor.js';
import { assessmentsOf } from '@app/assessment/assessments-of.js';
import { databaseNow } from '@app/database/clock.js';
import { Transactions, type Tx } from '@app/database/tx.js';
import { studySettingsOf } from '@app/identity/study-settings.js';
import type { Plan } from '@app/interview-template/domain/plan.js';
import { isMissed } from '@app/quiz-session/domain/needs-review.js';
import {
  gradedSitting,
  lateAnswersOf,
  medianTimesOf,
  type GradedSitting,
} from '@app/quiz-session/answer/graded-sitting.js';
import { ownSession } from '@app/quiz-session/clock/own-session.js';
import { refuseWhileAsked } from '@app/quiz-session/start/refuse-while-asked.js';
import { sittingTime, type SittingTime } from '@app/quiz-session/clock/sitting-time.js';
import { cardsOfQuestions } from '../card/cards.store.js';
import { debriefItem, type DebriefItem } from './debrief-item.js';
import {
  levelScores,
  sectionScores,
  topicScores,
  type LevelScore,
  type SectionScore,
  type TopicScore,
} from '../domain/part-scores.js';
import { endOfStudyDay } from '../domain/study-day.js';
import { toldOf, type Told } from '../domain/schedule/told.js';
import { isTakenIn } from './intakes.store.js';
import type { CardRow } from '../reviews.rows.js';

/** What the plan lets be told of how good the sitting was. */
interface Scores {
  score: number | null;
  maxScore: number | null;
  byTopic: TopicScore[] | null;
  byLevel: LevelScore[] | null;
  /** Null where there is only one, too. */
  bySection: (SectionScore & { title: string })[] | null;
}

/** A sitting of what was missed; `from`: when its answers are told, until then nothing asks them. */
interface Resit {
  possible: boolean;
  /** Questions that it would ask; null where it is not told which were missed. */
  count: number | null;
  from: Date | null;
}

/** What of it is in the reviews: all, and what is asked today; nothing until `heldUntil`, where that is to come. */
interface ComingBack {
  count: number;
  today: number;
  heldUntil: Date | null;
}

export type Debrief =
  | { id: string; state: 'running' | 'paused' | 'finished' }
  | ({
      id: string;
      state: 'graded';
      serverNow: Date;
      /** Of a template's attempts; null for what was chosen for once. */
      attempts: Plan['attempts'] | null;
      time: SittingTime;
      told: Told;
      resit: Resit;
      comingBack: ComingBack;
      items: DebriefItem[];
      lateAnswers: { position: number; response: unknown; receivedAt: Date }[];
    } & Scores &
      Pick<
        GradedSitting,
        'title' | 'templateId' | 'attempt' | 'resitOf' | 'opening' | 'startedAt' | 'finishedAt' | 'finishCause'
      >);

/** The debrief of one's own sitting: complete once it is graded and its misses have become cards. */
@Injectable()
export class GetDebrief {
  constructor(private readonly transactions: Transactions) {}

  /** @throws AppError resource.not-found, question.being-asked */
  async run(actor: Actor, sessionId: string): Promise<Debrief> {
    return this.transactions.run(async (tx) => {
      const session = await ownSession(tx, actor, sessionId);
      const sitting = await gradedSitting(tx, sessionId);
      const time = await sittingTime(tx, sessionId);
      if (!sitting || !time || !(await isTakenIn(tx, sitting))) {
        return { id: sessionId, state: session.state === 'graded' ? 'finished' : session.state };
      }
      return { ...(await this.compose(tx, sitting, session.tracked)), time };
    });
  }

  private async compose(tx: Tx, sitting: GradedSitting, tracked: boolean) {
    const { sessionId, personId, plan, items } = sitting;
    const questionIds = items.map((item) => item.questionId);
    await refuseWhileAsked(tx, personId, questionIds, sessionId);
    const now = await databaseNow(tx);
    const told = toldOf(plan.feedback, { endedAt: sitting.finishedAt, now });
    const versionIds = items.map((item) => item.versionId);
    const medians = told.median.now ? await medianTimesOf(tx, versionIds) : new Map<string, number>();
    const rows = await cardsOfQuestions(tx, personId, questionIds);
    const cards = new Map(rows.map((card) => [card.questionId, card]));
    const assessments = await assessmentsOf(tx, sessionId);
    const late = await lateAnswersOf(tx, sessionId);
    const { timeZone, rolloverHour } = await studySettingsOf(tx, personId);
    return {
      ...headOf(sitting),
      serverNow: now,
      told,
      ...scoresOf(sitting, told),
      resit: resitOf(sitting, told),
      comingBack: comingBack(rows, heldUntil(told), endOfStudyDay(now, timeZone, rolloverHour)),
      items: items.map((item) =>
        debriefItem(item, {
          told,
          tracked,
          medianMs: medians.get(item.versionId),
          card: cards.get(item.questionId),
          assessment: assessments.get(item.position),
        }),
      ),
      lateAnswers: late.map(({ position, response, receivedAt }) => ({ position, response, receivedAt })),
    };
  }
}

function headOf({ sessionId, templateId, plan, ...sitting }: GradedSitting) {
  return {
    id: sessionId,
    state: 'graded' as const,
    title: sitting.title,
    templateId,
    attempt: sitting.attempt,
    attempts: templateId === null ? null : plan.attempts,
    resitOf: sitting.resitOf,
    opening: sitting.opening,
    startedAt: sitting.startedAt,
    finishedAt: sitting.finishedAt,
    finishCause: sitting.finishCause,
  };
}

function scoresOf({ score, maxScore, items, plan: { sections } }: GradedSitting, told: Told): Scores {
  if (!told.score.now) return { score: null, maxScore: null, byTopic: null, byLevel: null, bySection: null };
  const bySection = sectionScores(items).map((sum) => ({ title: sections[sum.section - 1]!.title, ...sum }));
  return {
    score,
    maxScore,
    byTopic: topicScores(items),
    byLevel: levelScores(items),
    bySection: bySection.length > 1 ? bySection : null,
  };
}

/** Until when nothing else asks its questions, because their answers are told then. */
const heldUntil = ({ key }: Told): Date | null => (key.now ? null : key.from);

function resitOf({ items }: GradedSitting, told: Told): Resit {
  if (!told.score.now) return { possible: false, count: null, from: null };
  const count = items.filter(({ verdict, isPublished }) => isMissed(verdict) && isPublished).length;
  const from = heldUntil(told);
  return { possible: count > 0 && from === null, count, from };
}

function comingBack(cards: readonly CardRow[], held: Date | null, endOfDay: Date): ComingBack {
  const today = held ? [] : cards.filter(({ dueAt }) => dueAt < endOfDay);
  return { count: cards.length, today: today.length, heldUntil: held };
}
