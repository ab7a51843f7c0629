import { Body, Controller, HttpCode, Post, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AskSecondLook } from '@app/assessment/ask-second-look.js';
import { SelfAssess } from '@app/assessment/self-assess.js';
import type { Actor } from '@app/kernel/actor.js';
import { Allow, CurrentActor } from '../http/access.js';
import { zodSchema } from '../http/openapi.js';
import { Problems } from '../http/problem-responses.js';
import { PathId, PathNumber } from '../http/validation.js';
import { SecondLookBody, SelfAssessmentBody } from '../messages/assessment.body.js';
import { secondLookReply, selfAssessedReply } from '../messages/assessment.reply.js';

@ApiTags('assessment')
@Allow('candidate')
@Controller('quiz-sessions/:id/items/:position')
export class SelfAssessmentsController {
  constructor(
    private readonly selfAssess: SelfAssess,
    private readonly askSecondLook: AskSecondLook,
  ) {}

  @Put('self-assessment')
  @ApiOkResponse({ schema: zodSchema('SelfAssessed', selfAssessedReply) })
  @Problems('assessment.not-assessable')
  async assess(
    @CurrentActor() actor: Actor,
    @PathId() sessionId: string,
    @PathNumber('position') position: number,
    @Body() body: SelfAssessmentBody,
  ) {
    return this.selfAssess.run(actor, { ...body, sessionId, position });
  }

  @Post('second-look')
  @HttpCode(200)
  @ApiOkResponse({ schema: zodSchema('SecondLook', secondLookReply) })
  @Problems('assessment.not-assessable')
  async second(
    @CurrentActor() actor: Actor,
    @PathId() sessionId: string,
    @PathNumber('position') position: number,
    @Body() body: SecondLookBody,
  ) {
    return this.askSecondLook.run(actor, { ...body, sessionId, position });
  }
}
