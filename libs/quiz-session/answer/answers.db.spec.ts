import type { Actor } from '@app/kernel/actor.js';
import { House } from '@app/testing/house.js';

let house: House;
let candidate: Actor;
beforeAll(async () => {
  house = await House.open();
  const author = await house.person('instructor');
  for (let count = 0; count < 6; count += 1) await house.question(author);
});
// What a running sitting asks is not drawn again: each test has a candidate of its own.
beforeEach(async () => {
  candidate = await house.person();
});
afterAll(() => house.close());

const right = { choices: ['a', 'b'] };
const wrong = { choices: ['c'] };
const minute = 60_000;
const save = (sessionId: string, revision: number, response: unknown = right, position = 1) =>
  house.saveAnswer.run(candidate, { sessionId, position, revision, response });
const refusal = (code: string) => expect.objectContaining({ code });
const stateOf = async (id: string) =>
  (
    await house.query<{ state: string; finish_cause: string | null }>(
      `select state, finish_cause from quiz_sessions where id = $1`,
      [id],
    )
  )[0];

describe('the start', () => {
  it('freezes versions, records the seed and sets the deadline by the clock of the database', async () => {
    const id = await house.sitting(candidate, 3);
    const view = await house.getSession.run(candidate, id);
    expect(view.seed).toMatch(/^[0-9a-f]{32}$/);
    expect(view.deadlineAt!.getTime() - view.startedAt.getTime()).toBe(10 * minute);
    expect(new Set(view.items.map(({ question }) => question!.id)).size).toBe(3);
    expect(JSON.stringify(view)).not.toMatch(/"(key|explanation)":/);
  });

  it('draws the same questions for the same seed, and unseen ones first', async () => {
    const choice = { topics: ['arrays'], levels: [], kinds: [], count: 3, minutes: 10 };
    const draw = async (actor: Actor, seed: string) => {
      const { id } = await house.startSession.run(actor, { ...choice, seed });
      const { items } = await house.getSession.run(actor, id);
      await house.finishSession.run(actor, id);
      return items.map(({ question }) => question!.id);
    };
    const [one, other] = [await house.person(), await house.person()];
    const first = await draw(one, 'seed');
    expect(await draw(other, 'seed')).toEqual(first);
    expect((await draw(one, 'next')).filter((id) => first.includes(id))).toEqual([]);
  });

  it('says how many questions there are where they are too few', async () => {
    const choice = { topics: ['arrays'], levels: [], kinds: [], count: 40, minutes: 10 };
    await expect(house.startSession.run(candidate, choice)).rejects.toMatchObject({
      code: 'session.not-enough-questions',
      faults: [{ pointer: '/count' }],
      extra: { available: 6 },
    });
    expect(await house.count(`select count(*) from quiz_sessions where person_id = $1`, [candidate.personId])).toBe(0);
  });
});

describe('an answer', () => {
  it('is one draft however often it is sent at once', async () => {
    const id = await house.sitting(candidate);
    const receipts = await Promise.all(Array.from({ length: 50 }, () => save(id, 1)));
    expect(new Set(receipts.map(({ revision, conflict }) => `${revision} ${conflict}`))).toEqual(
      new Set(['1 undefined']),
    );
    expect(new Set(receipts.map(({ acceptedAt }) => acceptedAt.getTime())).size).toBe(1);
    expect(await house.count(`select count(*) from answer_drafts where session_id = $1`, [id])).toBe(1);
  });

  it('counts by the highest revision, in whatever order they arrive', async () => {
    const id = await house.sitting(candidate);
    await save(id, 7, right);
    for (const late of [3, 1]) {
      expect(await save(id, late, wrong)).toMatchObject({ revision: 7, conflict: true, response: right });
    }
    expect(await save(id, 7, wrong)).toMatchObject({ revision: 7, conflict: true, response: right });
    expect((await house.getSession.run(candidate, id)).items[0]).toMatchObject({ revision: 7, response: right });
    expect(await save(id, 8, null)).toMatchObject({ revision: 8 });
    expect((await house.getSession.run(candidate, id)).items[0]).toMatchObject({ revision: 8, response: null });
  });

  it('is refused where it does not fit the question, and is not stored', async () => {
    const id = await house.sitting(candidate);
    await expect(save(id, 1, { choices: ['zzz'] })).rejects.toMatchObject({
      code: 'response.invalid',
      faults: [{ pointer: '/response/choices/0' }],
    });
    expect(await house.count(`select count(*) from answer_drafts where session_id = $1`, [id])).toBe(0);
  });

  it("of another person's sitting, or of no item, is not found", async () => {
    const id = await house.sitting(candidate);
    const answer = { sessionId: id, position: 1, revision: 1, response: right };
    await expect(house.saveAnswer.run(await house.person(), answer)).rejects.toEqual(refusal('resource.not-found'));
    await expect(save(id, 1, right, 99)).rejects.toEqual(refusal('resource.not-found'));
  });

  it('counts within the grace; after it, it is refused and kept', async () => {
    const id = await house.sitting(candidate);
    await house.passTime(id, 10 * minute + 2_000);
    await save(id, 1);
    await house.passTime(id, 4_000);
    await expect(save(id, 2)).rejects.toMatchObject({ code: 'session.late', extra: { kept: true } });
    expect(await house.count(`select count(*) from late_answers where session_id = $1 and revision = 2`, [id])).toBe(1);
    expect((await house.getSession.run(candidate, id)).state).toBe('finished');
    await expect(save(id, 3)).rejects.toEqual(refusal('session.late'));
  });

  it('grows the time spent, never past the time that went by', async () => {
    const id = await house.sitting(candidate);
    await house.passTime(id, minute);
    const mark = (timeSpentMs: number) => house.markItem.run(candidate, { sessionId: id, position: 1, timeSpentMs });
    expect((await mark(5_000)).timeSpentMs).toBe(5_000);
    expect((await mark(3_000)).timeSpentMs).toBe(5_000);
    const { timeSpentMs } = await mark(3_600_000);
    expect(timeSpentMs).toBeGreaterThanOrEqual(minute);
    expect(timeSpentMs).toBeLessThan(2 * minute);
  });
});

describe('the end', () => {
  it('happens once, whoever asks and however many at once', async () => {
    const id = await house.sitting(candidate);
    await save(id, 1);
    const states = await Promise.all(Array.from({ length: 50 }, () => house.finishSession.run(candidate, id)));
    expect(new Set(states.map(({ state }) => state))).toEqual(new Set(['finished']));
    expect(
      await house.count(`select count(*) from outbox where name = 'session.grade' and payload ->> 'sessionId' = $1`, [
        id,
      ]),
    ).toBe(1);
    expect(
      await house.count(`select count(*) from session_segments where session_id = $1 and kind = 'finished'`, [id]),
    ).toBe(1);
  });

  it('lets every answer be either before it or refused, never between', async () => {
    const id = await house.sitting(candidate);
    const saves = Array.from({ length: 30 }, (_, index) => save(id, index + 1));
    const [outcomes] = await Promise.all([Promise.allSettled(saves), house.finishSession.run(candidate, id)]);
    const accepted = outcomes.filter(({ status }) => status === 'fulfilled').length;
    const stored = await house.query<{ last: number | null; frozen: number | null; after: string }>(
      `select max(d.revision) as last, max(i.revision) as frozen,
              count(*) filter (where d.received_at > s.finished_at) as after
         from quiz_sessions s join session_items i on i.session_id = s.id
         left join answer_drafts d on d.session_id = s.id where s.id = $1`,
      [id],
    );
    expect(await house.count(`select count(*) from answer_drafts where session_id = $1`, [id])).toBe(accepted);
    expect(stored[0]!.frozen).toBe(stored[0]!.last);
    expect(stored[0]!.after).toBe('0');
  });

  it('comes by the sweeper, by the job or by a read, all to the same state', async () => {
    const ends = [
      () => house.sweepSessions.run(),
      async (id: string) => house.handle({ name: 'session.expire', payload: { sessionId: id }, outboxId: '0' }),
      (id: string) => house.getSession.run(candidate, id),
    ];
    for (const end of ends) {
      const id = await house.sitting(candidate);
      await save(id, 1);
      await house.passTime(id, 11 * minute);
      await end(id);
      expect(await stateOf(id)).toEqual({ state: 'finished', finish_cause: 'deadline' });
      const [row] = await house.query<{ same: boolean }>(
        `select finished_at = deadline_at as same from quiz_sessions where id = $1`,
        [id],
      );
      expect(row!.same).toBe(true);
    }
  });

  it('never comes early: a job before its time, and within the grace, does nothing', async () => {
    const id = await house.sitting(candidate);
    const expire = () => house.handle({ name: 'session.expire', payload: { sessionId: id }, outboxId: '0' });
    await expire();
    await house.passTime(id, 10 * minute + 3_000);
    await expire();
    await house.sweepSessions.run();
    expect(await stateOf(id)).toEqual({ state: 'running', finish_cause: null });
  });
});

describe('the grades', () => {
  it('are given once, skipped items as skipped, and sum up', async () => {
    const id = await house.sitting(candidate, 4);
    await save(id, 1, right, 1);
    await save(id, 1, { choices: ['a'] }, 2);
    await save(id, 1, wrong, 3);
    await house.finishSession.run(candidate, id);
    await house.work(3);
    const [session] = await house.query<object>(`select state, score, max_score from quiz_sessions where id = $1`, [
      id,
    ]);
    expect(session).toEqual({ state: 'graded', score: 1.5, max_score: 4 });
    const items = await house.query<{ verdict: string }>(
      `select verdict from session_items where session_id = $1 order by position`,
      [id],
    );
    expect(items.map(({ verdict }) => verdict)).toEqual(['correct', 'partial', 'incorrect', 'skipped']);
    const graded = await house.count(
      `select count(*) from outbox where name = 'session.review' and payload ->> 'sessionId' = $1`,
      [id],
    );
    expect(graded).toBe(1);
  });
});
