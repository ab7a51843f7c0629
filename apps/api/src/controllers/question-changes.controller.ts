import { Body, Controller, Patch } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@app/kernel/actor.js';
import { GetAuthored } from '@app/question-bank/get-authored.js';
import { ChangeQuestion } from '@app/question-bank/people/change-question.js';
import { Allow, CurrentActor } from '../http/access.js';
import { zodSchema } from '../http/openapi.js';
import { Problems } from '../http/problem-responses.js';
import { PathId } from '../http/validation.js';
import { authoredReply } from '../messages/authored.reply.js';
import { ChangeQuestionBody } from '../messages/question-changes.body.js';

@ApiTags('authoring')
@Allow('instructor', 'questions:write')
@Controller('admin/questions')
export class QuestionChangesController {
  constructor(
    private readonly changeQuestion: ChangeQuestion,
    private readonly getAuthored: GetAuthored,
  ) {}

  @Patch(':id')
  @ApiOkResponse({
    schema: zodSchema('AuthoredQuestion', authoredReply),
    description: 'What is of the question and not of its versions; owner and editors by its owner or an admin',
  })
  @Problems('question.not-editor', 'question.not-owner', 'question.unknown-topic', 'question.unknown-person')
  async change(@CurrentActor() actor: Actor, @PathId() questionId: string, @Body() body: ChangeQuestionBody) {
    await this.changeQuestion.run(actor, questionId, body);
    return this.getAuthored.run(questionId);
  }
}
