// A launcher for tests to kill: runs the server of the folder it is given until it is told to stop.
import { register } from 'node:module';

register('./typescript-hooks.mjs', import.meta.url);
const { startEmbeddedPostgres } = await import('../database/embedded-postgres.ts');
const server = await startEmbeddedPostgres({ dataDir: process.argv[2] });
process.once('SIGTERM', () => void server.stop().then(() => process.exit(0)));
console.log(JSON.stringify({ url: server.url('postgres'), port: server.port, adopted: server.adopted }));
setInterval(() => undefined, 60_000);
