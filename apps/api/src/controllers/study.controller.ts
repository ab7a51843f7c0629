import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@app/kernel/actor.js';
import { GetCard } from '@app/review-scheduling/card/get-card.js';
import { Allow, CurrentActor } from '../http/access.js';
import { zodSchema } from '../http/openapi.js';
import { PathId } from '../http/validation.js';
import { cardReply } from '../messages/review.reply.js';

@ApiTags('reviews')
@Allow('candidate')
@Controller()
export class StudyController {
  constructor(private readonly getCard: GetCard) {}

  @Get('cards/:id')
  @ApiOkResponse({ schema: zodSchema('Card', cardReply) })
  async card(@CurrentActor() actor: Actor, @PathId() id: string) {
    return this.getCard.run(actor, id);
  }
}
