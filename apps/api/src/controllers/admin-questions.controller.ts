import { Body, Controller, Get, Post, Put, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Actor } from '@app/kernel/actor.js';
import { CreateQuestion } from '@app/question-bank/create-question.js';
import { GetAuthored, type AuthoredView } from '@app/question-bank/get-authored.js';
import type { BankSort } from '@app/question-bank/domain/bank-filter.js';
import { ListAuthored, type BankPlace } from '@app/question-bank/list-authored.js';
import { SaveDraft, type Edition } from '@app/question-bank/save-draft.js';
import { Allow, CurrentActor } from '../http/access.js';
import { decodeCursor, encodeCursor } from '../http/cursor.js';
import { IdempotencyKey } from '../http/idempotency-key.js';
import { etagOf, IfMatchEdition } from '../http/if-match.js';
import { zodSchema } from '../http/openapi.js';
import { Problems } from '../http/problem-responses.js';
import { PathId } from '../http/validation.js';
import { CreateQuestionBody, SaveDraftBody } from '../messages/admin-questions.body.js';
import { authoredPageReply, authoredReply } from '../messages/authored.reply.js';
import { AuthoredQuery } from '../messages/questions.query.js';

const text = z.strictObject({ key: z.string().max(200), slug: z.string().max(200) });
const time = z.strictObject({ key: z.iso.datetime(), slug: z.string().max(200) });
const places = {
  slug: text,
  newest: time,
  relevance: z.strictObject({ key: z.number(), slug: z.string().max(200) }),
} satisfies Record<BankSort, z.ZodType>;

const authored = zodSchema('AuthoredQuestion', authoredReply);

@ApiTags('authoring')
@Allow('instructor')
@Controller('admin/questions')
export class AdminQuestionsController {
  constructor(
    private readonly createQuestion: CreateQuestion,
    private readonly listAuthored: ListAuthored,
    private readonly getAuthored: GetAuthored,
    private readonly saveDraft: SaveDraft,
  ) {}

  @Allow('instructor', 'questions:write')
  @Post()
  @ApiCreatedResponse({ schema: authored, description: 'Version 1 is a draft' })
  @Problems('question.invalid-content', 'question.unknown-topic', 'question.slug-taken')
  async create(
    @CurrentActor() actor: Actor,
    @Body() body: CreateQuestionBody,
    @IdempotencyKey() key: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { id } = await this.createQuestion.run(actor, body, key);
    return this.reply(id, reply);
  }

  @Allow('instructor', 'questions:read')
  @Get()
  @ApiOkResponse({ schema: zodSchema('AuthoredPage', authoredPageReply) })
  async list(@Query() { limit, cursor, sort: wanted, ...filter }: AuthoredQuery) {
    const sort = wanted ?? (filter.q ? 'relevance' : 'slug');
    const after = decodeCursor<BankPlace>(cursor, places[sort]);
    const { next, ...found } = await this.listAuthored.run(filter, { sort, limit, after });
    return { ...found, nextCursor: next && encodeCursor(next) };
  }

  @Allow('instructor', 'questions:read')
  @Get(':id')
  @ApiOkResponse({ schema: authored, description: 'With every version; the ETag is of the newest' })
  async get(@PathId() id: string, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.reply(id, reply);
  }

  @Allow('instructor', 'questions:write')
  @Put(':id/draft')
  @ApiHeader({
    name: 'If-Match',
    required: false,
    description: 'ETag of the question as it was read',
    schema: { type: 'string' },
  })
  @ApiOkResponse({ schema: authored, description: 'The draft is saved; a published question gets its next version' })
  @Problems(
    'question.invalid-content',
    'question.unknown-topic',
    'question.not-editor',
    'question.wrong-state',
    'version.stale',
  )
  async save(
    @CurrentActor() actor: Actor,
    @PathId() questionId: string,
    @Body() body: SaveDraftBody,
    @IfMatchEdition() seen: Edition | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await this.saveDraft.run(actor, { ...body, questionId, seen });
    return this.reply(questionId, reply);
  }

  private async reply(id: string, reply: FastifyReply): Promise<AuthoredView> {
    const question = await this.getAuthored.run(id);
    reply.header('etag', etagOf(question.versions.at(-1)!));
    return question;
  }
}
