import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@app/kernel/actor.js';
import { TryAnswer } from '@app/grading/try-answer.js';
import { GetAuthored } from '@app/question-bank/get-authored.js';
import { MoveVersion } from '@app/question-bank/move-version.js';
import { Allow, CurrentActor } from '../http/access.js';
import { zodSchema } from '../http/openapi.js';
import { Problems } from '../http/problem-responses.js';
import { PathId, PathNumber, PathWord } from '../http/validation.js';
import { TryBody } from '../messages/admin-questions.body.js';
import { authoredReply, triedReply } from '../messages/authored.reply.js';

/** The steps that are no reviewer's verdict. */
const steps = ['submit', 'publish', 'retire'] as const;

const authored = zodSchema('AuthoredQuestion', authoredReply);

@ApiTags('authoring')
@Allow('instructor', 'questions:write')
@Controller('admin/questions')
export class AdminWorkflowController {
  constructor(
    private readonly moveVersion: MoveVersion,
    private readonly getAuthored: GetAuthored,
    private readonly tryAnswer: TryAnswer,
  ) {}

  @Post(':id/versions/:number/:act')
  @HttpCode(200)
  @ApiParam({ name: 'act', enum: steps, description: 'draft → in-review → approved → published → retired' })
  @ApiOkResponse({ schema: authored })
  @Problems('question.wrong-state', 'question.not-editor', 'question.invalid-content')
  async move(
    @CurrentActor() actor: Actor,
    @PathId() questionId: string,
    @PathNumber('number') number: number,
    @PathWord('act', steps) act: (typeof steps)[number],
  ) {
    await this.moveVersion.run(actor, { questionId, number, act });
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
