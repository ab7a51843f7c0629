import { Controller, Get, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProperty, ApiServiceUnavailableResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from '../http/access.js';
import { CheckReadiness, type Readiness } from '../http/server/readiness.js';

class LiveReply {
  @ApiProperty({ type: String, enum: ['ok'] })
  status: 'ok';
}

class ReadyChecks {
  @ApiProperty({ type: String, description: '`ok`, or what is the matter' })
  database: string;

  @ApiProperty({ type: String, description: '`ok`, or what is the matter' })
  migrations: string;
}

class ReadyReply {
  @ApiProperty({ type: String, enum: ['ok', 'unavailable'] })
  status: 'ok' | 'unavailable';

  @ApiProperty({ type: ReadyChecks })
  checks: ReadyChecks;
}

@ApiTags('operation')
@Controller('health')
export class HealthController {
  constructor(private readonly checkReadiness: CheckReadiness) {}

  @Public()
  @Get('live')
  @ApiOkResponse({ type: LiveReply, description: 'The process answers' })
  live(): LiveReply {
    return { status: 'ok' };
  }

  @Public()
  @Get('ready')
  @ApiOkResponse({ type: ReadyReply, description: 'Requests can be served' })
  @ApiServiceUnavailableResponse({ type: ReadyReply, description: 'They can not; the failing part is named' })
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<Readiness> {
    const readiness = await this.checkReadiness.run();
    reply.code(readiness.status === 'ok' ? 200 : 503);
    return readiness;
  }
}
