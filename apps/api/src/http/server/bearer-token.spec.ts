import { bearerTokenOf } from './bearer-token.js';

describe('the Authorization header', () => {
  it.each([
    ['Bearer rhs_abc', 'rhs_abc'],
    ['bearer rhs_abc', 'rhs_abc'],
    ['Bearer  rhs_abc ', 'rhs_abc'],
    ['Bearer', ''],
    ['Bearer two words', 'two words'],
    ['Basic cmhzOnJocw==', undefined],
    ['BearerX rhs_abc', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('%j: %j', (authorization, token) =>
    expect(bearerTokenOf({ headers: authorization === undefined ? {} : { authorization } })).toBe(token),
  );
});
