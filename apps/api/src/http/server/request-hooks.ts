import type { FastifyInstance, FastifyRequest } from 'fastify';
import { AppError } from '@app/kernel/app-error.js';
import type { Metrics } from '@app/observability/metrics.js';
import { runInContext } from '@app/observability/request-context.js';
import { isUnstorable } from './json-body.js';
import { pathOf } from '../problem.filter.js';

/** For each request: a readable URL or 400, log lines that carry its id, and its time in the metrics. */
export function observeRequests(server: FastifyInstance, metrics: Metrics): void {
  const inContext = (request: FastifyRequest, _: unknown, done: () => void) =>
    runInContext({ requestId: request.id, method: request.method, path: pathOf(request) }, done);
  server.addHook('onRequest', inContext);
  // Reading the body leaves the context, so it is entered again.
  server.addHook('preValidation', inContext);
  server.addHook('onRequest', (request, _, done) => done(isReadable(request.url) ? undefined : malformed()));
  server.addHook('onResponse', (request, reply, done) => {
    const labels = { method: request.method, route: routeOf(request), status: reply.statusCode };
    metrics.httpRequests.observe(labels, reply.elapsedTime / 1000);
    done();
  });
}

/** Built files are one route: their names change with each build. */
const routeOf = ({ routeOptions: { url = 'none' } }: FastifyRequest) =>
  url.startsWith('/assets/') ? '/assets/*' : url;

const malformed = () => new AppError('request.malformed', 'The URL is not well-formed.');

/** Percent-encoding that is UTF-8 without U+0000. */
function isReadable(url: string): boolean {
  try {
    return !isUnstorable(decodeURIComponent(url));
  } catch {
    return false;
  }
}
