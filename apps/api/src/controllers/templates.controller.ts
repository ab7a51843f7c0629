import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Actor } from '@app/kernel/actor.js';
import { GetPublishedTemplate } from '@app/quiz-session/start/get-published-template.js';
import { ListPublishedTemplates } from '@app/quiz-session/start/list-published-templates.js';
import { Allow, CurrentActor } from '../http/access.js';
import { decodeCursor, encodeCursor, PageQuery } from '../http/cursor.js';
import { zodSchema } from '../http/openapi.js';
import { PathId } from '../http/validation.js';
import { templatePageReply, templateReply } from '../messages/template.reply.js';

@ApiTags('mock interviews')
@Allow('candidate')
@Controller('templates')
export class TemplatesController {
  constructor(
    private readonly listTemplates: ListPublishedTemplates,
    private readonly getTemplate: GetPublishedTemplate,
  ) {}

  @Get()
  @ApiOkResponse({
    schema: zodSchema('TemplatePage', templatePageReply),
    description: 'Interviews that can be sat, with the attempts of who asks',
  })
  async list(@CurrentActor() actor: Actor, @Query() { limit, cursor }: PageQuery) {
    const afterSlug = decodeCursor(cursor, z.string());
    const { items, nextSlug } = await this.listTemplates.run(actor, { limit, afterSlug });
    return { items, nextCursor: nextSlug && encodeCursor(nextSlug) };
  }

  @Get(':id')
  @ApiOkResponse({ schema: zodSchema('Template', templateReply) })
  get(@CurrentActor() actor: Actor, @PathId() id: string) {
    return this.getTemplate.run(actor, id);
  }
}
