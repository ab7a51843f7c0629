import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ListTopics, type TrackView } from '@app/question-bank/list-topics.js';
import { Allow } from '../http/access.js';
import { zodSchema } from '../http/openapi.js';
import { taxonomyReply } from '../messages/question.reply.js';

@ApiTags('questions')
@Controller('topics')
export class TopicsController {
  constructor(private readonly listTopics: ListTopics) {}

  @Allow('candidate', 'questions:read')
  @Get()
  @ApiOkResponse({ schema: zodSchema('Taxonomy', taxonomyReply) })
  async list(): Promise<{ tracks: TrackView[] }> {
    return { tracks: await this.listTopics.run() };
  }
}
