import { Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Actor } from '@app/kernel/actor.js';
import type { FitView } from '@app/review-scheduling/fit/fit-view.js';
import { GetFit } from '@app/review-scheduling/fit/get-fit.js';
import { ListFits } from '@app/review-scheduling/fit/list-fits.js';
import { RequestFit } from '@app/review-scheduling/fit/request-fit.js';
import { Allow, CurrentActor } from '../http/access.js';
import { decodeCursor, encodeCursor, PageQuery } from '../http/cursor.js';
import { EventHub } from '../http/event-hub.js';
import { zodSchema } from '../http/openapi.js';
import { PathId } from '../http/validation.js';
import { WaitQuery } from '../http/wait.js';
import { fitPageReply, fitReply } from '../messages/fit.reply.js';

const fitCursor = z.strictObject({ createdAt: z.iso.datetime(), id: z.uuid() });
const fit = zodSchema('Fit', fitReply);
const isOver = ({ state }: FitView) => state !== 'queued' && state !== 'running';

@ApiTags('memory')
@Allow('candidate')
@Controller('me/fits')
export class FitsController {
  constructor(
    private readonly requestFit: RequestFit,
    private readonly getFit: GetFit,
    private readonly listFits: ListFits,
    private readonly hub: EventHub,
  ) {}

  @Post()
  @HttpCode(202)
  @ApiAcceptedResponse({
    schema: fit,
    description: 'Parameters will be fitted to your reviews, and used where they are better; one at a time',
  })
  async request(@CurrentActor() actor: Actor) {
    return this.requestFit.run(actor);
  }

  @Get()
  @ApiOkResponse({ schema: zodSchema('FitPage', fitPageReply), description: 'Newest first' })
  async list(@CurrentActor() actor: Actor, @Query() { limit, cursor }: PageQuery) {
    const before = decodeCursor(cursor, fitCursor);
    const { next, ...page } = await this.listFits.run(actor, { limit, before });
    return { ...page, nextCursor: next ? encodeCursor(next) : null };
  }

  @Get(':id')
  @ApiOkResponse({ schema: fit, description: 'As far as it is: at its end, or when `waitMs` are over' })
  async get(@CurrentActor() actor: Actor, @PathId() id: string, @Query() { waitMs }: WaitQuery) {
    return this.hub.waitUntil(actor, waitMs, () => this.getFit.run(actor, id), isOver);
  }
}
