import { Body, Controller, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Actor } from '@app/kernel/actor.js';
import { ChangeCard } from '@app/review-scheduling/card/change-card.js';
import { ChangeCards } from '@app/review-scheduling/card/change-cards.js';
import { GetCard } from '@app/review-scheduling/card/get-card.js';
import { ListCards } from '@app/review-scheduling/card/list-cards.js';
import type { CardSort } from '@app/review-scheduling/domain/card-sort.js';
import { Allow, CurrentActor } from '../http/access.js';
import { decodeCursor, encodeCursor } from '../http/cursor.js';
import { zodSchema } from '../http/openapi.js';
import { PathId } from '../http/validation.js';
import { cardPageReply, cardReply, changedCardsReply } from '../messages/card.reply.js';
import { BulkBody, CardsQuery, ChangeCardBody, changeOf } from '../messages/cards.body.js';

const time = z.strictObject({ key: z.iso.datetime(), id: z.uuid() });
const number = z.strictObject({ key: z.number(), id: z.uuid() });
const whole = z.strictObject({ key: z.int32(), id: z.uuid() });
const cursors = { due: time, added: time, lapses: whole, difficulty: number } satisfies Record<CardSort, z.ZodType>;

@ApiTags('cards')
@Allow('candidate')
@Controller('cards')
export class CardsController {
  constructor(
    private readonly listCards: ListCards,
    private readonly getCard: GetCard,
    private readonly changeCard: ChangeCard,
    private readonly changeCards: ChangeCards,
  ) {}

  @Allow('candidate', 'me:read')
  @Get()
  @ApiOkResponse({ schema: zodSchema('CardPage', cardPageReply), description: "One's own cards" })
  async list(@CurrentActor() actor: Actor, @Query() { limit, cursor, sort, suspended, leech, ...filter }: CardsQuery) {
    const after = decodeCursor<{ key: string | number; id: string }>(cursor, cursors[sort]);
    const wanted = { ...filter, suspended: suspended && suspended === 'true', leech: leech && leech === 'true' };
    const { items, next } = await this.listCards.run(actor, wanted, { sort, limit, after });
    return { items, nextCursor: next && encodeCursor(next) };
  }

  @Post('bulk')
  @HttpCode(200)
  @ApiOkResponse({
    schema: zodSchema('ChangedCards', changedCardsReply),
    description: 'Cards of others are passed over',
  })
  async changeMany(@CurrentActor() actor: Actor, @Body() body: BulkBody) {
    return this.changeCards.run(actor, body.cardIds, changeOf(body));
  }

  @Allow('candidate', 'me:read')
  @Get(':id')
  @ApiOkResponse({ schema: zodSchema('Card', cardReply) })
  async get(@CurrentActor() actor: Actor, @PathId() id: string) {
    return this.getCard.run(actor, id);
  }

  @Patch(':id')
  @ApiOkResponse({ schema: zodSchema('Card', cardReply), description: 'With what was given changed' })
  async change(@CurrentActor() actor: Actor, @PathId() id: string, @Body() change: ChangeCardBody) {
    return this.changeCard.run(actor, id, change);
  }
}
