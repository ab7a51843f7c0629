import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CountFacets } from '@app/question-bank/search/count-facets.js';
import { Allow } from '../http/access.js';
import { zodSchema } from '../http/openapi.js';
import { facetsReply } from '../messages/authored.reply.js';
import { AuthoredFilterQuery } from '../messages/questions.query.js';

@ApiTags('authoring')
@Allow('instructor', 'questions:read')
@Controller('admin/questions')
export class BankSearchController {
  constructor(private readonly countFacets: CountFacets) {}

  @Get('facets')
  @ApiOkResponse({
    schema: zodSchema('BankFacets', facetsReply),
    description: 'How many questions the filter finds, and how many it would with each value',
  })
  count(@Query() filter: AuthoredFilterQuery) {
    return this.countFacets.run(filter);
  }
}
