import { exitCodeOf, Refusal, refusalOf, Unreachable, UsageFault, wordsOf } from './failures.js';

const reply = (status: number, body: string) => new Response(body, { status });
const problem = {
  code: 'question.unknown-topic',
  title: 'There is no such topic',
  detail: 'See the list',
  errors: [
    { pointer: '/topics/0', message: 'x\u001b[2J is no topic' },
    { pointer: '', message: 'all is wrong' },
  ],
};

describe('a refusal', () => {
  it('is told with its code and each fault, harmless for a terminal', async () => {
    const refusal = await refusalOf(reply(422, JSON.stringify(problem)));
    expect(refusal).toBeInstanceOf(Refusal);
    expect(wordsOf(refusal)).toBe(
      [
        'There is no such topic. See the list (question.unknown-topic)',
        String.raw`  /topics/0: x\u{1b}[2J is no topic`,
        '  all is wrong',
      ].join('\n'),
    );
    expect(exitCodeOf(refusal)).toBe(2);
  });

  it('says what to do about a token that is not known', () => {
    const refusal = new Refusal(401, { code: 'token.invalid', title: 'Unknown' });
    expect(wordsOf(refusal)).toContain('rehearse tokens create');
  });

  it.each([
    [404, '<html>nothing here</html>', 2],
    [403, 'null', 2],
    [502, '<html>Bad gateway</html>', 3],
    [500, JSON.stringify({ code: 'internal', title: 'Something went wrong here' }), 2],
    [503, JSON.stringify({ code: 'service.unavailable', title: 'Temporarily unavailable' }), 3],
  ])('of %i, %s, ends with %i', async (status, body, code) =>
    expect(exitCodeOf(await refusalOf(reply(status, body)))).toBe(code),
  );
});

describe('no answer', () => {
  it('is told with its reason, where there is one', () => {
    const refused = new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code: 'ECONNREFUSED' }) });
    const words = (cause?: unknown) => wordsOf(new Unreachable('http://localhost:3000', cause));
    expect(words(refused)).toBe('Rehearse does not answer at http://localhost:3000: ECONNREFUSED.');
    expect(words(new TypeError('terminated'))).toBe('Rehearse does not answer at http://localhost:3000: terminated.');
    expect(words()).toBe('Rehearse does not answer at http://localhost:3000.');
    expect(exitCodeOf(new Unreachable('x'))).toBe(3);
  });
});

it('whatever else is wrong is one line, and ends with 2', () => {
  expect([wordsOf(new UsageFault('a\nb')), exitCodeOf(new UsageFault('a'))]).toEqual(['a b', 2]);
  expect(wordsOf('a thing')).toBe('a thing');
});
