import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@app/kernel/actor.js';
import type { Wire } from '@app/kernel/signature.js';
import { ListLanguages } from '@app/grading/list-languages.js';
import { RunProgram } from '@app/quiz-session/answer/run-program.js';
import { Allow, CurrentActor } from '../http/access.js';
import { zodSchema } from '../http/openapi.js';
import { Problems } from '../http/problem-responses.js';
import { RunBudget } from '../http/server/request-budget.js';
import { judgementReply, languagesReply } from '../messages/question.reply.js';
import { RunBody } from '../messages/run.body.js';

@ApiTags('questions')
@Allow('candidate')
@Controller()
export class ProgramsController {
  constructor(
    private readonly runProgram: RunProgram,
    private readonly listLanguages: ListLanguages,
    private readonly budget: RunBudget,
  ) {}

  @Post('questions/:slug/run')
  @HttpCode(200)
  @ApiOkResponse({
    schema: zodSchema('Judgement', judgementReply),
    description: 'Of the public examples and the own cases; nothing is stored',
  })
  @Problems('response.invalid', 'question.not-runnable')
  async run(@CurrentActor() actor: Actor, @Param('slug') slug: string, @Body() body: RunBody) {
    const { language, source, sql, sessionId, arguments: one, cases = [] } = body;
    const response = sql === undefined ? { language, source } : { sql, ...(source !== undefined && { source }) };
    const own = [...(one ? [one] : []), ...cases.map((given) => given.arguments)] as Wire[][];
    return this.budget.run(actor.personId, () => this.runProgram.run(actor, { slug, sessionId, response, own }));
  }

  @Get('languages')
  @ApiOkResponse({ schema: zodSchema('Languages', languagesReply), description: 'Which can be run here' })
  async languages() {
    return { items: await this.listLanguages.run() };
  }
}
