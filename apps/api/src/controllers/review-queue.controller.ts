import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Actor } from '@app/kernel/actor.js';
import { ListWaiting } from '@app/question-bank/review/list-waiting.js';
import { Allow, CurrentActor } from '../http/access.js';
import { decodeCursor, encodeCursor } from '../http/cursor.js';
import { zodSchema } from '../http/openapi.js';
import { ReviewQueueQuery } from '../messages/version-review.body.js';
import { reviewQueueReply } from '../messages/version-review.reply.js';

/** A time as PostgreSQL writes it: to the microsecond, which a JavaScript date does not hold. */
const timestamp = z.string().regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d(:\d\d)?$/);
const waitingKey = z.strictObject({ submittedAt: timestamp, versionId: z.uuid() });

@ApiTags('review')
@Allow('instructor', 'questions:read')
@Controller('admin/review-queue')
export class ReviewQueueController {
  constructor(private readonly listWaiting: ListWaiting) {}

  @Get()
  @ApiOkResponse({ schema: zodSchema('ReviewQueue', reviewQueueReply), description: 'In review, the oldest first' })
  async list(@CurrentActor() actor: Actor, @Query() { limit, cursor, waitingFor }: ReviewQueueQuery) {
    const after = decodeCursor(cursor, waitingKey);
    const { next, ...page } = await this.listWaiting.run(actor, waitingFor, { limit, after });
    return { ...page, nextCursor: next && encodeCursor(next) };
  }
}
