import { Controller, Get, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Config } from '@app/config/config.js';
import { AppError } from '@app/kernel/app-error.js';
import { Metrics } from '@app/observability/metrics.js';
import { Public } from '../http/access.js';
import { Problems } from '../http/problem-responses.js';

@ApiTags('operation')
@Controller('metrics')
export class MetricsController {
  constructor(
    private readonly metrics: Metrics,
    private readonly config: Config,
  ) {}

  @Public()
  @Get()
  @ApiProduces('text/plain')
  @ApiOkResponse({ schema: { type: 'string' }, description: 'Prometheus text format' })
  @Problems('route.not-found')
  async scrape(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    if (this.config.get('METRICS_PORT') !== undefined) throw new AppError('route.not-found');
    reply.type(this.metrics.contentType);
    return this.metrics.text();
  }
}
