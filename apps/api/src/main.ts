import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { InvalidConfig, readConfig, type Config } from '@app/config/config.js';
import { makeLogger, type Logger } from '@app/observability/logger.js';
import { Metrics } from '@app/observability/metrics.js';
import { waitForDatabase } from '@app/queue/preflight.js';
import { within } from '@app/queue/time-limit.js';
import { createApp } from './create-app.js';
import { serveMetrics } from './metrics-server.js';

const databaseWaitMs = 30_000;
const drainMs = 10_000;
const exitCodes = { failed: 1, badSettings: 78 } as const;

function readSettings(): Config {
  try {
    return readConfig(process.env);
  } catch (error) {
    if (!(error instanceof InvalidConfig)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(exitCodes.badSettings);
  }
}

function die(logger: Logger, error: unknown): never {
  logger.fatal({ err: error }, 'api: ends');
  process.exit(exitCodes.failed);
}

/** Stops in order, once: no new connection, streams and waits end, requests drain, then pools close. */
function endOnSignal(logger: Logger, stop: () => Promise<void>): void {
  let ending = false;
  const end = (cause: string) => {
    if (ending) return;
    ending = true;
    logger.info({ cause }, 'api: stops');
    within(drainMs, 'shutdown', stop()).then(
      () => process.exit(0),
      (error: unknown) => die(logger, error),
    );
  };
  process.on('SIGTERM', () => end('SIGTERM'));
  process.on('SIGINT', () => end('SIGINT'));
  process.on('disconnect', () => end('disconnect'));
}

async function main(config: Config, logger: Logger): Promise<void> {
  let app: NestFastifyApplication | undefined;
  endOnSignal(logger, async () => app?.close());
  await waitForDatabase(config, databaseWaitMs);
  app = await createApp(config);
  const host = config.get('HOST');
  await app.listen({ host, port: config.get('PORT') });
  const metricsPort = config.get('METRICS_PORT');
  if (metricsPort !== undefined) await serveMetrics(app.get(Metrics), host, metricsPort);
  const { port } = app.getHttpServer().address() as AddressInfo;
  logger.info({ host, port }, 'api: ready');
  if (process.connected) process.send?.({ type: 'ready', port });
}

const config = readSettings();
const logger = makeLogger({ level: config.get('LOG_LEVEL'), service: 'api' });
process.on('uncaughtException', (error) => die(logger, error));
process.on('unhandledRejection', (error) => die(logger, error));
await main(config, logger).catch((error: unknown) => die(logger, error));
