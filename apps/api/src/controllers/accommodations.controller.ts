import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { GetAccommodation } from '@app/identity/get-accommodation.js';
import { ListAccommodations } from '@app/identity/list-accommodations.js';
import type { Actor } from '@app/kernel/actor.js';
import { GrantAccommodation } from '@app/supervision/grant-accommodation.js';
import { RevokeAccommodation } from '@app/supervision/revoke-accommodation.js';
import { Allow, CurrentActor } from '../http/access.js';
import { decodeCursor, encodeCursor } from '../http/cursor.js';
import { IdempotencyKey } from '../http/idempotency-key.js';
import { zodSchema } from '../http/openapi.js';
import { Problems } from '../http/problem-responses.js';
import { PathId } from '../http/validation.js';
import { ChangeAccommodationBody, GrantAccommodationBody, PeopleSearchQuery } from '../messages/accommodation.body.js';
import {
  accommodatedReply,
  accommodationPageReply,
  grantedAccommodationReply,
} from '../messages/accommodation.reply.js';

const accommodated = zodSchema('Accommodated', accommodatedReply);

@ApiTags('accommodations')
@Allow('instructor')
@Controller('admin/accommodations')
export class AccommodationsController {
  constructor(
    private readonly listAccommodations: ListAccommodations,
    private readonly getAccommodation: GetAccommodation,
    private readonly grantAccommodation: GrantAccommodation,
    private readonly revokeAccommodation: RevokeAccommodation,
  ) {}

  @Get()
  @ApiOkResponse({ schema: zodSchema('AccommodationPage', accommodationPageReply) })
  async list(@Query() { limit, cursor, q }: PeopleSearchQuery) {
    const afterEmail = decodeCursor(cursor, z.string());
    const { items, nextEmail } = await this.listAccommodations.run({ q }, { limit, afterEmail });
    return { items, nextCursor: nextEmail && encodeCursor(nextEmail) };
  }

  @Post()
  @ApiCreatedResponse({ schema: accommodated, description: 'In the place of one that the person has' })
  @Problems('resource.not-found')
  async grant(
    @CurrentActor() actor: Actor,
    @Body() { personId, reason, ...given }: GrantAccommodationBody,
    @IdempotencyKey() key: string | undefined,
  ) {
    const { sittings } = await this.grantAccommodation.run(actor, { personId, how: 'replace', given, reason }, key);
    return { ...(await this.getAccommodation.run(personId)), sittings };
  }

  @Get(':personId')
  @ApiOkResponse({ schema: zodSchema('GrantedAccommodation', grantedAccommodationReply) })
  async get(@PathId('personId') personId: string) {
    return this.getAccommodation.run(personId);
  }

  @Patch(':personId')
  @ApiOkResponse({ schema: accommodated, description: 'What is left out stays' })
  async change(
    @CurrentActor() actor: Actor,
    @PathId('personId') personId: string,
    @Body() { reason, ...given }: ChangeAccommodationBody,
  ) {
    const { sittings } = await this.grantAccommodation.run(actor, { personId, how: 'change', given, reason });
    return { ...(await this.getAccommodation.run(personId)), sittings };
  }

  @Delete(':personId')
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'Sittings under way keep what they were given' })
  async revoke(@CurrentActor() actor: Actor, @PathId('personId') personId: string) {
    await this.revokeAccommodation.run(actor, personId);
  }
}
