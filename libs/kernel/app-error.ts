import type { ErrorCode } from '@app/contracts/errors.js';

/** One thing wrong with an input: where (RFC 6901 JSON Pointer into the body) and what. */
export interface Fault {
  pointer: string;
  message: string;
}

/** RFC 6901 JSON Pointer of a path. */
export function pointerOf(path: readonly PropertyKey[]): string {
  return path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** An expected refusal, thrown by a use case. Anything else that is thrown is a bug. */
export class AppError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly detail?: string,
    readonly faults?: readonly Fault[],
    /** More members of the problem document (RFC 9457 §3.2), for instance `serverNow`. */
    readonly extra?: Readonly<Record<string, unknown>>,
  ) {
    super(detail ?? code);
    this.name = 'AppError';
  }
}
