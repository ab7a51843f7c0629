import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { AssessAnswer } from '@app/assessment/assess-answer.js';
import { GetAssessment } from '@app/assessment/get-assessment.js';
import { ListAssessments } from '@app/assessment/list-assessments.js';
import type { Actor } from '@app/kernel/actor.js';
import { Allow, CurrentActor } from '../http/access.js';
import { decodeCursor, encodeCursor } from '../http/cursor.js';
import { IdempotencyKey } from '../http/idempotency-key.js';
import { zodSchema } from '../http/openapi.js';
import { Problems } from '../http/problem-responses.js';
import { PathId, PathNumber } from '../http/validation.js';
import { AssessmentBody, AssessmentsQuery } from '../messages/assessment.body.js';
import { assessedReply, assessmentPageReply, assessmentReply } from '../messages/assessment.reply.js';

const queueCursor = z.strictObject({
  askedAt: z.iso.datetime(),
  sessionId: z.uuid(),
  position: z.int().min(1).max(1_000),
});

@ApiTags('assessment')
@Allow('instructor')
@Controller('admin/assessments')
export class AssessmentsController {
  constructor(
    private readonly listAssessments: ListAssessments,
    private readonly getAssessment: GetAssessment,
    private readonly assessAnswer: AssessAnswer,
  ) {}

  @Get()
  @ApiOkResponse({ schema: zodSchema('AssessmentPage', assessmentPageReply) })
  async list(@CurrentActor() actor: Actor, @Query() { limit, cursor, state }: AssessmentsQuery) {
    const after = decodeCursor(cursor, queueCursor);
    const { items, more, waiting } = await this.listAssessments.run(actor, { state }, { limit, after });
    const last = items.at(-1);
    const { askedAt, sessionId, position } = last ?? {};
    return { items, nextCursor: more ? encodeCursor({ askedAt, sessionId, position }) : null, waiting };
  }

  @Get(':sessionId/:position')
  @ApiOkResponse({ schema: zodSchema('Assessment', assessmentReply) })
  @Problems('assessment.own')
  async get(
    @CurrentActor() actor: Actor,
    @PathId('sessionId') sessionId: string,
    @PathNumber('position') position: number,
  ) {
    return this.getAssessment.run(actor, { sessionId, position });
  }

  @Post(':sessionId/:position')
  @HttpCode(200)
  @ApiOkResponse({ schema: zodSchema('Assessed', assessedReply), description: 'It is the grade of the answer now' })
  @Problems('assessment.own', 'assessment.not-assessable', 'version.stale')
  async assess(
    @CurrentActor() actor: Actor,
    @PathId('sessionId') sessionId: string,
    @PathNumber('position') position: number,
    @Body() body: AssessmentBody,
    @IdempotencyKey() key: string | undefined,
  ) {
    return this.assessAnswer.run(actor, { ...body, sessionId, position }, key);
  }
}
