import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Actor } from '@app/kernel/actor.js';
import { GetQuestion } from '@app/question-bank/get-question.js';
import { ListQuestions } from '@app/question-bank/list-questions.js';
import { RevealAnswer } from '@app/review-scheduling/review/reveal-answer.js';
import { Allow, CurrentActor } from '../http/access.js';
import { decodeCursor, encodeCursor } from '../http/cursor.js';
import { zodSchema } from '../http/openapi.js';
import { Problems } from '../http/problem-responses.js';
import { questionPageReply, questionReply, revealReply } from '../messages/question.reply.js';
import { QuestionsQuery } from '../messages/questions.query.js';

@ApiTags('questions')
@Allow('candidate')
@Controller('questions')
export class QuestionsController {
  constructor(
    private readonly listQuestions: ListQuestions,
    private readonly getQuestion: GetQuestion,
    private readonly revealAnswer: RevealAnswer,
  ) {}

  @Get()
  @ApiOkResponse({ schema: zodSchema('QuestionPage', questionPageReply) })
  async list(@Query() { limit, cursor, ...filter }: QuestionsQuery) {
    const afterSlug = decodeCursor(cursor, z.string());
    const { items, nextSlug } = await this.listQuestions.run(filter, { limit, afterSlug });
    return { items, nextCursor: nextSlug && encodeCursor(nextSlug) };
  }

  @Get(':slug')
  @ApiOkResponse({ schema: zodSchema('Question', questionReply) })
  async get(@CurrentActor() actor: Actor, @Param('slug') slug: string) {
    return this.getQuestion.run(actor, slug);
  }

  @Post(':slug/reveal')
  @HttpCode(200)
  @ApiOkResponse({
    schema: zodSchema('Reveal', revealReply),
    description: 'The other side of a flashcard or of a self-assessed open question',
  })
  @Problems('review.not-revealable', 'question.being-asked')
  async reveal(@CurrentActor() actor: Actor, @Param('slug') slug: string) {
    return this.revealAnswer.run(actor, slug);
  }
}
