import { Body, Controller, Patch, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@app/kernel/actor.js';
import { MarkItem } from '@app/quiz-session/answer/mark-item.js';
import { SaveAnswer } from '@app/quiz-session/answer/save-answer.js';
import { Allow, CurrentActor } from '../http/access.js';
import { zodSchema } from '../http/openapi.js';
import { Problems } from '../http/problem-responses.js';
import { PathId, PathNumber } from '../http/validation.js';
import { answerReceiptReply, itemMarksReply } from '../messages/session.reply.js';
import { MarkItemBody, SaveAnswerBody } from '../messages/sessions.body.js';

@ApiTags('mock interviews')
@Allow('candidate')
@Controller('quiz-sessions/:id/items/:position')
export class AnswersController {
  constructor(
    private readonly saveAnswer: SaveAnswer,
    private readonly markItem: MarkItem,
  ) {}

  @Put('answer')
  @ApiOkResponse({ schema: zodSchema('AnswerReceipt', answerReceiptReply), description: 'The draft is stored' })
  @Problems('response.invalid', 'session.late', 'session.finished', 'session.not-running')
  async save(
    @CurrentActor() actor: Actor,
    @PathId() sessionId: string,
    @PathNumber('position') position: number,
    @Body() body: SaveAnswerBody,
  ) {
    return this.saveAnswer.run(actor, { ...body, sessionId, position });
  }

  @Patch()
  @ApiOkResponse({ schema: zodSchema('ItemMarks', itemMarksReply) })
  @Problems('session.late', 'session.finished', 'session.not-running')
  async mark(
    @CurrentActor() actor: Actor,
    @PathId() sessionId: string,
    @PathNumber('position') position: number,
    @Body() body: MarkItemBody,
  ) {
    return this.markItem.run(actor, { ...body, sessionId, position });
  }
}
