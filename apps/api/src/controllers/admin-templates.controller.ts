import { Body, Controller, Get, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Actor } from '@app/kernel/actor.js';
import { ChangeTemplate } from '@app/interview-template/change-template.js';
import { CreateTemplate } from '@app/interview-template/create-template.js';
import { GetTemplate } from '@app/interview-template/get-template.js';
import { ListTemplates } from '@app/interview-template/list-templates.js';
import type { Edition } from '@app/question-bank/save-draft.js';
import { Allow, CurrentActor } from '../http/access.js';
import { decodeCursor, encodeCursor } from '../http/cursor.js';
import { IdempotencyKey } from '../http/idempotency-key.js';
import { etagOf, IfMatchEdition } from '../http/if-match.js';
import { zodSchema } from '../http/openapi.js';
import { Problems } from '../http/problem-responses.js';
import { PathId, PathNumber } from '../http/validation.js';
import { adminTemplatePageReply, adminTemplateReply, templateVersionReply } from '../messages/template.reply.js';
import { ChangeTemplateBody, CreateTemplateBody, TemplatesQuery } from '../messages/templates.body.js';

const template = zodSchema('AdminTemplate', adminTemplateReply);

@ApiTags('interview templates')
@Allow('instructor')
@Controller('admin/templates')
export class AdminTemplatesController {
  constructor(
    private readonly createTemplate: CreateTemplate,
    private readonly listTemplates: ListTemplates,
    private readonly getTemplate: GetTemplate,
    private readonly changeTemplate: ChangeTemplate,
  ) {}

  @Post()
  @ApiCreatedResponse({ schema: template, description: 'A draft, as version 1' })
  @Problems('template.invalid-plan', 'template.slug-taken')
  async create(
    @CurrentActor() actor: Actor,
    @Body() body: CreateTemplateBody,
    @IdempotencyKey() key: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { id } = await this.createTemplate.run(actor, body, key);
    return this.reply(id, reply);
  }

  @Get()
  @ApiOkResponse({ schema: zodSchema('AdminTemplatePage', adminTemplatePageReply) })
  async list(@Query() { limit, cursor, ...filter }: TemplatesQuery) {
    const afterSlug = decodeCursor(cursor, z.string());
    const { items, nextSlug } = await this.listTemplates.run(filter, { limit, afterSlug });
    return { items, nextCursor: nextSlug && encodeCursor(nextSlug) };
  }

  @Get(':id')
  @ApiOkResponse({ schema: template, description: 'As its newest version is; the ETag changes with every change' })
  async get(@PathId() id: string, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.reply(id, reply);
  }

  @Get(':id/versions/:number')
  @ApiOkResponse({ schema: zodSchema('TemplateVersion', templateVersionReply) })
  version(@PathId() id: string, @PathNumber('number') number: number) {
    return this.getTemplate.version(id, number);
  }

  @Patch(':id')
  @ApiHeader({
    name: 'If-Match',
    required: false,
    description: 'ETag of the template as it was read',
    schema: { type: 'string' },
  })
  @ApiOkResponse({ schema: template, description: 'Another title, description or plan makes the next version' })
  @Problems('template.invalid-plan', 'template.wrong-state', 'session.not-enough-questions', 'version.stale')
  async change(
    @CurrentActor() actor: Actor,
    @PathId() id: string,
    @Body() body: ChangeTemplateBody,
    @IfMatchEdition() seen: Edition | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await this.changeTemplate.run(actor, { ...body, id, seen });
    return this.reply(id, reply);
  }

  private async reply(id: string, reply: FastifyReply) {
    const found = await this.getTemplate.run(id);
    reply.header('etag', etagOf(found));
    return found;
  }
}
