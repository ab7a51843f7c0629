// Jest runs this once, natively: one PostgreSQL for all db and e2e specs, with the template they clone.
import { register } from 'node:module';

register('./typescript-hooks.mjs', import.meta.url);
await import('reflect-metadata');

export default async () => {
  const { makeTemplate, startTestServer } = await import('./test-postgres.ts');
  const { schema } = await import('../../db/schema.ts');
  const server = await startTestServer();
  globalThis.rehearseTestServer = server;
  await makeTemplate(server.url, schema);
  process.env.REHEARSE_TEST_SERVER = server.url;
};
