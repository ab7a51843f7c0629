import { Controller, Get, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '@app/kernel/actor.js';
import { Allow, CurrentActor } from '../http/access.js';
import { EventHub } from '../http/event-hub.js';
import { eventStream } from '../http/server/event-stream.js';

@ApiTags('events')
@Controller('events')
export class EventsController {
  constructor(private readonly hub: EventHub) {}

  @Allow('candidate')
  @Get()
  @ApiProduces('text/event-stream')
  @ApiOkResponse({
    schema: { type: 'string' },
    description: "The caller's events as they happen: `event` is the type, `data` is `{type, id}`",
  })
  stream(@CurrentActor() actor: Actor, @Res() reply: FastifyReply): void {
    reply
      .header('content-type', 'text/event-stream; charset=utf-8')
      .header('x-accel-buffering', 'no')
      .send(eventStream(this.hub, actor.personId));
  }
}
