import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@app/kernel/actor.js';
import { GetCard } from '@app/review-scheduling/card/get-card.js';
import { GetDue } from '@app/review-scheduling/queue/get-due.js';
import { Allow, CurrentActor } from '../http/access.js';
import { zodSchema } from '../http/openapi.js';
import { PathId } from '../http/validation.js';
import { cardReply, dueReply } from '../messages/review.reply.js';

@ApiTags('reviews')
@Allow('candidate')
@Controller()
export class StudyController {
  constructor(
    private readonly getDue: GetDue,
    private readonly getCard: GetCard,
  ) {}

  @Get('reviews/due')
  @ApiOkResponse({ schema: zodSchema('DueQueue', dueReply), description: "Today's reviews, by study day" })
  async due(@CurrentActor() actor: Actor) {
    return this.getDue.run(actor);
  }

  @Get('cards/:id')
  @ApiOkResponse({ schema: zodSchema('Card', cardReply) })
  async card(@CurrentActor() actor: Actor, @PathId() id: string) {
    return this.getCard.run(actor, id);
  }
}
