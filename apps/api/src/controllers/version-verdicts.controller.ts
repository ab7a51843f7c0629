import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ApproveVersion } from '@app/grading/approve-version.js';
import type { Actor } from '@app/kernel/actor.js';
import { GetAuthored } from '@app/question-bank/get-authored.js';
import { RejectVersion } from '@app/question-bank/review/reject-version.js';
import { TickChecklist } from '@app/question-bank/review/tick-checklist.js';
import { Allow, CurrentActor } from '../http/access.js';
import { zodSchema } from '../http/openapi.js';
import { Problems } from '../http/problem-responses.js';
import { PathId, PathNumber } from '../http/validation.js';
import { authoredReply } from '../messages/authored.reply.js';
import { ApproveBody, RejectBody } from '../messages/version-review.body.js';

const authored = zodSchema('AuthoredQuestion', authoredReply);

/** What a reviewer decides. */
@ApiTags('review')
@Allow('instructor')
@Controller('admin/questions/:id/versions/:number')
export class VersionVerdictsController {
  constructor(
    private readonly tickChecklist: TickChecklist,
    private readonly approveVersion: ApproveVersion,
    private readonly rejectVersion: RejectVersion,
    private readonly getAuthored: GetAuthored,
  ) {}

  @Post('approve')
  @HttpCode(200)
  @ApiBody({ type: ApproveBody, required: false })
  @ApiOkResponse({ schema: authored, description: 'Each item of the checklist holds' })
  @Problems('question.wrong-state', 'question.own-version', 'question.unproved', 'question.unchecked')
  async approve(
    @CurrentActor() actor: Actor,
    @PathId() questionId: string,
    @PathNumber('number') number: number,
    @Body() { ticked }: ApproveBody,
  ) {
    if (ticked) await this.tickChecklist.run(actor, { questionId, number }, ticked);
    await this.approveVersion.run(actor, { questionId, number });
    return this.getAuthored.run(questionId);
  }

  @Post('reject')
  @HttpCode(200)
  @ApiBody({ type: RejectBody, required: false })
  @ApiOkResponse({ schema: authored, description: 'It is a draft again' })
  @Problems('question.wrong-state', 'question.comment-needed', 'question.thread-full')
  async reject(
    @CurrentActor() actor: Actor,
    @PathId() questionId: string,
    @PathNumber('number') number: number,
    @Body() { comment }: RejectBody,
  ) {
    await this.rejectVersion.run(actor, { questionId, number }, comment);
    return this.getAuthored.run(questionId);
  }
}
