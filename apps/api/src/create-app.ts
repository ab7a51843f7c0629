import cookie from '@fastify/cookie';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import type { Config } from '@app/config/config.js';
import { makeLogger } from '@app/observability/logger.js';
import { Metrics } from '@app/observability/metrics.js';
import { NestLogger } from '@app/observability/nest-logger.js';
import { readOutboxFigures } from '@app/queue/queue-stats.js';
import { CodeRunner } from '@app/sandbox/code-runner.js';
import { AppModule } from './app.module.js';
import { useHeaders } from './http/server/headers.js';
import { cutUnusedAtShutdown } from './http/server/drain.js';
import { limitArrival } from './http/server/arrival.js';
import { acceptFiles } from './http/server/form-body.js';
import { acceptOnlyJson } from './http/server/json-body.js';
import { serveOpenApi } from './http/openapi.js';
import { observeRequests } from './http/server/request-hooks.js';
import { serverOptions } from './http/server/server-options.js';
import { builtWebApp, serveWebApp } from './http/server/web-app.js';

/** The API and web app, ready for `listen` or `inject`. Its database must be there and migrated. */
export async function createApp(
  config: Config,
  dataSource?: DataSource,
  webRoot: string = builtWebApp,
): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.with(config, dataSource),
    new FastifyAdapter(serverOptions(config)),
    {
      bodyParser: false,
      abortOnError: false,
      logger: new NestLogger(makeLogger({ level: config.get('LOG_LEVEL'), service: 'api' })),
    },
  );
  const server = app.getHttpAdapter().getInstance();
  await useHeaders(app, config);
  observeRequests(server, app.get(Metrics));
  limitArrival(server);
  acceptOnlyJson(server);
  await acceptFiles(app, config);
  cutUnusedAtShutdown(server);
  await app.register(cookie);
  app.setGlobalPrefix('api/v1', { exclude: ['health/live', 'health/ready', 'metrics'] });
  serveOpenApi(app);
  await serveWebApp(app, webRoot);
  await app.init();
  app.get(Metrics).watchQueue(() => readOutboxFigures(app.get(DataSource)));
  app.get(Metrics).watchSandbox(() => app.get(CodeRunner).figures());
  await server.ready();
  return app;
}
