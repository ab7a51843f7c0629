import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Actor } from '@app/kernel/actor.js';
import { FinishSession } from '@app/quiz-session/clock/finish-session.js';
import { GetSession } from '@app/quiz-session/view/get-session.js';
import { ListSessions } from '@app/quiz-session/view/list-sessions.js';
import { StartSession } from '@app/quiz-session/start/start-session.js';
import { Allow, CurrentActor } from '../http/access.js';
import { decodeCursor, encodeCursor, PageQuery } from '../http/cursor.js';
import { IdempotencyKey } from '../http/idempotency-key.js';
import { zodSchema } from '../http/openapi.js';
import { Problems } from '../http/problem-responses.js';
import { PathId } from '../http/validation.js';
import { sessionStateReply, sittingPageReply, sittingReply } from '../messages/session.reply.js';
import { startInput, StartSessionBody } from '../messages/sessions.body.js';

const sessionCursor = z.strictObject({ startedAt: z.iso.datetime(), id: z.uuid() });

@ApiTags('mock interviews')
@Allow('candidate')
@Controller('quiz-sessions')
export class SessionsController {
  constructor(
    private readonly startSession: StartSession,
    private readonly getSession: GetSession,
    private readonly finishSession: FinishSession,
    private readonly listSessions: ListSessions,
  ) {}

  @Post()
  @ApiCreatedResponse({ schema: zodSchema('Sitting', sittingReply), description: 'The clock runs from now' })
  @Problems(
    'session.not-enough-questions',
    'question.unknown-topic',
    'question.being-asked',
    'template.attempts-used',
    'session.wrong-state',
  )
  async start(@CurrentActor() actor: Actor, @Body() body: StartSessionBody, @IdempotencyKey() key: string | undefined) {
    const { id } = await this.startSession.run(actor, startInput(body), key);
    return this.getSession.run(actor, id);
  }

  @Get()
  @ApiOkResponse({ schema: zodSchema('SittingPage', sittingPageReply), description: 'Newest first' })
  async list(@CurrentActor() actor: Actor, @Query() { limit, cursor }: PageQuery) {
    const before = decodeCursor(cursor, sessionCursor);
    const { items, more } = await this.listSessions.run(actor, { limit, before });
    const last = items.at(-1);
    return {
      items,
      nextCursor: more && last ? encodeCursor({ startedAt: last.startedAt, id: last.id }) : null,
    };
  }

  @Get(':id')
  @ApiOkResponse({ schema: zodSchema('Sitting', sittingReply) })
  async get(@CurrentActor() actor: Actor, @PathId() id: string) {
    return this.getSession.run(actor, id);
  }

  @Post(':id/finish')
  @HttpCode(202)
  @ApiAcceptedResponse({ schema: zodSchema('SessionState', sessionStateReply) })
  async finish(@CurrentActor() actor: Actor, @PathId() id: string) {
    return this.finishSession.run(actor, id);
  }
}
