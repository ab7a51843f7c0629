import { randomUUID } from 'node:crypto';
import type { Actor } from '@app/kernel/actor.js';
import { House } from '@app/testing/house.js';
import type { SupervisionAct } from './domain/act.js';
import { GetSitting } from './get-sitting.js';
import { SuperviseSitting } from './supervise-sitting.js';

let house: House;
let instructor: Actor;
let supervise: SuperviseSitting;
let getSitting: GetSitting;
beforeAll(async () => {
  house = await House.open();
  instructor = await house.person('instructor');
  for (let count = 0; count < 4; count += 1) await house.question(instructor);
  supervise = new SuperviseSitting(house.transactions);
  getSitting = new GetSitting(house.transactions);
});
afterAll(() => house.close());

const minute = 60_000;
const reason = 'The power was cut';
const act = (sessionId: string, name: SupervisionAct, minutes?: number, key?: string) =>
  supervise.run(instructor, { sessionId, act: name, reason, minutes }, key);

/** A candidate with a sitting of ten minutes. */
async function start(count = 2): Promise<{ candidate: Actor; id: string }> {
  const candidate = await house.person();
  return { candidate, id: await house.sitting(candidate, count) };
}
const answer = (candidate: Actor, sessionId: string, revision = 1, response: unknown = { choices: ['a', 'b'] }) =>
  house.saveAnswer.run(candidate, { sessionId, position: 1, revision, response });
const kindsOf = async (id: string) => (await getSitting.run(id)).ledger.map(({ kind }) => kind);
const audits = (id: string) =>
  house.query<{ action: string; before: Record<string, unknown>; after: Record<string, unknown>; actor_id: string }>(
    `select action, before, after, actor_id from audit_entries where subject_id = $1 order by id`,
    [id],
  );
const codes = async (attempts: Promise<unknown>[]) =>
  (await Promise.allSettled(attempts)).map((result) =>
    result.status === 'fulfilled' ? 'ok' : String((result.reason as { code?: string }).code ?? result.reason),
  );

describe('a pause by an instructor', () => {
  it('stops the clock and hides the questions until an instructor ends it', async () => {
    const { candidate, id } = await start();
    await act(id, 'pause');
    const paused = await house.getSession.run(candidate, id);
    expect(paused).toMatchObject({ state: 'paused', deadlineAt: null, pause: { pausedBy: 'instructor', reason } });
    expect(paused.items.map(({ question }) => question)).toEqual([null, null]);
    expect(await codes([answer(candidate, id), house.resumeSession.run(candidate, id)])).toEqual([
      'session.not-running',
      'session.wrong-state',
    ]);
    await house.passTime(id, 7 * minute);
    await act(id, 'resume');
    const { remainingMs, ledger, deadlineAt } = await getSitting.run(id);
    expect(remainingMs!).toBeGreaterThan(9 * minute);
    expect(deadlineAt!.getTime()).toBeGreaterThan(Date.now() + 9 * minute);
    expect(ledger.map(({ kind, by, actorName, reason: why }) => ({ kind, by, actorName, reason: why }))).toEqual([
      { kind: 'started', by: 'candidate', actorName: null, reason: null },
      { kind: 'paused', by: 'instructor', actorName: 'Somebody', reason },
      { kind: 'resumed', by: 'instructor', actorName: 'Somebody', reason },
    ]);
    await answer(candidate, id);
  });

  it('is one or none where the candidate finishes at the same moment', async () => {
    for (let round = 0; round < 12; round += 1) {
      const { candidate, id } = await start(1);
      const results = await codes([act(id, 'pause'), house.finishSession.run(candidate, id)]);
      const kinds = await kindsOf(id);
      expect([
        [
          ['ok', 'ok'],
          ['started', 'paused', 'finished'],
        ],
        [
          ['session.wrong-state', 'ok'],
          ['started', 'finished'],
        ],
      ]).toContainEqual([results, kinds]);
      expect((await getSitting.run(id)).state).toBe('finished');
      expect(await audits(id)).toHaveLength(kinds.length - 2);
    }
  });
});

describe('time that is given', () => {
  it.each(['extend', 'credit'] as const)('%s moves the deadline by its minutes, with who and why', async (name) => {
    const { id } = await start();
    const before = await getSitting.run(id);
    await act(id, name, 15);
    const after = await getSitting.run(id);
    expect(after.deadlineAt!.getTime() - before.deadlineAt!.getTime()).toBe(15 * minute);
    expect(after.ledger.at(-1)).toMatchObject({ amountMs: 15 * minute, by: 'instructor', reason });
    expect(await audits(id)).toMatchObject([
      {
        action: `session.${name}ed`,
        actor_id: instructor.personId,
        before: { state: 'running', deadlineAt: before.deadlineAt!.toISOString() },
        after: { state: 'running', deadlineAt: after.deadlineAt!.toISOString(), reason, minutes: 15 },
      },
    ]);
  });

  it('is given once for twenty clicks with one key, and each time with a key of its own', async () => {
    const { id } = await start();
    const key = randomUUID();
    const clicks = Array.from({ length: 20 }, () => act(id, 'extend', 1, key));
    expect(new Set(await codes(clicks))).toEqual(new Set(['ok']));
    expect(await kindsOf(id)).toEqual(['started', 'extended']);
    expect(await codes(Array.from({ length: 20 }, () => act(id, 'extend', 1, randomUUID())))).toHaveLength(20);
    expect(await kindsOf(id)).toHaveLength(22);
    expect((await getSitting.run(id)).remainingMs!).toBeGreaterThan(30 * minute);
    expect(await audits(id)).toHaveLength(21);
    await expect(act(id, 'extend', 2, key)).rejects.toMatchObject({ code: 'idempotency.mismatch' });
  });

  it('comes before the deadline or not at all', async () => {
    const outcomes = new Set<string>();
    for (let round = 0; round < 24; round += 1) {
      const { id } = await start(1);
      // Deadline and grace (5 s) are over within the next milliseconds.
      await house.passTime(id, 10 * minute + 5_000 - 12 - round);
      const [result] = await codes([
        act(id, 'extend', 5),
        ...Array.from({ length: 4 }, () => house.sweepSessions.run()),
      ]);
      await house.sweepSessions.run();
      const { state, ledger, finishCause } = await getSitting.run(id);
      outcomes.add(`${result} ${state} ${finishCause} ${ledger.map(({ kind }) => kind).join()}`);
    }
    for (const outcome of outcomes) {
      expect(['ok running null started,extended', 'session.wrong-state finished deadline started,expired']).toContain(
        outcome,
      );
    }
  });

  it('is refused, and nothing is written down, once the sitting has ended', async () => {
    const { candidate, id } = await start();
    await house.finishSession.run(candidate, id);
    for (const name of ['extend', 'credit'] as const) {
      await expect(act(id, name, 5, randomUUID())).rejects.toMatchObject({ code: 'session.wrong-state' });
    }
    for (const name of ['pause', 'terminate'] as const) {
      await expect(act(id, name)).rejects.toMatchObject({ code: 'session.wrong-state' });
    }
    await expect(act(id, 'resume')).rejects.toMatchObject({ code: 'session.not-paused' });
    expect(await kindsOf(id)).toEqual(['started', 'finished']);
    expect(await audits(id)).toEqual([]);
  });
});

describe('an end by an instructor', () => {
  it('happens once, keeps what was typed and is graded once', async () => {
    const { candidate, id } = await start();
    await answer(candidate, id);
    const results = await codes(Array.from({ length: 10 }, () => act(id, 'terminate')));
    expect(results.toSorted()).toEqual(['ok', ...Array.from({ length: 9 }, () => 'session.wrong-state')]);
    expect(await kindsOf(id)).toEqual(['started', 'terminated']);
    expect(
      await house.count(`select count(*) from outbox where name = 'session.grade' and payload->>'sessionId' = $1`, [
        id,
      ]),
    ).toBe(1);
    await house.work(2);
    const graded = await getSitting.run(id);
    expect(graded).toMatchObject({ state: 'graded', finishCause: 'instructor', score: 1, maxScore: 2, answered: 1 });
    expect(await codes([answer(candidate, id, 2)])).toEqual(['session.finished']);
  });
});

describe('a reopening', () => {
  it('waits for the candidate, gives what was left and more, and is graded again', async () => {
    const { candidate, id } = await start(1);
    await answer(candidate, id, 1, { choices: ['c'] });
    await house.passTime(id, 4 * minute);
    await house.finishSession.run(candidate, id);
    await house.work();
    expect(await getSitting.run(id)).toMatchObject({ state: 'graded', score: 0 });

    await act(id, 'reopen', 3);
    await house.passTime(id, 60 * minute);
    const waiting = await getSitting.run(id);
    expect(waiting).toMatchObject({
      state: 'paused',
      pausedBy: 'reopening',
      score: null,
      finishedAt: null,
      answered: 1,
    });
    expect(Math.round(waiting.remainingMs! / minute)).toBe(9);
    expect(await codes([act(id, 'resume'), act(id, 'reopen', 3)])).toEqual([
      'session.wrong-state',
      'session.wrong-state',
    ]);

    await house.resumeSession.run(candidate, id);
    await answer(candidate, id, 2);
    await house.finishSession.run(candidate, id);
    await house.work();
    expect(await getSitting.run(id)).toMatchObject({ state: 'graded', score: 1, maxScore: 1 });
    expect(await kindsOf(id)).toEqual(['started', 'finished', 'reopened', 'resumed', 'finished']);
  });

  it('while grades are on their way leaves one set of them: of the last end', async () => {
    for (let round = 0; round < 8; round += 1) {
      const { candidate, id } = await start(1);
      await answer(candidate, id, 1, { choices: ['c'] });
      await house.finishSession.run(candidate, id);
      await Promise.all([house.work(), act(id, 'reopen', 5), house.work()]);
      await house.resumeSession.run(candidate, id);
      await answer(candidate, id, 2);
      await Promise.all([house.finishSession.run(candidate, id), house.work()]);
      await house.work();
      expect(await getSitting.run(id)).toMatchObject({ state: 'graded', score: 1, maxScore: 1 });
    }
  });

  it('happens once for many who ask at once', async () => {
    const { candidate, id } = await start(1);
    await house.finishSession.run(candidate, id);
    await house.work();
    const results = await codes(Array.from({ length: 8 }, () => act(id, 'reopen', 0)));
    expect(results.filter((result) => result === 'ok')).toHaveLength(1);
    expect(await kindsOf(id)).toEqual(['started', 'finished', 'reopened']);
    expect(await house.query(`select opening from quiz_sessions where id = $1`, [id])).toEqual([{ opening: 2 }]);
  });
});

describe('who may', () => {
  it('is nobody for a sitting of their own, whatever their role', async () => {
    for (const role of ['instructor', 'admin'] as const) {
      const own = await house.person(role);
      const id = await house.sitting(own);
      for (const [name, minutes] of [['extend', 5], ['pause'], ['terminate']] as [SupervisionAct, number?][]) {
        const attempt = supervise.run(own, { sessionId: id, act: name, reason, minutes });
        await expect(attempt).rejects.toMatchObject({ code: 'actor.forbidden' });
      }
      expect(await kindsOf(id)).toEqual(['started']);
      expect(await audits(id)).toEqual([]);
    }
  });

  it('needs a sitting that there is, a reason, and minutes where they are meant', async () => {
    const { id } = await start(1);
    await expect(act(randomUUID(), 'pause')).rejects.toMatchObject({ code: 'resource.not-found' });
    await expect(act(id, 'extend')).rejects.toMatchObject({
      code: 'request.invalid',
      faults: [{ pointer: '/minutes' }],
    });
    const silent = supervise.run(instructor, { sessionId: id, act: 'pause', reason: '     ' });
    await expect(silent).rejects.toMatchObject({ code: 'request.invalid', faults: [{ pointer: '/reason' }] });
  });
});
