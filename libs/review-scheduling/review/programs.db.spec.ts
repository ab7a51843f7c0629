import { randomUUID } from 'node:crypto';
import type { AppError } from '@app/kernel/app-error.js';
import type { Actor } from '@app/kernel/actor.js';
import { House } from '@app/testing/house.js';

jest.setTimeout(120_000);

const common = { estimatedSeconds: 60, explanation: 'By adding them up.' };
const javascript = 'function total(values) { return values.reduce((sum, value) => sum + value, 0); }';
const python = 'def total(values):\n    return sum(values)';
const forgetsNegatives = 'function total(values) { return values.filter((v) => v > 0).reduce((a, b) => a + b, 0); }';
const code = {
  kind: 'code',
  prompt: 'Add the values up.',
  ...common,
  signature: { name: 'total', parameters: [{ name: 'values', type: 'int[]' }], returns: 'int' },
  examples: [{ arguments: [[1, 2]], expected: 3 }],
  hiddenCases: [
    { name: 'negative', arguments: [[-1, -2]], expected: -3, weight: 2 },
    { name: 'many', generate: '() => [Array.from({ length: 1000 }, (_, at) => at)]' },
  ],
  languages: ['javascript', 'typescript', 'python'],
  solutions: { javascript, python },
  wrongSolutions: [{ language: 'javascript', source: forgetsNegatives, verdict: 'WA' }],
};
const sql = {
  kind: 'sql',
  prompt: 'Name everybody.',
  ...common,
  schema: 'create table people (name text, joined_on date)',
  seed: `insert into people values ('Ada', '2026-01-02'), ('Grace', null)`,
  expected: { columns: ['name'], rows: [['Ada'], ['Grace']] },
  hiddenCases: [{ name: 'nobody', seed: '', expected: { columns: ['name'], rows: [] } }],
  solution: 'select name from people',
  wrongSolutions: [{ sql: 'select name from people where joined_on is not null', verdict: 'WA' }],
};

let house: House;
let author: Actor;
let candidate: Actor;
const ids: Record<'code' | 'sql', { id: string; slug: string }> = {} as never;
beforeAll(async () => {
  house = await House.open();
  author = await house.person('instructor');
  ids.code = await house.question(author, { content: code });
  ids.sql = await house.question(author, { content: sql });
});
beforeEach(async () => {
  candidate = await house.person();
});
afterAll(() => house.close());

const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    ({ code: name, faults = [] }: AppError) => ({ code: name, pointers: faults.map(({ pointer }) => pointer) }),
  );

describe('approval proves the key', () => {
  const approving = async (changes: object, content: object = code) => {
    const { id } = await house.createQuestion.run(author, {
      slug: randomUUID(),
      topics: ['strings'],
      level: 'entry',
      content: { ...content, ...changes },
    });
    await house.moveVersion.run(author, { questionId: id, number: 1, act: 'submit' });
    return { id, outcome: await refusal(house.approveVersion.run(author, { questionId: id, number: 1 })) };
  };

  it.each<[string, object, string[]]>([
    [
      'a solution that is wrong',
      { solutions: { javascript, python: 'def total(values): return 0' } },
      ['/content/solutions/python'],
    ],
    [
      'a solution that does not compile',
      { solutions: { javascript: 'function (', python } },
      ['/content/hiddenCases/1'],
    ],
    [
      'a wrong solution that passes',
      { wrongSolutions: [{ language: 'python', source: python, verdict: 'WA' }] },
      ['/content/wrongSolutions/0'],
    ],
    ['a generator that fails', { hiddenCases: [{ generate: '() => nothing' }] }, ['/content/hiddenCases/0/generate']],
  ])('and refuses %s', async (_, changes, pointers) => {
    const { id, outcome } = await approving(changes);
    expect(outcome).toEqual({ code: 'question.unproved', pointers });
    expect((await house.getAuthored.run(id)).versions[0]?.state).toBe('in-review');
  });

  it('and refuses a statement that gives other rows', async () => {
    const { outcome } = await approving({ solution: `select name from people where name <> 'Ada'` }, sql);
    expect(outcome).toEqual({ code: 'question.unproved', pointers: ['/content/solution'] });
  });

  it('and can not be gone round by moving the version', async () => {
    const { id } = await approving({ solutions: { javascript, python: 'def total(values): return 0' } });
    const act = { questionId: id, number: 1, act: 'approve' } as const;
    expect(await refusal(house.moveVersion.run(author, act))).toEqual({ code: 'question.unproved', pointers: [] });
  });
});

describe('a mock', () => {
  const sit = async (responses: Record<'code' | 'sql', unknown>, times = 1) => {
    const sessionId = await house.sitting(candidate, 2);
    for (const { position, question } of (await house.getSession.run(candidate, sessionId)).items) {
      const response = responses[question!.kind as 'code' | 'sql'];
      await house.saveAnswer.run(candidate, { sessionId, position, revision: 1, response });
    }
    await house.finishSession.run(candidate, sessionId);
    await house.work(times);
    const debrief = await house.getDebrief.run(candidate, sessionId);
    if (debrief.state !== 'graded') throw new Error(debrief.state);
    const itemOf = (kind: 'code' | 'sql') => debrief.items.find((item) => item.kind === kind)!;
    return { debrief, code: itemOf('code'), sql: itemOf('sql') };
  };
  const typescript = 'function total(values: number[]): number { return values.reduce((a, b) => a + b, 0); }';

  it.each([
    ['javascript', javascript],
    ['typescript', typescript],
    ['python', python],
  ])('takes %s', async (language, source) => {
    const graded = await sit({ code: { language, source }, sql: { sql: 'select name from people order by 1;' } });
    expect(graded.debrief).toMatchObject({ score: 2, maxScore: 2 });
    expect(graded.code).toMatchObject({ verdict: 'correct', score: 1, judge: { verdict: 'AC', notRun: 0 } });
    expect(graded.sql).toMatchObject({ verdict: 'correct', judge: { verdict: 'AC' } });
  });

  it('gives the weight of what passed, tells what failed, and of hidden cases no more than that', async () => {
    const wrong = 'select name from people where joined_on is not null';
    const graded = await sit({ code: { language: 'javascript', source: forgetsNegatives }, sql: { sql: wrong } }, 3);
    expect(graded.code).toMatchObject({ verdict: 'partial', score: 0.5, judge: { verdict: 'WA' } });
    expect(graded.code.judge?.cases[1]).toEqual({
      name: 'negative',
      hidden: true,
      verdict: 'WA',
      timeMs: expect.any(Number) as number,
    });
    expect(graded.sql).toMatchObject({ verdict: 'partial', score: 0.5, judge: { verdict: 'WA' } });
    expect(graded.sql.judge?.cases[0]).toMatchObject({
      expected: sql.expected,
      actual: { columns: ['name'], rows: [['Ada']] },
    });
    const cards = await house.query<{ reps: number }>(`select reps from cards where person_id = $1`, [
      candidate.personId,
    ]);
    expect(cards).toEqual([{ reps: 1 }, { reps: 1 }]);
  });

  it('tells the reason where nothing ran, and takes a blank answer for none', async () => {
    const graded = await sit({ code: { language: 'python', source: 'def total(' }, sql: { sql: '  \n' } });
    expect(graded.code).toMatchObject({
      verdict: 'incorrect',
      score: 0,
      judge: { verdict: 'CE', cases: [], notRun: 3 },
    });
    expect(graded.code.judge?.message).toMatch(/line 1/);
    expect(graded.sql).toMatchObject({ verdict: 'skipped', score: 0 });
    expect(graded.sql.judge).toBeUndefined();
  });

  it('charges what a program takes too much of', async () => {
    const endless = { language: 'javascript', source: 'function total() { for (;;); }' };
    const graded = await sit({ code: endless, sql: { sql: 'select joined_on / 0 from people' } });
    expect(graded.code).toMatchObject({ verdict: 'incorrect', judge: { verdict: 'TLE', notRun: 2 } });
    expect(graded.sql).toMatchObject({ judge: { verdict: 'RE' } });
  });
});

describe('a review', () => {
  const submit = (response: unknown, kind: 'code' | 'sql' = 'code') =>
    house.submitReview.run(candidate, {
      questionId: ids[kind].id,
      submissionId: randomUUID(),
      response,
      elapsedMs: 1_000,
    });
  const jobOf = (reviewId: string) => ({ name: 'review.judge', payload: { reviewId }, outboxId: '0' }) as const;

  it('is judged, rated and scheduled, once, however often its job comes', async () => {
    const { id } = await submit({ language: 'javascript', source: javascript });
    await house.work(3);
    const review = await house.getReview.run(candidate, id);
    expect(review).toMatchObject({ state: 'graded', verdict: 'correct', rating: 'easy', judge: { verdict: 'AC' } });
    expect(review).toMatchObject({ card: { reps: 1 }, correctAnswer: { solutions: { python } } });
  });

  it('waits for those of its card before it, whose programs still run', async () => {
    const wrong = await submit({ language: 'javascript', source: forgetsNegatives });
    const right = await submit({ language: 'python', source: python });
    await house.handle(jobOf(right.id));
    expect(await house.getReview.run(candidate, right.id)).toMatchObject({ state: 'queued' });
    await house.handle(jobOf(wrong.id));
    const [first, second] = await Promise.all([wrong, right].map(({ id }) => house.getReview.run(candidate, id)));
    expect(first).toMatchObject({ state: 'graded', rating: 'hard', card: { reps: 1 } });
    expect(second).toMatchObject({ state: 'graded', verdict: 'correct', card: { reps: 2 } });
    await house.work();
    expect(
      await house.count(`select count(*) from cards where person_id = $1 and reps = 2`, [candidate.personId]),
    ).toBe(1);
  });

  it('that was queued among other answers is handed on to be judged', async () => {
    const { id } = await submit({ language: 'javascript', source: javascript });
    await house.query(`delete from outbox where payload ->> 'reviewId' = $1`, [id]);
    await house.handle({ name: 'review.grade', payload: { reviewId: id }, outboxId: '0' });
    expect(await house.getReview.run(candidate, id)).toMatchObject({ state: 'queued' });
    await house.work();
    expect(await house.getReview.run(candidate, id)).toMatchObject({ state: 'graded', verdict: 'correct' });
  });

  it('of the same card by two workers at once is graded once each', async () => {
    const reviews = [];
    for (let count = 0; count < 4; count += 1) reviews.push(await submit({ sql: 'select name from people' }, 'sql'));
    await Promise.all([...reviews, ...reviews].map(({ id }) => house.handle(jobOf(id))));
    const [card] = await house.query(`select reps, last_seq as "lastSeq" from cards where person_id = $1`, [
      candidate.personId,
    ]);
    expect(card).toEqual({ reps: 4, lastSeq: 4 });
  });
});

describe('running before answering', () => {
  const run = (response: unknown, own: never[][] = [], kind: 'code' | 'sql' = 'code') =>
    house.runProgram.run(candidate, { slug: ids[kind].slug, response, own });

  it('shows the examples and the own cases, and stores nothing', async () => {
    const judgement = await run({ language: 'javascript', source: forgetsNegatives }, [[[4, -1] as never]]);
    expect(judgement).toMatchObject({
      verdict: 'WA',
      notRun: 0,
      cases: [
        { name: 'Example 1', verdict: 'AC', actual: 3 },
        { name: 'Own case 1', verdict: 'WA', arguments: [[4, -1]], expected: 3, actual: 4 },
      ],
    });
    expect(await house.count(`select count(*) from reviews where person_id = $1`, [candidate.personId])).toBe(0);
  });

  it('shows the rows of a statement', async () => {
    expect(await run({ sql: 'select * from people order by name desc' }, [], 'sql')).toMatchObject({
      verdict: 'WA',
      cases: [
        {
          name: 'Example',
          actual: {
            columns: ['name', 'joined_on'],
            rows: [
              ['Grace', null],
              ['Ada', '2026-01-02'],
            ],
          },
        },
      ],
    });
  });

  it.each<[string, unknown, unknown[][], 'code' | 'sql', string[]]>([
    [
      'an own case that does not fit',
      { language: 'python', source: python },
      [[['x']]],
      'code',
      ['/cases/0/arguments/0/0'],
    ],
    ['too few values', { language: 'python', source: python }, [[]], 'code', ['/cases/0/arguments']],
    ['own cases for SQL', { sql: 'select 1' }, [[1]], 'sql', ['/cases']],
    ['a language that is not offered', { language: 'go', source: '' }, [], 'code', ['/language']],
    ['code for SQL', { language: 'python', source: '' }, [], 'sql', ['/sql', '/language', '/source']],
  ])('refuses %s', async (_, response, own, kind, pointers) => {
    expect(await refusal(run(response, own as never[][], kind))).toEqual({ code: 'response.invalid', pointers });
  });

  it('has nothing to run in a question of another kind', async () => {
    const { slug } = await house.question(author, { topics: ['trees'] });
    const asked = house.runProgram.run(candidate, { slug, response: { sql: '' }, own: [] });
    expect(await refusal(asked)).toMatchObject({ code: 'question.not-runnable' });
  });

  it("means the version that a sitting has frozen, of one's own sitting only", async () => {
    const sessionId = await house.sitting(candidate, 2);
    const input = { slug: ids.code.slug, sessionId, response: { language: 'python', source: python }, own: [] };
    expect(await house.runProgram.run(candidate, input)).toMatchObject({ verdict: 'AC' });
    const other = await house.person();
    expect(await refusal(house.runProgram.run(other, input))).toMatchObject({ code: 'resource.not-found' });
  });
});

it('an author tries answers before anything is stored', async () => {
  const tried = await house.tryAnswer.run({ content: code, response: { language: 'python', source: python } });
  expect(tried).toMatchObject({ verdict: 'correct', score: 1, judge: { verdict: 'AC' } });
  const broken = { ...code, hiddenCases: [{ generate: '() => 7' }] };
  const outcome = await refusal(
    house.tryAnswer.run({ content: broken, response: { language: 'python', source: python } }),
  );
  expect(outcome).toEqual({ code: 'question.invalid-content', pointers: ['/content/hiddenCases/0/generate'] });
});
