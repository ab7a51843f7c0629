// Runs the product's own embedded PostgreSQL and starts it again, on its port, whenever it has gone.
// Arguments: the build's folder, the data folder. Ends with the process that forked it.
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';

const [dist, dataDir] = process.argv.slice(2);
const module = pathToFileURL(path.join(dist, 'libs/database/embedded-postgres.js')).href;
const { startEmbeddedPostgres } = await import(module);
const settings = { max_connections: 250, fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' };
let server;
let stopping = false;

async function stop() {
  if (stopping) return;
  stopping = true;
  await server?.stop();
  process.exit(0);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined); // its parent decides
process.on('disconnect', stop);

while (!stopping) {
  try {
    server = await startEmbeddedPostgres({ dataDir, settings, port: server?.port });
  } catch (error) {
    if (stopping) break;
    process.send?.({ type: 'trouble', reason: String(error) });
    await sleep(100);
    continue;
  }
  if (stopping) await server.stop();
  else process.send?.({ type: 'up', home: server.home, url: server.url('postgres') });
  await server.gone;
}
