import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@app/kernel/actor.js';
import { AddCards } from '@app/review-scheduling/queue/add-cards.js';
import { GetDue } from '@app/review-scheduling/queue/get-due.js';
import { StudyMore } from '@app/review-scheduling/queue/study-more.js';
import { Allow, CurrentActor } from '../http/access.js';
import { zodSchema } from '../http/openapi.js';
import { Problems } from '../http/problem-responses.js';
import { AddCardsBody, questionChoice, StudyMoreBody } from '../messages/queue.body.js';
import { addedCardsReply, dueReply, limitsReply } from '../messages/queue.reply.js';

@ApiTags('reviews')
@Allow('candidate')
@Controller()
export class QueueController {
  constructor(
    private readonly getDue: GetDue,
    private readonly addCards: AddCards,
    private readonly studyMore: StudyMore,
  ) {}

  @Get('reviews/due')
  @ApiOkResponse({ schema: zodSchema('DueQueue', dueReply), description: 'What is left of today, by study day' })
  async due(@CurrentActor() actor: Actor) {
    return this.getDue.run(actor);
  }

  @Post('reviews/due/more')
  @HttpCode(200)
  @ApiOkResponse({
    schema: zodSchema('DayLimits', limitsReply),
    description: "Today's limits, never lower than before",
  })
  async more(@CurrentActor() actor: Actor, @Body() body: StudyMoreBody) {
    return this.studyMore.run(actor, { extraNew: body.new ?? 0, extraReviews: body.reviews ?? 0 });
  }

  @Post('cards')
  @HttpCode(200)
  @ApiOkResponse({
    schema: zodSchema('AddedCards', addedCardsReply),
    description: 'New cards, which wait for their turn within the daily limit; twice is once',
  })
  @Problems('resource.not-found')
  async add(@CurrentActor() actor: Actor, @Body() body: AddCardsBody) {
    return this.addCards.run(actor, questionChoice(body));
  }
}
