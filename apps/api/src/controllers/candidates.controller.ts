import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { ListPeople } from '@app/identity/list-people.js';
import { Allow } from '../http/access.js';
import { decodeCursor, encodeCursor } from '../http/cursor.js';
import { zodSchema } from '../http/openapi.js';
import { PeopleSearchQuery } from '../messages/accommodation.body.js';
import { candidatePageReply } from '../messages/accommodation.reply.js';

/** Finds people for instructors, who may not manage them: their names and addresses. */
@ApiTags('people')
@Allow('instructor')
@Controller('admin/candidates')
export class CandidatesController {
  constructor(private readonly listPeople: ListPeople) {}

  @Get()
  @ApiOkResponse({ schema: zodSchema('CandidatePage', candidatePageReply), description: 'In the order of addresses' })
  async list(@Query() { limit, cursor, q }: PeopleSearchQuery) {
    const afterEmail = decodeCursor(cursor, z.string());
    const { items, nextEmail } = await this.listPeople.run({ q }, { limit, afterEmail });
    return {
      items: items.map(({ id, displayName, email }) => ({ id, displayName, email })),
      nextCursor: nextEmail && encodeCursor(nextEmail),
    };
  }
}
