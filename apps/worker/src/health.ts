import { createServer, type Server, type ServerResponse } from 'node:http';
import type { Metrics } from '@app/observability/metrics.js';

interface HealthOptions {
  host: string;
  port: number;
  metrics: Metrics;
  /** Resolves where the worker can work now; else throws the reason. */
  checkReady: () => Promise<void>;
}

/** Probes and figures of a worker that runs by itself. Resolves once it listens. */
export async function serveHealth({ host, port, metrics, checkReady }: HealthOptions): Promise<Server> {
  const answers: Record<string, (response: ServerResponse) => Promise<void>> = {
    '/health/live': async (response) => reply(response, 200, { status: 'ok' }),
    '/health/ready': async (response) => {
      const reason = await checkReady().then(() => undefined, String);
      if (reason === undefined) reply(response, 200, { status: 'ok' });
      else reply(response, 503, { status: 'unavailable', reason });
    },
    '/metrics': async (response) => {
      const text = await metrics.text();
      response.writeHead(200, { 'content-type': metrics.contentType }).end(text);
    },
  };
  const server = createServer((request, response) => {
    const path = request.url?.split('?')[0] ?? '';
    const answer = request.method === 'GET' && Object.hasOwn(answers, path) ? answers[path] : undefined;
    if (!answer) return reply(response, 404, { status: 'not found' });
    answer(response).catch(() => reply(response, 500, { status: 'failed' }));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return server;
}

function reply(response: ServerResponse, status: number, body: object): void {
  if (response.headersSent) response.end();
  else response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
