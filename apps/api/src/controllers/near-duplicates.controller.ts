import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Actor } from '@app/kernel/actor.js';
import { DismissPair } from '@app/question-bank/near-duplicates/dismiss-pair.js';
import { FindSimilar } from '@app/question-bank/near-duplicates/find-similar.js';
import { ListPairs, type PairPlace } from '@app/question-bank/near-duplicates/list-pairs.js';
import { Allow, CurrentActor } from '../http/access.js';
import { decodeCursor, encodeCursor, PageQuery } from '../http/cursor.js';
import { zodSchema } from '../http/openapi.js';
import { PairBody, SimilarBody } from '../messages/near-duplicates.body.js';
import { pairPageReply, similarReply } from '../messages/near-duplicates.reply.js';

const place: z.ZodType<PairPlace> = z.strictObject({ similarity: z.number(), questionId: z.uuid(), otherId: z.uuid() });

@ApiTags('authoring')
@Allow('instructor')
@Controller('admin/questions')
export class NearDuplicatesController {
  constructor(
    private readonly findSimilar: FindSimilar,
    private readonly listPairs: ListPairs,
    private readonly dismissPair: DismissPair,
  ) {}

  @Allow('instructor', 'questions:write')
  @Post('similar')
  @HttpCode(200)
  @ApiOkResponse({ schema: zodSchema('SimilarQuestions', similarReply), description: 'Nothing is stored' })
  async similar(@Body() { content, questionId }: SimilarBody) {
    return { items: await this.findSimilar.run(content, questionId) };
  }

  @Allow('instructor', 'questions:read')
  @Get('near-duplicates')
  @ApiOkResponse({
    schema: zodSchema('NearDuplicatePage', pairPageReply),
    description:
      'Pairs of the bank that are neither merged nor dismissed, the most alike first; seconds behind changes',
  })
  async list(@Query() { limit, cursor }: PageQuery) {
    const { items, next } = await this.listPairs.run({ limit, after: decodeCursor(cursor, place) });
    return { items, nextCursor: next && encodeCursor(next) };
  }

  @Allow('instructor', 'questions:write')
  @Post('near-duplicates/dismiss')
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'These two are not the same, or may be again' })
  async dismiss(@CurrentActor() actor: Actor, @Body() { dismissed, ...pair }: PairBody): Promise<void> {
    await this.dismissPair.run(actor, pair, dismissed);
  }
}
