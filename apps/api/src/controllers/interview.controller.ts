import { Body, Controller, Delete, Get, HttpCode, Post, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@app/kernel/actor.js';
import { CompareChoices } from '@app/review-scheduling/goal/compare-choices.js';
import { GetInterviewPlan } from '@app/review-scheduling/goal/get-interview-plan.js';
import { GetInterview } from '@app/review-scheduling/goal/get-interview.js';
import { RemoveInterview } from '@app/review-scheduling/goal/remove-interview.js';
import { SetInterview } from '@app/review-scheduling/goal/set-interview.js';
import { Allow, CurrentActor } from '../http/access.js';
import { zodSchema } from '../http/openapi.js';
import { Problems } from '../http/problem-responses.js';
import { ChoicesBody, InterviewBody } from '../messages/interview.body.js';
import { interviewChoicesReply, interviewPlanReply, interviewReply } from '../messages/interview.reply.js';

/** The interview as a fact: what it is, and that it is none any more. */
@ApiTags('interview')
@Allow('candidate')
@Controller('me/interview')
export class InterviewController {
  constructor(
    private readonly getInterview: GetInterview,
    private readonly setInterview: SetInterview,
    private readonly removeInterview: RemoveInterview,
  ) {}

  @Get()
  @ApiOkResponse({
    schema: zodSchema('Interview', interviewReply),
    description: 'Be it over; null where there is none',
  })
  get(@CurrentActor() actor: Actor) {
    return this.getInterview.run(actor);
  }

  @Put()
  @ApiOkResponse({ schema: zodSchema('Interview', interviewReply), description: 'In place of the one before' })
  @Problems('resource.not-found', 'question.unknown-topic')
  set(@CurrentActor() actor: Actor, @Body() body: InterviewBody) {
    return this.setInterview.run(actor, body);
  }

  @Delete()
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'No interview is prepared for; new cards that nobody touched are gone with it' })
  remove(@CurrentActor() actor: Actor) {
    return this.removeInterview.run(actor);
  }
}

/** What the time until the interview would come to. */
@ApiTags('interview')
@Allow('candidate')
@Controller('me/interview')
export class InterviewPlanController {
  constructor(
    private readonly getPlan: GetInterviewPlan,
    private readonly compareChoices: CompareChoices,
  ) {}

  @Get('plan')
  @ApiOkResponse({ schema: zodSchema('InterviewPlan', interviewPlanReply), description: 'Simulated by FSRS' })
  @Problems('resource.not-found')
  plan(@CurrentActor() actor: Actor) {
    return this.getPlan.run(actor);
  }

  @Post('simulate')
  @HttpCode(200)
  @ApiOkResponse({ schema: zodSchema('InterviewChoices', interviewChoicesReply), description: 'Nothing is stored' })
  @Problems('resource.not-found', 'question.unknown-topic')
  async simulate(@CurrentActor() actor: Actor, @Body() { choices }: ChoicesBody) {
    return { choices: await this.compareChoices.run(actor, choices) };
  }
}
