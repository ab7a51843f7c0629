import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { GetStatistics } from '@app/item-statistics/get-statistics.js';
import { Allow } from '../http/access.js';
import { zodSchema } from '../http/openapi.js';
import { PathId } from '../http/validation.js';
import { statisticsReply } from '../messages/statistics.reply.js';

@ApiTags('authoring')
@Allow('instructor', 'questions:read')
@Controller('admin/questions/:id/statistics')
export class ItemStatisticsController {
  constructor(private readonly getStatistics: GetStatistics) {}

  @Get()
  @ApiOkResponse({ schema: zodSchema('QuestionStatistics', statisticsReply), description: 'The newest version first' })
  async get(@PathId() questionId: string) {
    return this.getStatistics.run(questionId);
  }
}
