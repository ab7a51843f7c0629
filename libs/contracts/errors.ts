/**
 * Every refusal a caller can meet, as a closed union of stable codes. The HTTP edge maps each to a status
 * exhaustively (`apps/api/src/http/problems.ts`); pages map them to words. Never rename one.
 */
export const errorCodes = [
  'request.malformed',
  'request.too-large',
  'request.unsupported-media-type',
  'request.invalid',
  'request.cross-origin',
  'request.rate-limited',
  'route.not-found',
  'actor.unauthenticated',
  'actor.forbidden',
  'resource.not-found',
  'idempotency.mismatch',
  'version.stale',
  'service.unavailable',
  'internal',
  'account.email-taken',
  'account.bad-credentials',
  'person.oneself',
  'question.slug-taken',
  'question.invalid-content',
  'question.unknown-topic',
  'question.wrong-state',
  'question.own-version',
  'question.unproved',
  'question.not-runnable',
  'question.being-asked',
  'response.invalid',
  'session.not-enough-questions',
  'session.late',
  'session.finished',
  'session.not-running',
  'review.not-gradable',
  'review.not-revealable',
] as const;
export type ErrorCode = (typeof errorCodes)[number];
