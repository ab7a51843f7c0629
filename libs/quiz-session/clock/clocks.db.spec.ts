import type { PlanInput } from '@app/interview-template/domain/plan.js';
import type { Actor } from '@app/kernel/actor.js';
import { House } from '@app/testing/house.js';
import { giveTime, pauseSitting, reopenSitting, resumeSitting, terminateSitting } from './clock-acts.js';

let house: House;
let teacher: Actor;
let candidate: Actor;
beforeAll(async () => {
  house = await House.open();
  teacher = await house.person('instructor');
  for (let count = 0; count < 6; count += 1) await house.question(teacher);
});
beforeEach(async () => {
  candidate = await house.person();
});
afterAll(() => house.close());

const minute = 60_000;
const right = { choices: ['a', 'b'] };
const tenMinutes: PlanInput['clock'] = { mode: 'hard', seconds: 600 };
const breaks: PlanInput['pause'] = { by: 'candidate', breaks: 2, minutes: 5 };

async function sit(plan: Partial<PlanInput>): Promise<string> {
  const templateId = await house.template(teacher, { clock: tenMinutes, ...plan });
  return (await house.startSession.run(candidate, { templateId })).id;
}
const view = (id: string) => house.getSession.run(candidate, id);
const open = (sessionId: string, position: number) => house.openItem.run(candidate, { sessionId, position });
const save = (sessionId: string, position: number, revision = 1) =>
  house.saveAnswer.run(candidate, { sessionId, position, revision, response: right });
const act = <T extends object>(sessionId: string, more: T) => ({
  sessionId,
  actorId: teacher.personId,
  reason: 'Because',
  ...more,
});
const refused = (code: string) => expect.objectContaining({ code });
const left = async (id: string) => Math.round((await view(id)).remainingMs / minute);
const kinds = async (id: string) => (await view(id)).ledger.map(({ kind }) => kind);

describe('a break', () => {
  it('stops the clock, hides the questions, takes no answer, and goes on where it stood', async () => {
    const id = await sit({ pause: breaks });
    await save(id, 1);
    await house.passTime(id, 3 * minute);
    await house.pauseSession.run(candidate, id);
    const paused = await view(id);
    expect(paused).toMatchObject({
      state: 'paused',
      pause: { pausedBy: 'candidate', breaksLeft: 1, breakMs: 5 * minute },
    });
    expect(paused.items.flatMap(({ question, response }) => [question, response])).toEqual(Array(6).fill(null));
    await expect(save(id, 1, 2)).rejects.toEqual(refused('session.not-running'));
    await house.passTime(id, 4 * minute);
    expect(await left(id)).toBe(7);
    await house.resumeSession.run(candidate, id);
    expect(await view(id)).toMatchObject({ state: 'running', items: [{ response: right }, {}, {}] });
    expect(await left(id)).toBe(7);
    expect(await kinds(id)).toEqual(['started', 'paused', 'resumed']);
  });

  it('is over by itself, whoever notices: the clock has run since then', async () => {
    for (const notice of ['read', 'sweep', 'job']) {
      const id = await sit({ pause: breaks });
      await house.pauseSession.run(candidate, id);
      await house.passTime(id, 7 * minute);
      if (notice === 'sweep') await house.sweepSessions.run();
      if (notice === 'job') await house.handle({ name: 'session.expire', payload: { sessionId: id }, outboxId: '0' });
      expect([await left(id), await kinds(id)]).toEqual([8, ['started', 'paused', 'resumed']]);
      await house.finishSession.run(candidate, id);
    }
  });

  it('does not keep a sitting from its end', async () => {
    const id = await sit({ pause: breaks });
    await house.passTime(id, minute);
    await house.pauseSession.run(candidate, id);
    await house.passTime(id, 30 * minute);
    await house.sweepSessions.run();
    expect(await view(id)).toMatchObject({ state: 'finished', finishCause: 'deadline' });
    expect(await kinds(id)).toEqual(['started', 'paused', 'resumed', 'expired']);
  });

  it('is one, however often it is asked for at once; and there are so many', async () => {
    const id = await sit({ pause: breaks });
    for (const breaksLeft of [1, 0]) {
      await Promise.all(Array.from({ length: 20 }, () => house.pauseSession.run(candidate, id)));
      expect((await view(id)).pause.breaksLeft).toBe(breaksLeft);
      await Promise.all(Array.from({ length: 20 }, () => house.resumeSession.run(candidate, id)));
    }
    await expect(house.pauseSession.run(candidate, id)).rejects.toEqual(refused('session.no-break-left'));
    expect(await kinds(id)).toEqual(['started', 'paused', 'resumed', 'paused', 'resumed']);
  });

  it('is not for a plan without, nor for others', async () => {
    const id = await sit({});
    await expect(house.pauseSession.run(candidate, id)).rejects.toEqual(refused('session.no-break-left'));
    await expect(house.pauseSession.run(teacher, id)).rejects.toEqual(refused('resource.not-found'));
  });
});

describe('an instructor', () => {
  const transact = house_transact();

  it('stops the clock for as long as it takes; the candidate can not start it', async () => {
    const id = await sit({ pause: breaks });
    await transact((tx) => pauseSitting(tx, act(id, { by: 'instructor' as const })));
    await house.passTime(id, 60 * minute);
    await house.sweepSessions.run();
    expect(await view(id)).toMatchObject({
      state: 'paused',
      deadlineAt: null,
      pause: { pausedBy: 'instructor', reason: 'Because' },
    });
    await expect(house.resumeSession.run(candidate, id)).rejects.toEqual(refused('session.wrong-state'));
    await transact((tx) => resumeSitting(tx, act(id, { by: 'instructor' as const })));
    expect(await left(id)).toBe(10);
    expect((await view(id)).ledger[1]).toMatchObject({ by: 'instructor', actorName: 'Somebody', reason: 'Because' });
  });

  it('gives time, also during a break', async () => {
    const id = await sit({ pause: breaks });
    await transact((tx) => giveTime(tx, act(id, { kind: 'extended' as const, amountMs: 5 * minute })));
    await house.pauseSession.run(candidate, id);
    await transact((tx) => giveTime(tx, act(id, { kind: 'credited' as const, amountMs: 2 * minute })));
    await house.passTime(id, 6 * minute);
    expect(await left(id)).toBe(16);
  });

  it('ends it, and takes the end back: the clock waits for the candidate, the answers are as they were', async () => {
    const id = await sit({});
    await save(id, 1);
    await house.passTime(id, 4 * minute);
    await transact((tx) => terminateSitting(tx, act(id, {})));
    expect(await view(id)).toMatchObject({ state: 'finished', finishCause: 'instructor' });
    await house.work(2);
    expect((await view(id)).state).toBe('graded');
    await transact((tx) => reopenSitting(tx, act(id, { amountMs: 2 * minute })));
    await house.passTime(id, 90 * minute);
    expect(await view(id)).toMatchObject({ state: 'paused', pause: { pausedBy: 'reopening' }, score: null });
    await expect(transact((tx) => resumeSitting(tx, act(id, { by: 'instructor' as const })))).rejects.toEqual(
      refused('session.wrong-state'),
    );
    await house.resumeSession.run(candidate, id);
    expect([await left(id), (await view(id)).items[0]]).toMatchObject([8, { response: right, revision: 1 }]);
    await save(id, 2);
    await house.finishSession.run(candidate, id);
    await house.work(2);
    const [row] = await house.query<object>(
      `select state, score, max_score, opening from quiz_sessions where id = $1`,
      [id],
    );
    expect(row).toEqual({ state: 'graded', score: 2, max_score: 3, opening: 2 });
  });

  it('does not take an end back for no time, nor while another sitting asks the same', async () => {
    const id = await sit({});
    await house.passTime(id, 11 * minute);
    await house.sweepSessions.run();
    await house.work();
    await expect(transact((tx) => reopenSitting(tx, act(id, { amountMs: 0 })))).rejects.toMatchObject({
      code: 'request.invalid',
      faults: [{ pointer: '/minutes' }],
    });
    await house.startSession.run(candidate, { resitOf: id });
    const again = transact((tx) => reopenSitting(tx, act(id, { amountMs: minute })));
    await expect(again).rejects.toEqual(refused('question.being-asked'));
  });

  it('is told where the state is not for it', async () => {
    const id = await sit({});
    await house.finishSession.run(candidate, id);
    const give = { kind: 'extended' as const, amountMs: minute };
    await expect(transact((tx) => giveTime(tx, act(id, give)))).rejects.toEqual(refused('session.wrong-state'));
    await expect(transact((tx) => terminateSitting(tx, act(id, {})))).rejects.toEqual(refused('session.wrong-state'));
  });

  function house_transact() {
    return <T>(work: Parameters<House['transactions']['run']>[0]) => house.transactions.run(work) as Promise<T>;
  }
});

describe('hard clocks of items', () => {
  const sections = (seconds: number, more: object = {}): PlanInput['sections'] => [
    { title: 'One', rules: [{ topics: ['arrays'], count: 2 }], itemClock: { mode: 'hard', seconds }, ...more },
    { title: 'Two', rules: [{ topics: ['arrays'], count: 1 }] },
  ];

  it('show no question before it is opened, and run only while it is open', async () => {
    const id = await sit({ sections: sections(60) });
    expect((await view(id)).items.flatMap(({ state, question }) => (question ? [] : [state]))).toEqual(
      Array(3).fill('unopened'),
    );
    await expect(save(id, 1)).rejects.toEqual(refused('item.not-open'));
    await open(id, 1);
    await house.passTime(id, 40_000);
    await open(id, 2);
    await house.passTime(id, 10_000);
    const items = (await view(id)).items.map(({ state, remainingMs }) => [
      state,
      remainingMs && Math.round(remainingMs / 1e4),
    ]);
    expect(items).toEqual([
      ['unopened', 2],
      ['open', 5],
      ['unopened', null],
    ]);
    await open(id, 1);
    await save(id, 1);
    await house.passTime(id, 22_000);
    await save(id, 1, 2);
    await house.passTime(id, 6_000);
    await expect(save(id, 1, 3)).rejects.toEqual(refused('item.closed'));
    expect((await view(id)).items[0]).toMatchObject({ state: 'closed', remainingMs: 0, revision: 2, response: right });
    await open(id, 3);
    await expect(open(id, 1)).rejects.toEqual(refused('item.closed'));
    expect(await house.count(`select count(*) from late_answers where session_id = $1`, [id])).toBe(2);
  });

  it('stand during a break', async () => {
    const id = await sit({ sections: sections(60), pause: breaks });
    await open(id, 1);
    await house.passTime(id, 30_000);
    await house.pauseSession.run(candidate, id);
    await house.passTime(id, 4 * minute);
    await house.resumeSession.run(candidate, id);
    await house.passTime(id, 10_000);
    expect(Math.round((await view(id)).items[0]!.remainingMs! / 1_000)).toBe(20);
  });

  it('of a section close all of it', async () => {
    const id = await sit({
      sections: sections(600, { clock: { mode: 'hard', seconds: 60 }, itemClock: { mode: 'off' } }),
    });
    await open(id, 1);
    await house.passTime(id, 40_000);
    await open(id, 2);
    await house.passTime(id, 21_000);
    expect((await view(id)).items.map(({ state }) => state)).toEqual(['closed', 'closed', 'unopened']);
    await open(id, 3);
    await house.passTime(id, 8 * minute);
    await save(id, 3);
  });

  it('take what was typed up to the end of the sitting, for what was open and what was left', async () => {
    const id = await sit({ sections: sections(60) });
    await open(id, 1);
    await save(id, 1);
    await open(id, 3);
    await save(id, 3);
    await save(id, 1, 2); // on its way when the candidate went on
    await house.finishSession.run(candidate, id);
    await house.work();
    expect(
      (
        await house.query<{ verdict: string }>(
          `select verdict from session_items where session_id = $1 order by position`,
          [id],
        )
      ).map(({ verdict }) => verdict),
    ).toEqual(['correct', 'skipped', 'correct']);
  });
});

describe('going forward only', () => {
  it('opens the next one alone, and closes what was left', async () => {
    const id = await sit({ navigation: 'forward-only' });
    await expect(open(id, 2)).rejects.toEqual(refused('item.not-next'));
    await open(id, 1);
    await Promise.all(Array.from({ length: 10 }, () => open(id, 2)));
    await expect(open(id, 1)).rejects.toEqual(refused('item.closed'));
    await house.passTime(id, 6_000);
    await expect(save(id, 1)).rejects.toEqual(refused('item.closed'));
    expect((await view(id)).items.map(({ state }) => state)).toEqual(['closed', 'open', 'unopened']);
  });
});

describe('finishing an item', () => {
  const telling = { feedback: { key: 'after-each', score: 'after-each' } } as const;
  const finish = (sessionId: string, position: number) => house.finishItem.run(candidate, { sessionId, position });

  it('makes its answer final and tells what the plan tells, once it is graded', async () => {
    const id = await sit(telling);
    await save(id, 1);
    expect(JSON.stringify(await view(id))).not.toContain('correctAnswer');
    await Promise.all(Array.from({ length: 10 }, () => finish(id, 1)));
    await expect(save(id, 1, 2)).rejects.toEqual(refused('item.closed'));
    await house.work(3);
    const { items, score } = await view(id);
    expect(items[0]).toMatchObject({
      state: 'closed',
      feedback: { verdict: 'correct', score: 1, correctAnswer: right },
    });
    expect(items[0]!.feedback).not.toHaveProperty('explanation');
    expect([items[1]!.feedback, score]).toEqual([null, null]);
    expect(
      await house.count(`select count(*) from outbox where name = 'item.grade' and payload ->> 'sessionId' = $1`, [id]),
    ).toBe(1);
    await house.finishSession.run(candidate, id);
    await house.work();
    const [row] = await house.query<object>(`select score, max_score from quiz_sessions where id = $1`, [id]);
    expect(row).toEqual({ score: 1, max_score: 3 });
  });

  it('that nobody answered is skipping it', async () => {
    const id = await sit(telling);
    await finish(id, 2);
    await house.work();
    expect((await view(id)).items[1]).toMatchObject({ feedback: { verdict: 'skipped', score: 0 } });
  });
});

describe('an outage', () => {
  const pulse = (sessionId: string, offlineMs = 0) => house.takePulse.run(candidate, { sessionId, offlineMs });

  it('is given back as far as both sides missed each other, up to what the plan allows', async () => {
    const id = await sit({ outageCreditMinutes: 2 });
    await pulse(id);
    await house.passTime(id, 50_000);
    expect((await pulse(id, 45_000)).creditedMs).toBe(45_000);
    await house.passTime(id, 20_000);
    const { creditedMs } = await pulse(id, 3_600_000);
    expect(Math.round(creditedMs / 1_000)).toBe(20);
    await house.passTime(id, 5 * minute);
    const last = await pulse(id, 5 * minute);
    expect(last.creditedMs).toBe(2 * minute - 45_000 - creditedMs);
    expect(Math.round(last.remainingMs / 1_000)).toBe(600 - 50 - 20 - 300 + 120);
    await house.passTime(id, minute);
    expect((await pulse(id, minute)).creditedMs).toBe(0);
    expect((await view(id)).ledger.slice(1)).toEqual(
      Array(3).fill(
        expect.objectContaining({ kind: 'credited', by: 'rehearse', reason: 'The server could not be reached' }),
      ),
    );
  });

  it('that only the page speaks of is none', async () => {
    const id = await sit({});
    await pulse(id);
    expect((await pulse(id, 60_000)).creditedMs).toBe(0);
    const [one, other] = await Promise.all([pulse(id, 60_000), pulse(id, 60_000)]);
    expect([one.creditedMs, other.creditedMs]).toEqual([0, 0]);
  });
});

describe('attempts', () => {
  it('are counted, also when they start at once', async () => {
    const templateId = await house.template(teacher, {
      sections: [{ title: 'One', rules: [{ topics: ['arrays'], count: 1 }] }],
      attempts: { allowed: 2, counts: 'best' },
    });
    const starts = await Promise.allSettled(
      Array.from({ length: 6 }, () => house.startSession.run(candidate, { templateId })),
    );
    expect(starts.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
    await expect(house.startSession.run(candidate, { templateId })).rejects.toEqual(refused('template.attempts-used'));
  });
});

describe('a re-sit', () => {
  it('asks what was missed, and only that', async () => {
    const id = await sit({});
    await save(id, 1);
    await house.finishSession.run(candidate, id);
    await house.work();
    const missed = (await view(id)).items.slice(1).map(({ question }) => question!.id);
    const again = await house.startSession.run(candidate, { resitOf: id });
    const items = (await view(again.id)).items.map(({ question }) => question!.id);
    expect(items.toSorted()).toEqual(missed.toSorted());
    await expect(house.startSession.run(candidate, { resitOf: id })).rejects.toEqual(refused('question.being-asked'));
    await expect(house.startSession.run(teacher, { resitOf: id })).rejects.toEqual(refused('resource.not-found'));
  });
});
