import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Config, configSchema } from '@app/config/config.js';
import { cloneDatabase, type TestDatabase } from '@app/testing/database.js';
import { createApp } from '../../apps/api/src/create-app.js';

export interface RunningApi {
  app: NestFastifyApplication;
  config: Config;
  database: TestDatabase;
  stop: () => Promise<void>;
}

export function testConfig(database: TestDatabase, settings: Record<string, string> = {}): Config {
  const env = { LOG_LEVEL: 'silent', SIGN_UPS_PER_HOUR: '0', REQUESTS_PER_MINUTE: '0', ...settings };
  return new Config({ ...configSchema.parse(env), DATABASE_URL: database.url });
}

/** The API over a database of its own. */
export async function startApi(settings: Record<string, string> = {}, webRoot?: string): Promise<RunningApi> {
  const database = await cloneDatabase();
  const config = testConfig(database, settings);
  const app = await createApp(config, undefined, webRoot);
  const stop = async () => {
    await app.close();
    await database.drop();
  };
  return { app, config, database, stop };
}

/** Of an injected request, whose Host is `localhost:80`. */
export const origin = 'http://localhost';
export const password = 'quite long, quite new';
let people = 0;

/** Signs a new candidate up; answers the Cookie header that stands for them, and their id. */
export async function signUp(app: NestFastifyApplication): Promise<{ cookie: string; id: string; email: string }> {
  people += 1;
  const email = `person${people}@example.org`;
  const reply = await app.inject({
    method: 'POST',
    url: '/api/v1/auth/sign-up',
    headers: { origin },
    payload: { email, password, displayName: `Person ${people}` },
  });
  if (reply.statusCode !== 201) throw new Error(reply.body);
  return { cookie: cookieOf(reply), id: reply.json<{ id: string }>().id, email };
}

export const cookieOf = (reply: { headers: Record<string, unknown> }): string =>
  String(reply.headers['set-cookie']).split(';')[0] ?? '';
