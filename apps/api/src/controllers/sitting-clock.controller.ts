import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@app/kernel/actor.js';
import { GetSession } from '@app/quiz-session/view/get-session.js';
import { PauseSession } from '@app/quiz-session/clock/pause-session.js';
import { ResumeSession } from '@app/quiz-session/clock/resume-session.js';
import { TakePulse } from '@app/quiz-session/clock/take-pulse.js';
import { Allow, CurrentActor } from '../http/access.js';
import { zodSchema } from '../http/openapi.js';
import { Problems } from '../http/problem-responses.js';
import { PathId } from '../http/validation.js';
import { pulseReply, sittingReply } from '../messages/session.reply.js';
import { HeartbeatBody } from '../messages/sessions.body.js';

@ApiTags('mock interviews')
@Allow('candidate')
@Controller('quiz-sessions/:id')
export class SittingClockController {
  constructor(
    private readonly pauseSession: PauseSession,
    private readonly resumeSession: ResumeSession,
    private readonly takePulse: TakePulse,
    private readonly getSession: GetSession,
  ) {}

  @Post('pause')
  @HttpCode(200)
  @ApiOkResponse({
    schema: zodSchema('Sitting', sittingReply),
    description: 'The clock stands, the questions are hidden',
  })
  @Problems('session.no-break-left', 'session.wrong-state')
  async pause(@CurrentActor() actor: Actor, @PathId() id: string) {
    await this.pauseSession.run(actor, id);
    return this.getSession.run(actor, id);
  }

  @Post('resume')
  @HttpCode(200)
  @ApiOkResponse({ schema: zodSchema('Sitting', sittingReply), description: 'The clock goes on' })
  @Problems('session.not-paused', 'session.wrong-state')
  async resume(@CurrentActor() actor: Actor, @PathId() id: string) {
    await this.resumeSession.run(actor, id);
    return this.getSession.run(actor, id);
  }

  @Post('heartbeat')
  @HttpCode(200)
  @ApiOkResponse({ schema: zodSchema('Pulse', pulseReply), description: 'Time lost to an outage is given back' })
  async heartbeat(@CurrentActor() actor: Actor, @PathId() sessionId: string, @Body() { offlineMs = 0 }: HeartbeatBody) {
    return this.takePulse.run(actor, { sessionId, offlineMs });
  }
}
