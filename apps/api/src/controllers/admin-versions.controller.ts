import { Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import type { Actor } from '@app/kernel/actor.js';
import { CompareVersions } from '@app/question-bank/compare-versions.js';
import { DuplicateQuestion } from '@app/question-bank/duplicate-question.js';
import { GetAuthored } from '@app/question-bank/get-authored.js';
import { RevertVersion } from '@app/question-bank/revert-version.js';
import type { Edition } from '@app/question-bank/save-draft.js';
import { Allow, CurrentActor } from '../http/access.js';
import { IdempotencyKey } from '../http/idempotency-key.js';
import { IfMatchEdition } from '../http/if-match.js';
import { zodSchema } from '../http/openapi.js';
import { Problems } from '../http/problem-responses.js';
import { PathId, PathNumber } from '../http/validation.js';
import { authoredReply, versionDiffReply, versionListReply } from '../messages/authored.reply.js';

class DiffQuery {
  @ApiPropertyOptional({ type: 'integer', minimum: 1, description: 'Default: the version before' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  against?: number;
}

const authored = zodSchema('AuthoredQuestion', authoredReply);

/** The versions of a question, beside one another and back again. */
@ApiTags('authoring')
@Allow('instructor')
@Controller('admin/questions/:id')
export class AdminVersionsController {
  constructor(
    private readonly getAuthored: GetAuthored,
    private readonly compareVersions: CompareVersions,
    private readonly revertVersion: RevertVersion,
    private readonly duplicateQuestion: DuplicateQuestion,
  ) {}

  @Allow('instructor', 'questions:read')
  @Get('versions')
  @ApiOkResponse({ schema: zodSchema('VersionList', versionListReply), description: 'The oldest first' })
  async list(@PathId() questionId: string) {
    const { versions } = await this.getAuthored.run(questionId);
    return { items: versions };
  }

  @Allow('instructor', 'questions:read')
  @Get('versions/:number/diff')
  @ApiOkResponse({ schema: zodSchema('VersionDiff', versionDiffReply) })
  async diff(@PathId() questionId: string, @PathNumber('number') number: number, @Query() { against }: DiffQuery) {
    return this.compareVersions.run(questionId, number, against);
  }

  @Allow('instructor', 'questions:write')
  @Post('versions/:number/revert')
  @HttpCode(200)
  @ApiHeader({ name: 'If-Match', required: false, description: 'What the editor saw as the newest' })
  @ApiOkResponse({ schema: authored, description: 'Its content is the draft' })
  @Problems('question.not-editor', 'question.wrong-state', 'question.invalid-content', 'version.stale')
  async revert(
    @CurrentActor() actor: Actor,
    @PathId() questionId: string,
    @PathNumber('number') number: number,
    @IfMatchEdition() seen: Edition | undefined,
  ) {
    await this.revertVersion.run(actor, { questionId, number, seen });
    return this.getAuthored.run(questionId);
  }

  @Allow('instructor', 'questions:write')
  @Post('duplicate')
  @ApiCreatedResponse({ schema: authored, description: 'A copy, as a draft' })
  @Problems('question.invalid-content')
  async duplicate(
    @CurrentActor() actor: Actor,
    @PathId() questionId: string,
    @IdempotencyKey() key: string | undefined,
  ) {
    const { id } = await this.duplicateQuestion.run(actor, questionId, key);
    return this.getAuthored.run(id);
  }
}
