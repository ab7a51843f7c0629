import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Actor } from '@app/kernel/actor.js';
import { supervisionActs, type SupervisionAct } from '@app/supervision/domain/act.js';
import { GetSitting } from '@app/supervision/get-sitting.js';
import { ListSittings } from '@app/supervision/list-sittings.js';
import { SuperviseSitting } from '@app/supervision/supervise-sitting.js';
import { Allow, CurrentActor } from '../http/access.js';
import { decodeCursor, encodeCursor } from '../http/cursor.js';
import { IdempotencyKey } from '../http/idempotency-key.js';
import { zodSchema } from '../http/openapi.js';
import { Problems } from '../http/problem-responses.js';
import { PathId, PathWord } from '../http/validation.js';
import { SuperviseBody, SupervisedQuery } from '../messages/supervision.body.js';
import { supervisedPageReply, supervisedSittingReply } from '../messages/supervision.reply.js';

const sitting = zodSchema('SupervisedSitting', supervisedSittingReply);
const sittingCursor = z.strictObject({ startedAt: z.iso.datetime(), id: z.uuid() });

@ApiTags('supervision')
@Allow('instructor')
@Controller('admin/quiz-sessions')
export class SupervisionController {
  constructor(
    private readonly listSittings: ListSittings,
    private readonly getSitting: GetSitting,
    private readonly superviseSitting: SuperviseSitting,
  ) {}

  @Get()
  @ApiOkResponse({ schema: zodSchema('SupervisedPage', supervisedPageReply), description: 'Newest first' })
  async list(@Query() { limit, cursor, ...filter }: SupervisedQuery) {
    const before = decodeCursor(cursor, sittingCursor);
    const { items, more } = await this.listSittings.run(filter, { limit, before });
    const last = items.at(-1);
    return { items, nextCursor: more && last ? encodeCursor({ startedAt: last.startedAt, id: last.id }) : null };
  }

  @Get(':id')
  @ApiOkResponse({ schema: sitting })
  async get(@PathId() id: string) {
    return this.getSitting.run(id);
  }

  @Post(':id/:act')
  @HttpCode(200)
  @ApiParam({ name: 'act', enum: supervisionActs })
  @ApiOkResponse({ schema: sitting, description: 'As it is after the act; its candidate hears of it at once' })
  @Problems('session.wrong-state', 'session.not-paused', 'question.being-asked')
  async act(
    @CurrentActor() actor: Actor,
    @PathId() sessionId: string,
    @PathWord('act', supervisionActs) act: SupervisionAct,
    @Body() { reason, minutes }: SuperviseBody,
    @IdempotencyKey() key: string | undefined,
  ) {
    const { id } = await this.superviseSitting.run(actor, { sessionId, act, reason, minutes }, key);
    return this.getSitting.run(id);
  }
}
