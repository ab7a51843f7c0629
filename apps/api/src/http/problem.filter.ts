import { Catch, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '@app/kernel/app-error.js';
import { challengeOf, problemContentType, problemOf, problems, retryAfterOf } from './problems.js';
import { refusalOf } from './server/refusal-of.js';

const logger = new Logger('Http');

/** Answers everything that is thrown with a problem document; a bug is logged whole and told nothing of. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    sendProblem(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }
}

export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const refusal = refusalOf(error) ?? new AppError('internal');
  if (refusal.code === 'internal') logger.error(bugOf(error, request));
  else if (refusal.code === 'service.unavailable')
    logger.warn(`${request.method} ${pathOf(request)}: ${String(error)}`);
  if (reply.sent) return;
  const retryAfter = retryAfterOf(refusal);
  if (retryAfter !== undefined) reply.header('retry-after', String(retryAfter));
  const challenge = challengeOf(refusal);
  if (challenge !== undefined) reply.header('www-authenticate', challenge);
  const problem = problemOf(refusal, { instance: pathOf(request), requestId: request.id });
  reply.code(problems[refusal.code].status).type(problemContentType).send(JSON.stringify(problem));
}

export const pathOf = (request: FastifyRequest): string => request.url.split('?', 1)[0] ?? '';

function bugOf(error: unknown, request: FastifyRequest): string {
  const told = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `${request.method} ${pathOf(request)} (${request.id}): ${told}`;
}
