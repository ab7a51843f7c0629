import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { z } from 'zod';
import { GetImport } from '@app/interchange/anki/get-import.js';
import { ListImportItems } from '@app/interchange/anki/list-import-items.js';
import { ListImports } from '@app/interchange/anki/list-imports.js';
import { importVerdicts, type ImportVerdict } from '@app/interchange/domain/card-import.js';
import { isUnderWay } from '@app/interchange/domain/file-import.js';
import type { Actor } from '@app/kernel/actor.js';
import { Allow, CurrentActor } from '../http/access.js';
import { decodeCursor, encodeCursor, PageQuery } from '../http/cursor.js';
import { EventHub } from '../http/event-hub.js';
import { zodSchema } from '../http/openapi.js';
import { PathId } from '../http/validation.js';
import { WaitQuery } from '../http/wait.js';
import { importItemsReply, importListReply, importReply } from '../messages/anki-import.reply.js';

class ImportItemsQuery extends PageQuery {
  @ApiPropertyOptional({ type: String, enum: importVerdicts })
  @IsOptional()
  @IsIn(importVerdicts)
  verdict?: ImportVerdict;
}

/** What is to become of an import, and what became of it. */
@ApiTags('reviews')
@Allow('candidate')
@Controller('reviews')
export class ImportViewsController {
  constructor(
    private readonly imports: GetImport,
    private readonly listing: ListImports,
    private readonly listItems: ListImportItems,
    private readonly hub: EventHub,
  ) {}

  @Get('imports')
  @ApiOkResponse({ schema: zodSchema('ImportList', importListReply), description: 'The newest ones' })
  async list(@CurrentActor() actor: Actor) {
    return this.listing.run(actor);
  }

  @Get('imports/:id')
  @ApiOkResponse({ schema: zodSchema('Import', importReply) })
  async get(@CurrentActor() actor: Actor, @PathId() id: string, @Query() { waitMs }: WaitQuery) {
    return this.hub.waitUntil(
      actor,
      waitMs,
      () => this.imports.run(actor, id),
      ({ state }) => !isUnderWay(state),
    );
  }

  @Get('imports/:id/items')
  @ApiOkResponse({ schema: zodSchema('ImportItems', importItemsReply), description: "In the file's order" })
  async items(@CurrentActor() actor: Actor, @PathId() id: string, @Query() query: ImportItemsQuery) {
    const { verdict, limit } = query;
    const after = decodeCursor(query.cursor, z.int().min(0).max(2_147_483_647));
    const { items, next } = await this.listItems.run(actor, id, { verdict, after, limit });
    return { items, nextCursor: next === null ? null : encodeCursor(next) };
  }
}
