import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyReply, FastifyRequest, FastifyServerOptions } from 'fastify';
import type { Config } from '@app/config/config.js';
import { AppError } from '@app/kernel/app-error.js';
import { longestArrivalMs } from './arrival.js';
import { requestIdOf, setHeaders } from './headers.js';
import { bodyLimitBytes } from './json-body.js';
import { sendProblem } from '../problem.filter.js';
import { problemContentType, problemOf } from '../problems.js';

/** Longest path parameter; a longer one is no id or slug of ours. */
const maxParamLength = 200;

export function serverOptions(config: Config): FastifyServerOptions {
  const hops = config.get('TRUST_PROXY_HOPS');
  return {
    logger: false,
    bodyLimit: bodyLimitBytes,
    requestTimeout: longestArrivalMs,
    routerOptions: { maxParamLength },
    trustProxy: hops > 0 && ((_address, hop) => hop < hops),
    return503OnClosing: false,
    requestIdHeader: false,
    genReqId: requestIdOf,
    // The router refuses a malformed path before any hook of ours runs.
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) => {
      setHeaders(request, reply, config);
      sendProblem(error, request, reply);
    },
    clientErrorHandler: answerUnparsable,
  };
}

const statusOfParserError: Record<string, number> = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 };

/** What isn't HTTP reaches no hook: the answer is written to the socket, and the connection ends. */
function answerUnparsable(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const status = statusOfParserError[error.code ?? ''] ?? 400;
  const refusal = new AppError('request.malformed');
  const problem = { ...problemOf(refusal, { instance: '', requestId: requestIdOf({ headers: {} }) }), status };
  const body = JSON.stringify(problem);
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nContent-Type: ${problemContentType}\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}
