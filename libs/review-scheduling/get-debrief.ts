import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/kernel/actor.js';
import { Transactions, type Tx } from '@app/database/tx.js';
import type { Judgement } from '@app/grading/domain/judge.js';
import { correctAnswer } from '@app/grading/domain/grade.js';
import { candidateView, type CandidateView } from '@app/question-bank/domain/candidate-view.js';
import type { Content } from '@app/question-bank/domain/content.js';
import { ownSession } from '@app/quiz-session/get-session.js';
import { gradedSitting, lateAnswersOf, type GradedItem, type GradedSitting } from '@app/quiz-session/graded-sitting.js';
import { refuseWhileAsked } from '@app/quiz-session/refuse-while-asked.js';
import { isTakenIn } from './intakes.store.js';
import { cardsOfQuestions } from './cards.store.js';
import type { CardRow } from './reviews.rows.js';
import { topicScores, type TopicScore } from './domain/topic-scores.js';

type DebriefItem = Pick<
  GradedItem,
  'position' | 'questionId' | 'version' | 'topics' | 'level' | 'verdict' | 'score' | 'timeSpentMs' | 'flagged'
> & {
  questionSlug: string;
  kind: Content['kind'];
  content: CandidateView;
  response: unknown;
  maxScore: 1;
  correctAnswer: unknown;
  explanation: string;
  references: Content['references'];
  estimatedSeconds: number;
  judge?: Judgement;
  /** The card that the item became or reviewed. */
  card: { id: string; dueAt: Date; state: CardRow['state'] } | null;
};

export type Debrief =
  | { id: string; state: 'running' | 'paused' | 'finished' }
  | ({
      id: string;
      state: 'graded';
      byTopic: TopicScore[];
      items: DebriefItem[];
      lateAnswers: { position: number; response: unknown; receivedAt: Date }[];
    } & Pick<GradedSitting, 'score' | 'maxScore' | 'startedAt' | 'finishedAt' | 'finishCause'>);

/** The debrief of one's own sitting: complete once it is graded and its misses have become cards. */
@Injectable()
export class GetDebrief {
  constructor(private readonly transactions: Transactions) {}

  /** @throws AppError resource.not-found, question.being-asked */
  async run(actor: Actor, sessionId: string): Promise<Debrief> {
    return this.transactions.run(async (tx) => {
      const session = await ownSession(tx, actor, sessionId);
      const sitting = await gradedSitting(tx, sessionId);
      if (!sitting || !(await isTakenIn(tx, sessionId))) {
        return { id: sessionId, state: session.state === 'graded' ? 'finished' : session.state };
      }
      return this.compose(tx, sitting);
    });
  }

  private async compose(tx: Tx, sitting: GradedSitting): Promise<Debrief> {
    const { sessionId, personId, items, ...head } = sitting;
    const questionIds = items.map((item) => item.questionId);
    await refuseWhileAsked(tx, personId, questionIds);
    const rows = await cardsOfQuestions(tx, personId, questionIds);
    const cards = new Map(rows.map((card) => [card.questionId, card]));
    const late = await lateAnswersOf(tx, sessionId);
    return {
      id: sessionId,
      state: 'graded',
      ...head,
      byTopic: topicScores(items),
      items: items.map((item) => debriefItem(item, cards.get(item.questionId))),
      lateAnswers: late.map(({ position, response, receivedAt }) => ({ position, response, receivedAt })),
    };
  }
}

function debriefItem(item: GradedItem, card: CardRow | undefined): DebriefItem {
  const { content, versionId } = item;
  return {
    position: item.position,
    questionId: item.questionId,
    questionSlug: item.slug,
    version: item.version,
    topics: item.topics,
    level: item.level,
    kind: content.kind,
    content: candidateView(content, versionId),
    response: item.response,
    verdict: item.verdict,
    score: item.score,
    maxScore: 1,
    correctAnswer: correctAnswer(content),
    explanation: content.explanation,
    references: content.references,
    timeSpentMs: item.timeSpentMs,
    estimatedSeconds: item.estimatedSeconds,
    flagged: item.flagged,
    ...(item.judge && { judge: item.judge }),
    card: card ? { id: card.id, dueAt: card.dueAt, state: card.state } : null,
  };
}
