import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '@app/kernel/actor.js';
import { GetDebrief, type Debrief } from '@app/review-scheduling/sitting/get-debrief.js';
import { Allow, CurrentActor } from '../http/access.js';
import { EventHub } from '../http/event-hub.js';
import { zodSchema } from '../http/openapi.js';
import { Problems } from '../http/problem-responses.js';
import { PathId } from '../http/validation.js';
import { WaitQuery } from '../http/wait.js';
import { debriefReply } from '../messages/debrief.reply.js';
import { sessionStateReply } from '../messages/session.reply.js';

@ApiTags('mock interviews')
@Allow('candidate')
@Controller('quiz-sessions/:id/result')
export class DebriefsController {
  constructor(
    private readonly getDebrief: GetDebrief,
    private readonly hub: EventHub,
  ) {}

  @Get()
  @ApiOkResponse({ schema: zodSchema('Debrief', debriefReply) })
  @ApiAcceptedResponse({ schema: zodSchema('SessionState', sessionStateReply), description: 'Not graded yet' })
  @Problems('question.being-asked')
  async get(
    @CurrentActor() actor: Actor,
    @PathId() id: string,
    @Query() { waitMs }: WaitQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Debrief> {
    const read = () => this.getDebrief.run(actor, id);
    const debrief = await this.hub.waitUntil(actor, waitMs, read, ({ state }) => state === 'graded');
    reply.status(debrief.state === 'graded' ? 200 : 202);
    return debrief;
  }
}
