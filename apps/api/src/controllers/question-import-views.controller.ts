import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { z } from 'zod';
import { isUnderWay } from '@app/interchange/domain/file-import.js';
import { recordVerdicts, type RecordVerdict } from '@app/interchange/domain/question-import.js';
import { GetQuestionImport, ListQuestionImports } from '@app/interchange/questions/get-question-import.js';
import { ListRecords } from '@app/interchange/questions/list-records.js';
import type { Actor } from '@app/kernel/actor.js';
import { Allow, CurrentActor } from '../http/access.js';
import { decodeCursor, encodeCursor, PageQuery } from '../http/cursor.js';
import { EventHub } from '../http/event-hub.js';
import { zodSchema } from '../http/openapi.js';
import { PathId } from '../http/validation.js';
import { WaitQuery } from '../http/wait.js';
import { questionImportListReply, questionImportReply, recordPageReply } from '../messages/question-import.reply.js';

class RecordsQuery extends PageQuery {
  @ApiPropertyOptional({ type: String, enum: recordVerdicts })
  @IsOptional()
  @IsIn(recordVerdicts)
  verdict?: RecordVerdict;
}

/** What is to become of an import of questions, and what became of it. */
@ApiTags('authoring')
@Allow('instructor', 'questions:read')
@Controller('admin/imports')
export class QuestionImportViewsController {
  constructor(
    private readonly imports: GetQuestionImport,
    private readonly listing: ListQuestionImports,
    private readonly listRecords: ListRecords,
    private readonly hub: EventHub,
  ) {}

  @Get()
  @ApiOkResponse({ schema: zodSchema('QuestionImportList', questionImportListReply), description: 'The newest ones' })
  async list(@CurrentActor() actor: Actor) {
    return this.listing.run(actor);
  }

  @Get(':id')
  @ApiOkResponse({ schema: zodSchema('QuestionImport', questionImportReply) })
  async get(@CurrentActor() actor: Actor, @PathId() id: string, @Query() { waitMs }: WaitQuery) {
    return this.hub.waitUntil(
      actor,
      waitMs,
      () => this.imports.run(actor, id),
      ({ state }) => !isUnderWay(state),
    );
  }

  @Get(':id/records')
  @ApiOkResponse({ schema: zodSchema('RecordPage', recordPageReply), description: "In the file's order" })
  async records(@CurrentActor() actor: Actor, @PathId() id: string, @Query() query: RecordsQuery) {
    const { verdict, limit } = query;
    const after = decodeCursor(query.cursor, z.int().min(0).max(2_147_483_647));
    const { items, next } = await this.listRecords.run(actor, id, { verdict, after, limit });
    return { items, nextCursor: next === null ? null : encodeCursor(next) };
  }
}
