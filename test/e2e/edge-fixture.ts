import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Config, configSchema } from '@app/config/config.js';
import { cloneDatabase, type TestDatabase } from '@app/testing/database.js';
import { createApp } from '../../apps/api/src/create-app.js';

export interface RunningApi {
  app: NestFastifyApplication;
  database: TestDatabase;
  stop(): Promise<void>;
}

/** The API over a database of its own. `host` of injected requests is `localhost:80`, so their own Origin is `origin`. */
export async function startApi(settings: Record<string, string> = {}, webRoot?: string): Promise<RunningApi> {
  const database = await cloneDatabase();
  const env = { LOG_LEVEL: 'fatal', SIGN_UPS_PER_HOUR: '0', REQUESTS_PER_MINUTE: '0', ...settings };
  const config = new Config({ ...configSchema.parse(env), DATABASE_URL: database.url });
  const app = await createApp(config, undefined, webRoot);
  const stop = async () => {
    await app.close();
    await database.drop();
  };
  return { app, database, stop };
}

export const origin = 'http://localhost:80';
