import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Metrics } from '@app/observability/metrics.js';

/** GET /metrics on a port of its own, which a firewall can keep to the scraper. */
export async function serveMetrics(metrics: Metrics, host: string, port: number): Promise<void> {
  const server = createServer((request, reply) => {
    if (request.method !== 'GET' || request.url !== '/metrics') {
      reply.writeHead(404).end();
      return;
    }
    metrics.text().then(
      (text) => reply.writeHead(200, { 'content-type': metrics.contentType }).end(text),
      () => reply.writeHead(500).end(),
    );
  });
  server.unref();
  server.listen(port, host);
  await once(server, 'listening');
}
