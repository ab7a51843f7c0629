import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@app/kernel/actor.js';
import { ApproveVersion } from '@app/grading/approve-version.js';
import { TryAnswer } from '@app/grading/try-answer.js';
import { workflowActs, type WorkflowAct } from '@app/question-bank/domain/workflow.js';
import { GetAuthored } from '@app/question-bank/get-authored.js';
import { MoveVersion } from '@app/question-bank/move-version.js';
import { Allow, CurrentActor } from '../http/access.js';
import { zodSchema } from '../http/openapi.js';
import { Problems } from '../http/problem-responses.js';
import { PathId, PathNumber, PathWord } from '../http/validation.js';
import { TryBody } from '../messages/admin-questions.body.js';
import { authoredReply, triedReply } from '../messages/authored.reply.js';

const authored = zodSchema('AuthoredQuestion', authoredReply);

@ApiTags('authoring')
@Allow('instructor')
@Controller('admin/questions')
export class AdminWorkflowController {
  constructor(
    private readonly moveVersion: MoveVersion,
    private readonly approveVersion: ApproveVersion,
    private readonly getAuthored: GetAuthored,
    private readonly tryAnswer: TryAnswer,
  ) {}

  @Post(':id/versions/:number/:act')
  @HttpCode(200)
  @ApiParam({ name: 'act', enum: workflowActs, description: 'draft → in-review → approved → published → retired' })
  @ApiOkResponse({ schema: authored })
  @Problems('question.wrong-state', 'question.own-version', 'question.unproved', 'question.invalid-content')
  async move(
    @CurrentActor() actor: Actor,
    @PathId() questionId: string,
    @PathNumber('number') number: number,
    @PathWord('act', workflowActs) act: WorkflowAct,
  ) {
    if (act === 'approve') await this.approveVersion.run(actor, { questionId, number });
    else await this.moveVersion.run(actor, { questionId, number, act });
    return this.getAuthored.run(questionId);
  }

  @Post('try')
  @HttpCode(200)
  @ApiOkResponse({ schema: zodSchema('Tried', triedReply), description: 'Graded; nothing is stored' })
  @Problems('question.invalid-content', 'response.invalid')
  try(@Body() body: TryBody) {
    return this.tryAnswer.run(body);
  }
}
