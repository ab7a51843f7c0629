import type { ErrorCode } from '@app/contracts/errors.js';
import type { AppError, Fault } from '@app/kernel/app-error.js';

interface Kind {
  status: number;
  title: string;
}

/** What each refusal is in HTTP. A new code doesn't compile without its line here. */
export const problems: Record<ErrorCode, Kind> = {
  'request.malformed': { status: 400, title: 'The request is not well-formed' },
  'request.too-slow': { status: 408, title: 'The request took too long to arrive' },
  'request.too-large': { status: 413, title: 'The request is too large' },
  'request.unsupported-media-type': { status: 415, title: 'This media type is not accepted here' },
  'request.invalid': { status: 422, title: 'The request is not valid' },
  'request.cross-origin': { status: 403, title: 'The request comes from another site' },
  'request.rate-limited': { status: 429, title: 'Too many requests' },
  'route.not-found': { status: 404, title: 'There is no such route' },
  'actor.unauthenticated': { status: 401, title: 'Sign in first' },
  'actor.forbidden': { status: 403, title: 'You may not do this' },
  'resource.not-found': { status: 404, title: 'There is no such thing, or it is not yours' },
  'idempotency.mismatch': { status: 422, title: 'The idempotency key was used for another request' },
  'version.stale': { status: 412, title: 'It has changed since you read it' },
  'service.unavailable': { status: 503, title: 'Temporarily unavailable' },
  internal: { status: 500, title: 'Something went wrong here' },
  'account.email-taken': { status: 409, title: 'There is an account with this e-mail address' },
  'account.bad-credentials': { status: 401, title: 'E-mail address or password is wrong' },
  'account.wrong-password': { status: 403, title: 'The password is wrong' },
  'account.last-admin': { status: 409, title: 'The last admin can not leave' },
  'person.oneself': { status: 409, title: 'Nobody changes their own role or disables themselves' },
  'token.invalid': { status: 401, title: 'The access token is unknown, has expired or was revoked' },
  'token.scope': { status: 403, title: 'The access token is not for this' },
  'token.too-many': { status: 409, title: 'There are as many access tokens as there may be' },
  'question.slug-taken': { status: 409, title: 'There is a question with this slug' },
  'question.invalid-content': { status: 422, title: 'The content of the question is not valid' },
  'question.unknown-topic': { status: 422, title: 'There is no such topic' },
  'question.wrong-state': { status: 409, title: 'The state of the version does not permit this' },
  'question.own-version': { status: 403, title: 'Authors do not approve their own versions' },
  'question.unproved': { status: 422, title: 'The key of the question does not hold when it is run' },
  'question.not-runnable': { status: 409, title: 'There is nothing to run in this kind of question' },
  'question.being-asked': { status: 409, title: 'The question is being asked in a running sitting' },
  'question.not-mended': { status: 409, title: 'Candidates still get this version' },
  'question.not-editor': { status: 403, title: 'Owner and editors change this question' },
  'question.not-owner': { status: 403, title: 'The owner hands this question over and shares it' },
  'question.unknown-person': { status: 422, title: 'There is nobody of this id who writes questions' },
  'question.unchecked': { status: 422, title: 'The checklist is not complete' },
  'question.comment-needed': { status: 422, title: 'A reviewer says what is to be changed' },
  'question.thread-full': { status: 409, title: 'There are as many comments as there may be' },
  'bulk.too-many': { status: 422, title: 'There are too many questions for one act' },
  'bulk.wrong-state': { status: 409, title: 'The state of this act does not permit this' },
  'bulk.not-undoable': { status: 409, title: 'What was published or retired is not taken back' },
  'response.invalid': { status: 422, title: 'The response does not fit the question' },
  'session.not-enough-questions': { status: 422, title: 'There are not enough questions for this choice' },
  'session.late': { status: 409, title: 'The time is up' },
  'session.finished': { status: 409, title: 'The sitting has ended' },
  'session.not-running': { status: 409, title: 'The sitting is not running' },
  'session.not-paused': { status: 409, title: 'The sitting is not paused' },
  'session.no-break-left': { status: 409, title: 'There is no break left' },
  'session.wrong-state': { status: 409, title: 'The state of the sitting does not permit this' },
  'item.closed': { status: 409, title: 'The question is closed' },
  'item.not-open': { status: 409, title: 'The question is not open' },
  'item.not-next': { status: 409, title: 'Questions are opened in their order here' },
  'template.slug-taken': { status: 409, title: 'There is a template with this slug' },
  'template.invalid-plan': { status: 422, title: 'The plan of the interview is not valid' },
  'template.wrong-state': { status: 409, title: 'The state of the template does not permit this' },
  'template.attempts-used': { status: 409, title: 'There is no attempt left' },
  'assessment.not-assessable': { status: 409, title: 'This answer is not waiting for an assessment' },
  'assessment.own': { status: 403, title: 'Nobody takes a second look at their own assessment' },
  'report.settled': { status: 409, title: 'The report is settled already' },
  'task.settled': { status: 409, title: 'The review task is settled already' },
  'review.not-revealable': { status: 409, title: 'This kind of question has no other side to show' },
  'settings.too-many-easy-dates': { status: 409, title: 'There are as many easy dates as there may be' },
  'export.too-large': { status: 409, title: 'There are too many cards for one Anki package' },
  'streak.not-repairable': { status: 409, title: 'This day can not be repaired' },
  'streak.repair-used': { status: 409, title: 'There is one repair a week, and it is used' },
  'review.replaced': { status: 409, title: 'A later grade of the same answer has taken its place' },
  'image.refused': { status: 422, title: 'The file is no image that can be shown' },
  'import.no-file': { status: 422, title: 'The form has no file' },
  'import.empty': { status: 422, title: 'The file is empty' },
  'import.under-way': { status: 409, title: 'Another import is under way' },
  'import.without-topic': { status: 409, title: 'Some records have no topic yet' },
  'import.wrong-state': { status: 409, title: 'The state of the import does not permit this' },
  'fit.without-parameters': { status: 409, title: 'This fit found no parameters' },
  'review.not-gradable': { status: 422, title: 'This question can not be reviewed' },
};

export const problemContentType = 'application/problem+json; charset=utf-8';

/** RFC 9457, with our code, faults by JSON Pointer, and what a code adds (such as `serverNow`). */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: ErrorCode;
  detail?: string;
  instance: string;
  requestId: string;
  errors?: readonly Fault[];
}

export interface Occurrence {
  /** Path of the request. */
  instance: string;
  requestId: string;
}

export function problemOf(refusal: AppError, { instance, requestId }: Occurrence): Problem {
  const { code, detail, faults, extra } = refusal;
  return {
    ...extra,
    type: `urn:rehearse:problem:${code}`,
    ...problems[code],
    code,
    ...(detail !== undefined && { detail }),
    instance,
    requestId,
    ...(faults && { errors: faults }),
  };
}

/** Seconds to wait before trying again, where that helps. */
export function retryAfterOf({ code, extra }: AppError): number | undefined {
  if (typeof extra?.['retryAfterSeconds'] === 'number') return extra['retryAfterSeconds'];
  return code === 'service.unavailable' || code === 'request.rate-limited' ? 1 : undefined;
}

/** What a refused access token is told in `WWW-Authenticate` (RFC 6750, section 3). */
export function challengeOf({ code, extra }: AppError): string | undefined {
  if (code === 'token.invalid') return 'Bearer error="invalid_token"';
  if (code !== 'token.scope') return undefined;
  const scope = typeof extra?.['scope'] === 'string' ? `, scope="${extra['scope']}"` : '';
  return `Bearer error="insufficient_scope"${scope}`;
}
