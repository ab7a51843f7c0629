import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@app/kernel/actor.js';
import { AddComment } from '@app/question-bank/review/add-comment.js';
import { ListComments } from '@app/question-bank/review/list-comments.js';
import { resolveActs, ResolveComment, type ResolveAct } from '@app/question-bank/review/resolve-comment.js';
import { Allow, CurrentActor } from '../http/access.js';
import { IdempotencyKey } from '../http/idempotency-key.js';
import { zodSchema } from '../http/openapi.js';
import { Problems } from '../http/problem-responses.js';
import { PathId, PathNumber, PathWord } from '../http/validation.js';
import { CommentBody } from '../messages/version-review.body.js';
import { commentListReply } from '../messages/version-review.reply.js';

const comments = zodSchema('CommentList', commentListReply);

/** What reviewers and authors say of a version. */
@ApiTags('review')
@Allow('instructor')
@Controller('admin/questions/:id/versions/:number/comments')
export class VersionCommentsController {
  constructor(
    private readonly listComments: ListComments,
    private readonly addComment: AddComment,
    private readonly resolveComment: ResolveComment,
  ) {}

  @Allow('instructor', 'questions:read')
  @Get()
  @ApiOkResponse({ schema: comments, description: 'All, at most 500; the oldest first' })
  async list(@PathId() questionId: string, @PathNumber('number') number: number) {
    return { items: await this.listComments.run(questionId, number) };
  }

  @Post()
  @ApiCreatedResponse({ schema: comments, description: 'With the new one' })
  @Problems('question.thread-full')
  async add(
    @CurrentActor() actor: Actor,
    @PathId() questionId: string,
    @PathNumber('number') number: number,
    @Body() body: CommentBody,
    @IdempotencyKey() key: string | undefined,
  ) {
    await this.addComment.run(actor, { ...body, questionId, number }, key);
    return this.list(questionId, number);
  }

  @Post(':commentId/:act')
  @HttpCode(200)
  @ApiParam({ name: 'act', enum: resolveActs })
  @ApiOkResponse({ schema: comments })
  async resolve(
    @CurrentActor() actor: Actor,
    @PathId() questionId: string,
    @PathNumber('number') number: number,
    @PathId('commentId') commentId: string,
    @PathWord('act', resolveActs) act: ResolveAct,
  ) {
    await this.resolveComment.run(actor, { questionId, number, commentId }, act);
    return this.list(questionId, number);
  }
}
