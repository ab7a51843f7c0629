import { Body, Controller, Get, Patch, Query } from '@nestjs/common';
import { ApiOkResponse, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { z } from 'zod';
import { ListPeople } from '@app/identity/list-people.js';
import { ManagePerson } from '@app/identity/manage-person.js';
import { roles, type Actor, type Role } from '@app/kernel/actor.js';
import { Allow, CurrentActor } from '../http/access.js';
import { decodeCursor, encodeCursor, PageQuery } from '../http/cursor.js';
import { zodSchema } from '../http/openapi.js';
import { Problems } from '../http/problem-responses.js';
import { MayBeAbsent, PathId } from '../http/validation.js';
import { instant } from '../messages/question.reply.js';

const managedPersonReply = z.strictObject({
  id: z.uuid(),
  email: z.string(),
  displayName: z.string(),
  role: z.enum(roles),
  disabled: z.boolean(),
  createdAt: instant,
});
const peoplePageReply = z.strictObject({ items: z.array(managedPersonReply), nextCursor: z.string().nullable() });

class PeopleQuery extends PageQuery {
  @ApiPropertyOptional({ type: String, maxLength: 200, description: 'Part of address or name' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  q?: string;
}

class ManagePersonBody {
  @ApiPropertyOptional({ type: String, enum: roles })
  @MayBeAbsent()
  @IsIn(roles)
  role?: Role;

  @ApiPropertyOptional({
    type: Boolean,
    description: 'True signs the person out everywhere and ends their access tokens',
  })
  @MayBeAbsent()
  @IsBoolean()
  disabled?: boolean;
}

@ApiTags('people')
@Allow('admin')
@Controller('admin/people')
export class PeopleController {
  constructor(
    private readonly listPeople: ListPeople,
    private readonly managePerson: ManagePerson,
  ) {}

  @Allow('admin', 'people:read')
  @Get()
  @ApiOkResponse({ schema: zodSchema('PeoplePage', peoplePageReply) })
  async list(@Query() { limit, cursor, q }: PeopleQuery) {
    const afterEmail = decodeCursor(cursor, z.string());
    const { items, nextEmail } = await this.listPeople.run({ q }, { limit, afterEmail });
    return { items, nextCursor: nextEmail && encodeCursor(nextEmail) };
  }

  @Allow('admin', 'people:write')
  @Patch(':id')
  @ApiOkResponse({ schema: zodSchema('ManagedPerson', managedPersonReply) })
  @Problems('person.oneself')
  async change(@CurrentActor() actor: Actor, @PathId() personId: string, @Body() body: ManagePersonBody) {
    return this.managePerson.run(actor, { ...body, personId });
  }
}
