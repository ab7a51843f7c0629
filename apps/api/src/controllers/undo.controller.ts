import { Controller, HttpCode, Post, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '@app/kernel/actor.js';
import { RedoReview } from '@app/review-scheduling/review/redo-review.js';
import { UndoReview } from '@app/review-scheduling/review/undo-review.js';
import { Allow, CurrentActor } from '../http/access.js';
import { zodSchema } from '../http/openapi.js';
import { Problems } from '../http/problem-responses.js';
import { PathId } from '../http/validation.js';
import { redoReply, undoReply } from '../messages/review.reply.js';

@ApiTags('reviews')
@Allow('candidate')
@Controller('reviews/:id')
export class UndoController {
  constructor(
    private readonly undoReview: UndoReview,
    private readonly redoReview: RedoReview,
  ) {}

  @Post('undo')
  @HttpCode(200)
  @ApiOkResponse({ schema: zodSchema('Undo', undoReply), description: 'The card as the other acts leave it' })
  async undo(@CurrentActor() actor: Actor, @PathId() id: string) {
    return this.undoReview.run(actor, id);
  }

  @Post('redo')
  @HttpCode(200)
  @ApiOkResponse({ schema: zodSchema('Redo', redoReply), description: 'The card as all acts leave it' })
  @ApiAcceptedResponse({ schema: zodSchema('Redo', redoReply), description: 'It was never graded, and waits for that' })
  @Problems('review.replaced')
  async redo(@CurrentActor() actor: Actor, @PathId() id: string, @Res({ passthrough: true }) reply: FastifyReply) {
    const redone = await this.redoReview.run(actor, id);
    if (redone.state === 'queued') reply.status(202);
    return redone;
  }
}
