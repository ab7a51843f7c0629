import { Body, Controller, Get, HttpCode, Post, Query, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Actor } from '@app/kernel/actor.js';
import type { ActReceipt } from '@app/review-scheduling/card/act-on-card.js';
import { GetCardHistory } from '@app/review-scheduling/card/get-card-history.js';
import { ResetCard } from '@app/review-scheduling/card/reset-card.js';
import { SetCardDue } from '@app/review-scheduling/card/set-card-due.js';
import { Allow, CurrentActor } from '../http/access.js';
import { decodeCursor, encodeCursor, PageQuery } from '../http/cursor.js';
import { zodSchema } from '../http/openapi.js';
import { Problems } from '../http/problem-responses.js';
import { PathId } from '../http/validation.js';
import { cardActReply, cardHistoryReply } from '../messages/card.reply.js';
import { ActBody, SetDueBody } from '../messages/cards.body.js';

const waits = { schema: zodSchema('CardAct', cardActReply), description: 'It waits for the answer before it' };

@ApiTags('cards')
@Allow('candidate')
@Controller('cards/:id')
export class CardActsController {
  constructor(
    private readonly getHistory: GetCardHistory,
    private readonly resetCard: ResetCard,
    private readonly setCardDue: SetCardDue,
  ) {}

  @Allow('candidate', 'me:read')
  @Get('history')
  @ApiOkResponse({ schema: zodSchema('CardHistory', cardHistoryReply), description: 'All that was done, newest first' })
  async history(@CurrentActor() actor: Actor, @PathId() id: string, @Query() { limit, cursor }: PageQuery) {
    const before = decodeCursor(cursor, z.int32());
    const { items, next } = await this.getHistory.run(actor, id, { before, limit });
    return { items, nextCursor: next === null ? null : encodeCursor(next) };
  }

  @Post('reset')
  @HttpCode(200)
  @ApiOkResponse({ schema: zodSchema('CardAct', cardActReply), description: 'The card is new again' })
  @ApiAcceptedResponse(waits)
  @Problems('idempotency.mismatch')
  async reset(
    @CurrentActor() actor: Actor,
    @PathId() id: string,
    @Body() body: ActBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return told(await this.resetCard.run(actor, { cardId: id, ...body }), reply);
  }

  @Post('due')
  @HttpCode(200)
  @ApiOkResponse({ schema: zodSchema('CardAct', cardActReply), description: 'The card is due on that day' })
  @ApiAcceptedResponse(waits)
  @Problems('idempotency.mismatch')
  async setDue(
    @CurrentActor() actor: Actor,
    @PathId() id: string,
    @Body() body: SetDueBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return told(await this.setCardDue.run(actor, { cardId: id, ...body }), reply);
  }
}

function told(receipt: ActReceipt, reply: FastifyReply): ActReceipt {
  if (receipt.state === 'queued') reply.status(202);
  return receipt;
}
