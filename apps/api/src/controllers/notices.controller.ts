import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Actor } from '@app/kernel/actor.js';
import { ListNotices } from '@app/notices/list-notices.js';
import { ReadNotices } from '@app/notices/read-notices.js';
import { Allow, CurrentActor } from '../http/access.js';
import { decodeCursor, encodeCursor, PageQuery } from '../http/cursor.js';
import { zodSchema } from '../http/openapi.js';
import { noticePageReply, unreadReply } from '../messages/notice.reply.js';
import { ReadNoticesBody } from '../messages/statistics.body.js';

const noticeCursor = z.strictObject({ createdAt: z.iso.datetime(), id: z.uuid() });

@ApiTags('account')
@Allow('candidate')
@Controller('me/notices')
export class NoticesController {
  constructor(
    private readonly listNotices: ListNotices,
    private readonly readNotices: ReadNotices,
  ) {}

  @Allow('candidate', 'me:read')
  @Get()
  @ApiOkResponse({ schema: zodSchema('NoticePage', noticePageReply), description: 'The newest first' })
  async list(@CurrentActor() actor: Actor, @Query() { limit, cursor }: PageQuery) {
    const after = decodeCursor(cursor, noticeCursor);
    const { items, more, unread } = await this.listNotices.run(actor, { limit, after });
    const { createdAt, id } = items.at(-1) ?? {};
    return { items, nextCursor: more ? encodeCursor({ createdAt, id }) : null, unread };
  }

  @Post('read')
  @HttpCode(200)
  @ApiOkResponse({ schema: zodSchema('Unread', unreadReply) })
  async read(@CurrentActor() actor: Actor, @Body() { ids }: ReadNoticesBody) {
    return this.readNotices.run(actor, ids);
  }
}
