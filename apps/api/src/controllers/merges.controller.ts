import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@app/kernel/actor.js';
import { MergeQuestions } from '@app/review-scheduling/merge/merge-questions.js';
import { UndoMerge } from '@app/review-scheduling/merge/undo-merge.js';
import { Allow, CurrentActor } from '../http/access.js';
import { zodSchema } from '../http/openapi.js';
import { Problems } from '../http/problem-responses.js';
import { PathId } from '../http/validation.js';
import { MergeBody } from '../messages/near-duplicates.body.js';
import { mergedReply, undoneMergeReply } from '../messages/near-duplicates.reply.js';

@ApiTags('authoring')
@Allow('instructor', 'questions:write')
@Controller('admin')
export class MergesController {
  constructor(
    private readonly mergeQuestions: MergeQuestions,
    private readonly undoMerge: UndoMerge,
  ) {}

  @Post('questions/:id/merge')
  @HttpCode(200)
  @ApiOkResponse({ schema: zodSchema('MergedQuestion', mergedReply) })
  @Problems('question.wrong-state')
  merge(@CurrentActor() actor: Actor, @PathId() questionId: string, @Body() { into, as }: MergeBody) {
    return this.mergeQuestions.run(actor, { questionId, keptId: into.toLowerCase(), way: as });
  }

  @Post('merges/:id/undo')
  @HttpCode(200)
  @ApiOkResponse({
    schema: zodSchema('UndoneMerge', undoneMergeReply),
    description: 'What was published comes back as a new version with the same content',
  })
  @Problems('question.wrong-state')
  undo(@CurrentActor() actor: Actor, @PathId() mergeId: string) {
    return this.undoMerge.run(actor, mergeId);
  }
}
