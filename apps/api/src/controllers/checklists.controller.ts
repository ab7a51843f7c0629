import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@app/kernel/actor.js';
import { GetChecklist } from '@app/question-bank/review/get-checklist.js';
import { TickChecklist } from '@app/question-bank/review/tick-checklist.js';
import { Allow, CurrentActor } from '../http/access.js';
import { zodSchema } from '../http/openapi.js';
import { Problems } from '../http/problem-responses.js';
import { PathId, PathNumber } from '../http/validation.js';
import { ChecklistBody } from '../messages/version-review.body.js';
import { checklistReply } from '../messages/version-review.reply.js';

const checklist = zodSchema('Checklist', checklistReply);

/** What holds of a version, and what is missing before it can be approved. */
@ApiTags('review')
@Allow('instructor')
@Controller('admin/questions/:id/versions/:number/checklist')
export class ChecklistsController {
  constructor(
    private readonly getChecklist: GetChecklist,
    private readonly tickChecklist: TickChecklist,
  ) {}

  @Allow('instructor', 'questions:read')
  @Get()
  @ApiOkResponse({ schema: checklist })
  async get(@PathId() questionId: string, @PathNumber('number') number: number) {
    return { items: await this.getChecklist.run(questionId, number) };
  }

  @Put()
  @ApiOkResponse({ schema: checklist, description: 'Ticks count while the content stays as it is' })
  @Problems('question.wrong-state', 'question.own-version')
  async tick(
    @CurrentActor() actor: Actor,
    @PathId() questionId: string,
    @PathNumber('number') number: number,
    @Body() { ticked }: ChecklistBody,
  ) {
    await this.tickChecklist.run(actor, { questionId, number }, ticked);
    return this.get(questionId, number);
  }
}
