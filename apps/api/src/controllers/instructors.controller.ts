import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { ListPeople } from '@app/identity/list-people.js';
import { Allow } from '../http/access.js';
import { decodeCursor, encodeCursor } from '../http/cursor.js';
import { zodSchema } from '../http/openapi.js';
import { PeopleSearchQuery } from '../messages/accommodation.body.js';
import { candidatePageReply } from '../messages/accommodation.reply.js';

/** Finds who a question can be shared with, or handed to. */
@ApiTags('people')
@Allow('instructor')
@Controller('admin/instructors')
export class InstructorsController {
  constructor(private readonly listPeople: ListPeople) {}

  @Get()
  @ApiOkResponse({ schema: zodSchema('InstructorPage', candidatePageReply), description: 'In the order of addresses' })
  async list(@Query() { limit, cursor, q }: PeopleSearchQuery) {
    const afterEmail = decodeCursor(cursor, z.string());
    const { items, nextEmail } = await this.listPeople.run({ q, staff: true }, { limit, afterEmail });
    return {
      items: items.map(({ id, displayName, email }) => ({ id, displayName, email })),
      nextCursor: nextEmail && encodeCursor(nextEmail),
    };
  }
}
