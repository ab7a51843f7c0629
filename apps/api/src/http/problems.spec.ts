import { errorCodes } from '@app/contracts/errors.js';
import { AppError } from '@app/kernel/app-error.js';
import { challengeOf, problemOf, problems, retryAfterOf } from './problems.js';

const occurrence = { instance: '/api/v1/me', requestId: 'r' };

describe('problem documents', () => {
  it('exist for each code and for no other', () =>
    expect(Object.keys(problems).toSorted()).toEqual([...errorCodes].sort()));

  it.each(errorCodes)('of %s have a status that callers are told of, and a title of its own', (code) => {
    expect([400, 401, 403, 404, 408, 409, 412, 413, 415, 422, 429, 500, 503]).toContain(problems[code].status);
    expect(problems[code].title).toMatch(/^[A-Z].{5,}[^.]$/);
    expect(Object.values(problems).filter(({ title }) => title === problems[code].title)).toHaveLength(1);
  });

  it('have the members of RFC 9457 and ours, and none that is empty', () => {
    expect(problemOf(new AppError('route.not-found'), occurrence)).toEqual({
      type: 'urn:rehearse:problem:route.not-found',
      title: 'There is no such route',
      status: 404,
      code: 'route.not-found',
      instance: '/api/v1/me',
      requestId: 'r',
    });
  });

  it('carry detail, faults and what the refusal adds, which never replaces a member', () => {
    const faults = [{ pointer: '/a', message: 'is wrong' }];
    const refusal = new AppError('session.late', 'Two seconds late.', faults, { serverNow: 'now', status: 200 });
    expect(problemOf(refusal, occurrence)).toMatchObject({
      status: 409,
      detail: 'Two seconds late.',
      errors: faults,
      serverNow: 'now',
    });
  });

  it('challenge access tokens, and nobody else', () => {
    expect(challengeOf(new AppError('token.invalid'))).toBe('Bearer error="invalid_token"');
    expect(challengeOf(new AppError('token.scope'))).toBe('Bearer error="insufficient_scope"');
    expect(challengeOf(new AppError('token.scope', undefined, undefined, { scope: 'me:read' }))).toBe(
      'Bearer error="insufficient_scope", scope="me:read"',
    );
    expect(challengeOf(new AppError('actor.unauthenticated'))).toBeUndefined();
  });

  it('say when to try again where that helps', () => {
    expect(retryAfterOf(new AppError('service.unavailable'))).toBe(1);
    expect(retryAfterOf(new AppError('request.rate-limited', undefined, undefined, { retryAfterSeconds: 61 }))).toBe(
      61,
    );
    expect(retryAfterOf(new AppError('session.late'))).toBeUndefined();
  });
});
