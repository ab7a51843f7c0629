import type { Job } from '@app/contracts/jobs.js';
import type { Actor } from '@app/kernel/actor.js';
import { House } from '@app/testing/house.js';
import { openContent, reopen } from '@app/testing/open-questions.js';
import { CheckStatistics } from '../check/check-statistics.js';
import { MendStatistics } from '../check/mend-statistics.js';
import { figuresOf } from '../domain/figures.js';

let house: House;
let author: Actor;
beforeAll(async () => {
  house = await House.open();
  author = await house.person('instructor');
  for (let count = 0; count < 4; count += 1) await house.question(author);
});
afterAll(() => house.close());

const right = { choices: ['a', 'b'] };
const wrong = { choices: ['c'] };

/** Sits all four questions, answers some by position, and ends it; nothing is worked on yet. */
async function sit(candidate: Actor, answers: Record<number, unknown>): Promise<string> {
  const sessionId = await house.sitting(candidate, 4);
  await answer(candidate, sessionId, answers);
  await house.finishSession.run(candidate, sessionId);
  return sessionId;
}

async function answer(candidate: Actor, sessionId: string, answers: Record<number, unknown>, revision = 1) {
  for (const [position, response] of Object.entries(answers)) {
    const given = { sessionId, position: Number(position), response, revision, timeSpentMs: 1 };
    await house.saveAnswer.run(candidate, given);
  }
}

const versionAt = async (sessionId: string, position: number) =>
  (
    await house.query<{ id: string }>(
      `select question_version_id as id from session_items where session_id = $1 and position = $2`,
      [sessionId, position],
    )
  )[0]!.id;

async function figures(versionId: string) {
  const [row] = await house.query<{ tally: Record<string, number> }>(
    `select tally from item_statistics where version_id = $1`,
    [versionId],
  );
  return figuresOf(new Map(Object.entries(row?.tally ?? {})));
}

const count = (sessionId: string): Job<'session.count'> => ({
  name: 'session.count',
  payload: { sessionId },
  outboxId: '0',
});

/** What a recomputation says against the figures. */
async function faults() {
  const check = new CheckStatistics(house.transactions);
  const [people, tallies] = [await check.people({ limit: 10_000 }), await check.tallies({ limit: 10_000 })];
  return [...people.wrong, ...tallies.wrong];
}

describe('a graded sitting', () => {
  it('is in the figures of what it asked, once, however often and in however many workers it is counted', async () => {
    const candidate = await house.person();
    const sessionId = await sit(candidate, { 1: right, 2: wrong, 3: { choices: ['a'] } });
    await house.work(2);
    await Promise.all(Array.from({ length: 8 }, () => house.handle(count(sessionId))));
    const [one, two, , four] = await Promise.all([1, 2, 3, 4].map((position) => versionAt(sessionId, position)));
    expect(await figures(one!)).toMatchObject({
      first: { answers: 1, skipped: 0 },
      facility: 1,
      discrimination: { pairs: 1 },
      options: [
        { id: 'a', chosen: 1 },
        { id: 'b', chosen: 1 },
      ],
    });
    expect(await figures(two!)).toMatchObject({ facility: 0, options: [{ id: 'c', chosen: 1, meanRest: 0.5 }] });
    expect(await figures(four!)).toMatchObject({ first: { answers: 0, skipped: 1 }, facility: null, skipRate: 1 });
    expect(await faults()).toEqual([]);
  });

  it('counts a second answer of the same person apart, also where it is counted before the first', async () => {
    const candidate = await house.person();
    const [first, second] = [await sit(candidate, { 1: wrong }), await sit(candidate, { 1: right })];
    const before = await Promise.all([1, 2, 3, 4].map(async (position) => figures(await versionAt(first, position))));
    const total = (list: typeof before, of: 'all' | 'first') =>
      list.reduce((sum, { [of]: { answers, skipped } }) => sum + answers + skipped, 0);
    // Grades first, then the counts in the wrong order.
    const jobs = await house.query<Job>(`select name, payload, id as "outboxId" from outbox where done_at is null`);
    for (const job of jobs) if (job.name === 'session.grade') await house.handle(job);
    await house.handle(count(second));
    await house.handle(count(first));
    await house.work();
    const after = await Promise.all([1, 2, 3, 4].map(async (position) => figures(await versionAt(first, position))));
    expect([total(after, 'all') - total(before, 'all'), total(after, 'first') - total(before, 'first')]).toEqual([
      8, 4,
    ]);
    expect(await faults()).toEqual([]);
  });

  it('leaves the figures while it is reopened, and comes back as it is graded then', async () => {
    const candidate = await house.person();
    const sessionId = await sit(candidate, { 1: wrong });
    await house.work();
    const versionId = await versionAt(sessionId, 1);
    const counted = await figures(versionId);
    await reopen(house, candidate, sessionId, author);
    await house.work();
    expect((await figures(versionId)).all.answers).toBe(counted.all.answers - 1);
    await answer(candidate, sessionId, { 1: right }, 2);
    await house.finishSession.run(candidate, sessionId);
    await house.work(2);
    const again = await figures(versionId);
    expect(again.all.answers).toBe(counted.all.answers);
    expect(again.all.facility).toBeGreaterThan(counted.all.facility!);
    expect(await faults()).toEqual([]);
  });

  it('counts no answer of who wrote the version', async () => {
    const sessionId = await sit(author, { 1: right });
    await house.work();
    expect(await house.count(`select count(*) from counted_answers where session_id = $1`, [sessionId])).toBe(0);
    expect(await faults()).toEqual([]);
  });
});

describe('an answer that a person grades', () => {
  it('counts from its first look on, and by its second look after', async () => {
    const { id } = await house.question(author, { content: openContent('instructor'), topics: ['sharding'] });
    const [{ versionId }] = (await house.query<{ versionId: string }>(
      `select id as "versionId" from question_versions where question_id = $1`,
      [id],
    )) as [{ versionId: string }];
    const [candidate, ada, bob] = [await house.person(), await house.person('instructor'), await house.person('admin')];
    const choice = { topics: ['sharding'], levels: [], kinds: [], count: 1, minutes: 10 };
    const { id: sessionId } = await house.startSession.run(candidate, choice);
    await answer(candidate, sessionId, { 1: { text: 'By the key.' } });
    await house.finishSession.run(candidate, sessionId);
    await house.work();
    expect((await figures(versionId)).all.answers).toBe(0);
    const look = { sessionId, position: 1, comment: '' };
    await house.assessAnswer.run(ada, { ...look, criteria: ['load'], look: 1 });
    await house.work(2);
    expect(await figures(versionId)).toMatchObject({ facility: 0.5, first: { answers: 1 } });
    await house.askSecondLook.run(candidate, { sessionId, position: 1, reason: 'Criterion two is in there, too.' });
    await house.assessAnswer.run(bob, { ...look, criteria: ['load', 'evict', 'stale'], look: 2 });
    await house.work(2);
    expect(await figures(versionId)).toMatchObject({ facility: 1, first: { answers: 1 } });
    expect(await faults()).toEqual([]);
  });
});

describe('what somebody finds wrong', () => {
  it('is found, told apart and mended', async () => {
    const candidate = await house.person();
    const sessionId = await sit(candidate, { 1: right, 2: right });
    await house.work();
    const [versionId, other] = [await versionAt(sessionId, 1), await versionAt(sessionId, 2)];
    const before = await figures(versionId);
    await house.query(`update item_statistics set tally = tally || '{"first.score": 1}' where version_id = $1`, [
      versionId,
    ]);
    await house.query(`delete from counted_answers where session_id = $1 and position = 2`, [sessionId]);
    const found = await faults();
    expect(found).toContainEqual({ personId: candidate.personId, gone: 0, missing: 1 });
    expect(found).toContain(versionId);
    // Its tally holds an answer that is not counted any more.
    expect(found).toContain(other);
    const mend = new MendStatistics(house.transactions);
    await mend.person(author, candidate.personId);
    await mend.tally(author, versionId);
    await mend.tally(author, other);
    expect(await faults()).toEqual([]);
    expect(await figures(versionId)).toEqual(before);
    expect(await house.count(`select count(*) from audit_entries where action = 'statistics.mended'`)).toBe(3);
  });

  it('is not what a job has still to count', async () => {
    const candidate = await house.person();
    await sit(candidate, { 1: right });
    const jobs = await house.query<Job>(`select name, payload, id as "outboxId" from outbox where done_at is null`);
    for (const job of jobs) if (job.name === 'session.grade') await house.handle(job);
    expect(await faults()).toEqual([]);
    await house.query(`update outbox set done_at = clock_timestamp() where name = 'session.count'`);
    expect(await faults()).toEqual([{ personId: candidate.personId, gone: 0, missing: 4 }]);
    await new MendStatistics(house.transactions).person(author, candidate.personId);
    await house.work();
  });
});

it('an account that is deleted takes its answers along', async () => {
  const [candidate, other] = [await house.person(), await house.person()];
  const sessionId = await sit(candidate, { 1: right });
  await sit(other, { 1: wrong });
  await house.work();
  await sit(candidate, { 2: wrong });
  await house.work();
  const held = await house.count(`select count(*) from counted_answers`);
  await house.query(
    `with gone as (insert into account_deletions (person_id) values ($1) returning id)
     insert into outbox (name, payload) select 'account.delete', jsonb_build_object('deletionId', id) from gone`,
    [candidate.personId],
  );
  await house.work(2);
  await house.handle(count(sessionId));
  expect(await house.count(`select count(*) from counted_answers`)).toBe(held - 8);
  expect(await faults()).toEqual([]);
});
