import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { ListReports } from '@app/item-statistics/reports/list-reports.js';
import { ReportFault } from '@app/item-statistics/reports/report-fault.js';
import { SettleReports } from '@app/item-statistics/reports/settle-reports.js';
import type { Actor } from '@app/kernel/actor.js';
import { Allow, CurrentActor } from '../http/access.js';
import { decodeCursor, encodeCursor } from '../http/cursor.js';
import { zodSchema } from '../http/openapi.js';
import { Problems } from '../http/problem-responses.js';
import { ReportBody, ReportsQuery, SettleReportsBody } from '../messages/statistics.body.js';
import { reportPageReply, reportReceiptReply, settledReportsReply } from '../messages/statistics.reply.js';

const reportCursor = z.strictObject({ createdAt: z.iso.datetime(), id: z.uuid() });

@ApiTags('questions')
@Allow('candidate')
@Controller('reports')
export class ReportsController {
  constructor(private readonly reportFault: ReportFault) {}

  @Post()
  @ApiCreatedResponse({ schema: zodSchema('ReportReceipt', reportReceiptReply), description: 'Instructors see it' })
  @Problems('resource.not-found', 'request.rate-limited', 'idempotency.mismatch')
  async report(@CurrentActor() actor: Actor, @Body() body: ReportBody) {
    return this.reportFault.run(actor, body);
  }
}

/** What candidates reported, for instructors. */
@ApiTags('authoring')
@Allow('instructor')
@Controller('admin/reports')
export class AdminReportsController {
  constructor(
    private readonly listReports: ListReports,
    private readonly settleReports: SettleReports,
  ) {}

  @Get()
  @ApiOkResponse({ schema: zodSchema('ReportPage', reportPageReply), description: 'The newest first' })
  async list(@Query() { limit, cursor, ...filter }: ReportsQuery) {
    const after = decodeCursor(cursor, reportCursor);
    const { items, more, open } = await this.listReports.run(filter, { limit, after });
    const { createdAt, id } = items.at(-1) ?? {};
    return { items, nextCursor: more ? encodeCursor({ createdAt, id }) : null, open };
  }

  @Post('settle')
  @HttpCode(200)
  @ApiOkResponse({ schema: zodSchema('SettledReports', settledReportsReply), description: 'All, or none' })
  @Problems('resource.not-found', 'report.settled', 'question.not-mended')
  async settle(@CurrentActor() actor: Actor, @Body() body: SettleReportsBody) {
    return this.settleReports.run(actor, body);
  }
}
