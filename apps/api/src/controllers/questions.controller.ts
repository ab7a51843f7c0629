import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { z } from 'zod';
import type { Actor } from '@app/kernel/actor.js';
import { kinds, type Kind } from '@app/question-bank/domain/content.js';
import { levels, type Level } from '@app/question-bank/domain/taxonomy.js';
import { GetQuestion } from '@app/question-bank/get-question.js';
import { ListQuestions } from '@app/question-bank/list-questions.js';
import { RevealAnswer } from '@app/review-scheduling/reveal-answer.js';
import { Allow, CurrentActor } from '../http/access.js';
import { decodeCursor, encodeCursor, PageQuery } from '../http/cursor.js';
import { zodSchema } from '../http/openapi.js';
import { Problems } from '../http/problem-responses.js';
import { questionPageReply, questionReply, revealReply } from './question.reply.js';

class QuestionsQuery extends PageQuery {
  @ApiPropertyOptional({ type: String })
  @IsOptional()
  @IsString()
  @MaxLength(80)
  track?: string;

  @ApiPropertyOptional({ type: String })
  @IsOptional()
  @IsString()
  @MaxLength(80)
  topic?: string;

  @ApiPropertyOptional({ type: String, enum: levels })
  @IsOptional()
  @IsIn(levels)
  level?: Level;

  @ApiPropertyOptional({ type: String, enum: kinds })
  @IsOptional()
  @IsIn(kinds)
  kind?: Kind;

  @ApiPropertyOptional({ type: String, maxLength: 200, description: 'Text to find in slug or prompt' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  q?: string;
}

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
  async get(@Param('slug') slug: string) {
    return this.getQuestion.run(slug);
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
