import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { ListTasks } from '@app/item-statistics/tasks/list-tasks.js';
import { SettleTask } from '@app/item-statistics/tasks/settle-task.js';
import type { Actor } from '@app/kernel/actor.js';
import { Allow, CurrentActor } from '../http/access.js';
import { decodeCursor, encodeCursor } from '../http/cursor.js';
import { zodSchema } from '../http/openapi.js';
import { Problems } from '../http/problem-responses.js';
import { PathId } from '../http/validation.js';
import { ReviewTasksQuery, SettleTaskBody } from '../messages/statistics.body.js';
import { reviewTaskPageReply, reviewTaskReply } from '../messages/statistics.reply.js';

const taskCursor = z.strictObject({ openedAt: z.iso.datetime(), id: z.uuid() });

/** What the figures of questions ask instructors to look at. */
@ApiTags('authoring')
@Allow('instructor')
@Controller('admin/review-tasks')
export class ReviewTasksController {
  constructor(
    private readonly listTasks: ListTasks,
    private readonly settleTask: SettleTask,
  ) {}

  @Allow('instructor', 'questions:read')
  @Get()
  @ApiOkResponse({ schema: zodSchema('ReviewTaskPage', reviewTaskPageReply), description: 'The newest first' })
  async list(@Query() { limit, cursor, ...filter }: ReviewTasksQuery) {
    const after = decodeCursor(cursor, taskCursor);
    const { items, more, open } = await this.listTasks.run(filter, { limit, after });
    const { openedAt, id } = items.at(-1) ?? {};
    return { items, nextCursor: more ? encodeCursor({ openedAt, id }) : null, open };
  }

  @Post(':id/settle')
  @HttpCode(200)
  @ApiOkResponse({ schema: zodSchema('ReviewTask', reviewTaskReply) })
  @Problems('task.settled', 'question.not-mended')
  async settle(@CurrentActor() actor: Actor, @PathId() id: string, @Body() body: SettleTaskBody) {
    return this.settleTask.run(actor, { id, ...body });
  }
}
