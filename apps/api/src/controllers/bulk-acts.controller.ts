import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiCreatedResponse, ApiOkResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Actor } from '@app/kernel/actor.js';
import { GetBulkAct } from '@app/question-bank/bulk/get-bulk-act.js';
import { PreviewBulkAct } from '@app/question-bank/bulk/preview-bulk-act.js';
import { settleActs, SettleBulkAct, type BulkSettleAct } from '@app/question-bank/bulk/settle-bulk-act.js';
import { Allow, CurrentActor } from '../http/access.js';
import { decodeCursor, encodeCursor } from '../http/cursor.js';
import { IdempotencyKey } from '../http/idempotency-key.js';
import { zodSchema } from '../http/openapi.js';
import { Problems } from '../http/problem-responses.js';
import { PathId, PathWord } from '../http/validation.js';
import { bulkActOf, BulkItemsQuery, PreviewBulkBody } from '../messages/bulk-acts.body.js';
import { bulkActListReply, bulkActReply, bulkItemPageReply } from '../messages/bulk-acts.reply.js';

const bulkAct = zodSchema('BulkAct', bulkActReply);

/** One act on all questions that a filter finds: looked at first, then done by a job, and undone where that can be. */
@ApiTags('bulk acts')
@Allow('instructor')
@Controller('admin/bulk-acts')
export class BulkActsController {
  constructor(
    private readonly previewBulkAct: PreviewBulkAct,
    private readonly getBulkAct: GetBulkAct,
    private readonly settleBulkAct: SettleBulkAct,
  ) {}

  @Post()
  @ApiCreatedResponse({ schema: bulkAct, description: 'What it would change. Nothing is done yet' })
  @Problems('question.unknown-topic', 'question.unknown-person', 'bulk.too-many')
  async preview(
    @CurrentActor() actor: Actor,
    @Body() { act, filter, ids }: PreviewBulkBody,
    @IdempotencyKey() key: string | undefined,
  ) {
    const { id } = await this.previewBulkAct.run(actor, { act: bulkActOf(act), filter: { ...filter }, ids }, key);
    return this.getBulkAct.run(actor, id);
  }

  @Get()
  @ApiOkResponse({ schema: zodSchema('BulkActList', bulkActListReply), description: 'Your newest 20' })
  async list(@CurrentActor() actor: Actor) {
    return { items: await this.getBulkAct.list(actor) };
  }

  @Get(':id')
  @ApiOkResponse({ schema: bulkAct })
  async get(@CurrentActor() actor: Actor, @PathId() id: string) {
    return this.getBulkAct.run(actor, id);
  }

  @Get(':id/items')
  @ApiOkResponse({ schema: zodSchema('BulkItemPage', bulkItemPageReply), description: 'Question by question' })
  async items(@CurrentActor() actor: Actor, @PathId() id: string, @Query() { limit, cursor, verdict }: BulkItemsQuery) {
    const after = decodeCursor(cursor, z.int().min(0).max(1_000_000)) ?? 0;
    const { next, ...page } = await this.getBulkAct.items(actor, id, { verdict, after, limit });
    return { ...page, nextCursor: next === null ? null : encodeCursor(next) };
  }

  @Post(':id/:act')
  @HttpCode(202)
  @ApiParam({ name: 'act', enum: settleActs })
  @ApiAcceptedResponse({ schema: bulkAct, description: 'What was seen is done; a question that has moved on is left' })
  @Problems('bulk.wrong-state', 'bulk.not-undoable')
  async settle(@CurrentActor() actor: Actor, @PathId() id: string, @PathWord('act', settleActs) act: BulkSettleAct) {
    await this.settleBulkAct.run(actor, id, act);
    return this.getBulkAct.run(actor, id);
  }
}
