import { Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@app/kernel/actor.js';
import { FinishItem } from '@app/quiz-session/answer/finish-item.js';
import { GetSession } from '@app/quiz-session/view/get-session.js';
import { OpenItem } from '@app/quiz-session/answer/open-item.js';
import { Allow, CurrentActor } from '../http/access.js';
import { zodSchema } from '../http/openapi.js';
import { Problems } from '../http/problem-responses.js';
import { PathId, PathNumber } from '../http/validation.js';
import { sittingReply } from '../messages/session.reply.js';

@ApiTags('mock interviews')
@Allow('candidate')
@Controller('quiz-sessions/:id/items/:position')
export class SittingItemsController {
  constructor(
    private readonly openItem: OpenItem,
    private readonly finishItem: FinishItem,
    private readonly getSession: GetSession,
  ) {}

  @Post('open')
  @HttpCode(200)
  @ApiOkResponse({ schema: zodSchema('Sitting', sittingReply), description: 'Its clocks run; the question shows' })
  @Problems('item.closed', 'item.not-next', 'session.late', 'session.finished', 'session.not-running')
  async open(@CurrentActor() actor: Actor, @PathId() sessionId: string, @PathNumber('position') position: number) {
    await this.openItem.run(actor, { sessionId, position });
    return this.getSession.run(actor, sessionId);
  }

  @Post('finish')
  @HttpCode(200)
  @ApiOkResponse({ schema: zodSchema('Sitting', sittingReply), description: 'The answer is final' })
  @Problems('item.not-open', 'session.late', 'session.finished', 'session.not-running')
  async finish(@CurrentActor() actor: Actor, @PathId() sessionId: string, @PathNumber('position') position: number) {
    await this.finishItem.run(actor, { sessionId, position });
    return this.getSession.run(actor, sessionId);
  }
}
