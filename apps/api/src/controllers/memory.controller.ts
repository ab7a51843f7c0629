import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@app/kernel/actor.js';
import { AdoptFit } from '@app/review-scheduling/fit/adopt-fit.js';
import { GetMemoryHealth } from '@app/review-scheduling/fit/get-memory-health.js';
import { Allow, CurrentActor } from '../http/access.js';
import { zodSchema } from '../http/openapi.js';
import { Problems } from '../http/problem-responses.js';
import { PathId } from '../http/validation.js';
import { memoryHealthReply, parametersInForceReply } from '../messages/fit.reply.js';

const inForce = zodSchema('ParametersInForce', parametersInForceReply);

@ApiTags('memory')
@Allow('candidate')
@Controller('me')
export class MemoryController {
  constructor(
    private readonly getMemoryHealth: GetMemoryHealth,
    private readonly adoptFit: AdoptFit,
  ) {}

  @Get('memory-health')
  @ApiOkResponse({
    schema: zodSchema('MemoryHealth', memoryHealthReply),
    description: 'How well the parameters in force predict what you remember',
  })
  async health(@CurrentActor() actor: Actor) {
    return this.getMemoryHealth.run(actor);
  }

  @Post('fits/defaults/adopt')
  @HttpCode(200)
  @ApiOkResponse({ schema: inForce, description: 'All cards are to be scheduled with the published parameters' })
  async adoptDefaults(@CurrentActor() actor: Actor) {
    return this.adoptFit.run(actor, null);
  }

  @Post('fits/:id/adopt')
  @HttpCode(200)
  @ApiOkResponse({ schema: inForce, description: 'All cards are to be scheduled with the parameters of this fit' })
  @Problems('fit.without-parameters')
  async adopt(@CurrentActor() actor: Actor, @PathId() id: string) {
    return this.adoptFit.run(actor, id);
  }
}
