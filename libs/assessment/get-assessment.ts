import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/kernel/actor.js';
import { AppError } from '@app/kernel/app-error.js';
import { Config } from '@app/config/config.js';
import { Transactions, type Tx } from '@app/database/tx.js';
import type { ContentOf } from '@app/question-bank/domain/content.js';
import { gradedSitting, type GradedItem, type GradedSitting } from '@app/quiz-session/answer/graded-sitting.js';
import { candidateName, findRequest, listLooks, type Look } from './assessments.store.js';
import type { AssessmentRequestRow } from './assessments.rows.js';
import { decideLook } from './domain/request.js';

type OpenContent = ContentOf<'open'>;
type Place = { sessionId: string; position: number };

/** An answer that waits, or waited, for an instructor, with all that is needed to assess it. */
export interface AssessmentView
  extends
    Place,
    Pick<AssessmentRequestRow, 'state' | 'askedAt' | 'reason'>,
    Pick<GradedItem, 'questionId' | 'slug' | 'version' | 'topics' | 'level' | 'response' | 'timeSpentMs'>,
    Pick<OpenContent, 'prompt' | 'rubric' | 'modelAnswer' | 'explanation' | 'estimatedSeconds' | 'references'> {
  candidateName: string;
  finishedAt: Date;
  /** What the candidate says that it meets; null where they have said nothing. */
  selfCriteria: string[] | null;
  /** The oldest first. `isOfThis`: at the answer as it is now. */
  looks: (Pick<Look, 'look' | 'criteria' | 'score' | 'comment' | 'at' | 'assessorName'> & {
    isYours: boolean;
    isOfThis: boolean;
  })[];
  nextLook: number;
  /** Whether the caller may take the next look. */
  isYours: boolean;
}

@Injectable()
export class GetAssessment {
  constructor(
    private readonly transactions: Transactions,
    private readonly config: Config,
  ) {}

  /** @throws AppError resource.not-found; assessment.own for one's own answer */
  async run(actor: Actor, place: Place): Promise<AssessmentView> {
    return this.transactions.run(async (tx) => {
      const request = await findRequest(tx, place);
      const sitting = request && (await gradedSitting(tx, place.sessionId));
      const item = sitting?.items.find(({ position }) => position === place.position);
      if (!request || !sitting || item?.content.kind !== 'open') throw new AppError('resource.not-found');
      if (request.personId === actor.personId) throw new AppError('assessment.own');
      return this.view(tx, actor, { request, sitting, item, content: item.content });
    });
  }

  private async view(tx: Tx, actor: Actor, { request, sitting, item, content }: ReadAnswer): Promise<AssessmentView> {
    const { sessionId, position, state, askedAt, reason, personId } = request;
    const { questionId, slug, version, topics, level, response, timeSpentMs, selfCriteria } = item;
    const { prompt, rubric, modelAnswer, explanation, estimatedSeconds, references } = content;
    const looks = await listLooks(tx, request);
    const nextLook = looks.length + 1;
    const { take } = decideLook(
      { candidateId: personId, state, item: { state: 'graded', verdict: item.verdict }, looks },
      { look: nextLook, assessorId: actor.personId },
      { twoPersonReview: this.config.get('TWO_PERSON_REVIEW') },
    );
    return {
      sessionId,
      position,
      state,
      askedAt,
      reason,
      questionId,
      slug,
      version,
      topics,
      level,
      response,
      timeSpentMs,
      selfCriteria,
      prompt,
      rubric,
      modelAnswer,
      explanation,
      estimatedSeconds,
      references,
      candidateName: await candidateName(tx, personId),
      finishedAt: sitting.finishedAt,
      looks: looks.map((look) => lookView(look, actor, response)),
      nextLook,
      isYours: take,
    };
  }
}

interface ReadAnswer {
  request: AssessmentRequestRow;
  sitting: GradedSitting;
  item: GradedItem;
  content: OpenContent;
}

function lookView({ look, criteria, score, comment, at, assessorName, ...rest }: Look, actor: Actor, now: unknown) {
  const isYours = rest.assessorId === actor.personId;
  return { look, criteria, score, comment, at, assessorName, isYours, isOfThis: isDeepStrictEqual(rest.response, now) };
}
