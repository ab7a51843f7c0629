import { HttpException } from '@nestjs/common';
import type { ErrorCode } from '@app/contracts/errors.js';
import { sqlState } from '@app/database/tx.js';
import { AppError } from '@app/kernel/app-error.js';

const codesByStatus: Record<number, ErrorCode> = {
  401: 'actor.unauthenticated',
  403: 'actor.forbidden',
  404: 'route.not-found',
  405: 'route.not-found',
  413: 'request.too-large',
  415: 'request.unsupported-media-type',
  422: 'request.invalid',
  429: 'request.rate-limited',
  503: 'service.unavailable',
};

/**
 * What a database that is away, busy or shutting down says. Trying again may help:
 * PostgreSQL appendix A classes 08 and 57P, 53300, serialization, deadlock and time limits, and the socket's own words.
 */
const passingStates = /^(08...|57P0.|53300|40001|40P01|55P03|57014)$/;
const passingSocketErrors = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
]);
const passingMessages =
  /^(timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error|Cannot use a pool after calling end|Client was closed|Driver not Connected)/i;
/** Data exception: a value that PostgreSQL can't take, sent by the caller. A net below validation. */
const dataException = /^22...$/;

/** The refusal that anything thrown stands for; undefined: a bug. */
export function refusalOf(error: unknown): AppError | undefined {
  if (error instanceof AppError) return error;
  if (error instanceof HttpException) return ofStatus(error.getStatus());
  if (typeof error !== 'object' || error === null) return undefined;
  const { message, statusCode } = error as { message?: string; statusCode?: number };
  const state = sqlState(error);
  if (state !== undefined) {
    if (dataException.test(state)) return new AppError('request.malformed', 'A value is out of range.');
    if (passingStates.test(state) || passingSocketErrors.has(state)) return new AppError('service.unavailable');
  }
  if (passingMessages.test(message ?? '')) return new AppError('service.unavailable');
  return typeof statusCode === 'number' ? ofStatus(statusCode) : undefined;
}

function ofStatus(status: number): AppError | undefined {
  const code = codesByStatus[status];
  if (code) return new AppError(code);
  return status >= 400 && status < 500 ? new AppError('request.malformed') : undefined;
}
