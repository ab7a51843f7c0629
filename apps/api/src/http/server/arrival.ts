import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '@app/kernel/app-error.js';
import { sendProblem } from '../problem.filter.js';
import { takesFile } from './form-body.js';

const arrivalMs = 30_000;
/** A file of the largest size that is taken, over a slow line. */
export const longestArrivalMs = 15 * 60_000;

interface ArrivalTimes {
  /** Milliseconds for all of a request. */
  most: number;
  /** The same where a file is taken. */
  mostWithFile: number;
}

/**
 * Ends a request whose body is not here in time: 408, and the connection is closed. HTTP's own timeout is one for all
 * routes, and must let a file pass.
 */
export function limitArrival(
  server: FastifyInstance,
  { most, mostWithFile }: ArrivalTimes = { most: arrivalMs, mostWithFile: longestArrivalMs },
): void {
  server.addHook('onRequest', (request, reply, done) => {
    if (!request.raw.complete && hasBody(request)) {
      const timer = setTimeout(() => endUnlessHere(request, reply), takesFile(request) ? mostWithFile : most);
      timer.unref();
      request.raw.once('close', () => clearTimeout(timer));
    }
    done();
  });
}

const hasBody = ({ headers }: FastifyRequest) =>
  headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0';

function endUnlessHere(request: FastifyRequest, reply: FastifyReply): void {
  if (request.raw.complete) return;
  reply.header('connection', 'close');
  sendProblem(new AppError('request.too-slow'), request, reply);
}
