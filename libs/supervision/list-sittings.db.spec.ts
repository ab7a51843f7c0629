import type { Actor } from '@app/kernel/actor.js';
import type { SupervisionFilter } from '@app/quiz-session/view/supervision-list.js';
import { House } from '@app/testing/house.js';
import { GetSitting } from './get-sitting.js';
import { ListSittings } from './list-sittings.js';

let house: House;
let instructor: Actor;
let ada: Actor;
let bob: Actor;
beforeAll(async () => {
  house = await House.open();
  instructor = await house.person('instructor');
  for (let count = 0; count < 6; count += 1) await house.question(instructor);
  [ada, bob] = [await house.person(), await house.person()];
  await house.query(`update people set display_name = 'Ada Lovelace', email = 'ada@example.org' where id = $1`, [
    ada.personId,
  ]);
});
afterAll(() => house.close());
beforeEach(() => house.query(`with counted as (delete from counted_answers) delete from quiz_sessions`));

const minute = 60_000;
const list = async (filter: SupervisionFilter = {}) =>
  (await new ListSittings(house.transactions).run(filter, { limit: 50, before: undefined })).items;
const answer = (candidate: Actor, sessionId: string, position: number, response: unknown = { choices: ['a'] }) =>
  house.saveAnswer.run(candidate, { sessionId, position, revision: 1, response });

it('shows who, what, how far and how long, the newest first', async () => {
  const first = await house.sitting(ada, 3);
  await house.passTime(first, 4 * minute);
  await answer(ada, first, 1);
  await answer(ada, first, 2, null);
  await house.saveAnswer.run(ada, { sessionId: first, position: 3, revision: 1, response: { choices: ['a'] } });
  await house.saveAnswer.run(ada, { sessionId: first, position: 3, revision: 2, response: null });
  await house.markItem.run(ada, { sessionId: first, position: 2, flagged: true });
  const second = await house.sitting(bob, 2);
  await house.pauseSession.run(bob, second);
  const [newest, oldest] = await list();
  expect(newest).toMatchObject({ id: second, state: 'paused', pausedBy: 'candidate', count: 2, answered: 0 });
  expect(newest!.pausedUntil!.getTime()).toBeGreaterThan(Date.now() + 9 * minute);
  expect(oldest).toMatchObject({
    id: first,
    personId: ada.personId,
    displayName: 'Ada Lovelace',
    email: 'ada@example.org',
    title: 'Mock interview',
    state: 'running',
    pausedBy: null,
    clockMode: 'hard',
    count: 3,
    answered: 1,
    flagged: 1,
    openPosition: null,
    score: null,
  });
  expect(Math.round(oldest!.remainingMs! / minute)).toBe(6);
  expect(Math.round(oldest!.activeMs / minute)).toBe(4);
});

it('counts what was frozen once a sitting has ended, and tells its score', async () => {
  const id = await house.sitting(ada, 2);
  await answer(ada, id, 1, { choices: ['a', 'b'] });
  await house.finishSession.run(ada, id);
  await house.work();
  expect(await list()).toMatchObject([
    { id, state: 'graded', answered: 1, remainingMs: 0, finishCause: 'candidate', score: 1, maxScore: 2 },
  ]);
});

it('shows a break that is over as one, whether or not anybody has noticed', async () => {
  const id = await house.sitting(ada);
  await house.pauseSession.run(ada, id);
  const past = `- interval '11 minutes'`;
  await house.query(`update session_segments set at = at ${past} where session_id = $1`, [id]);
  await house.query(
    `update quiz_sessions set started_at = started_at ${past}, paused_until = paused_until ${past},
            deadline_at = deadline_at ${past} where id = $1`,
    [id],
  );
  const [shown] = await list();
  expect(shown).toMatchObject({ state: 'running', pausedBy: null, pausedUntil: null });
  expect(Math.round(shown!.remainingMs! / minute)).toBe(9);
  const read = await new GetSitting(house.transactions).run(id);
  expect(read).toMatchObject({ state: 'running', pausedBy: null });
  expect(read.deadlineAt).toEqual(shown!.deadlineAt);
});

it('filters by state, person, template and part of name or address', async () => {
  const ids: Record<string, string> = {};
  for (const name of ['running', 'paused', 'finished', 'graded']) ids[name] = await house.sitting(ada);
  await house.pauseSession.run(ada, ids['paused']!);
  await house.finishSession.run(ada, ids['graded']!);
  await house.work();
  await house.finishSession.run(ada, ids['finished']!);
  const other = await house.sitting(bob);
  const found = async (filter: SupervisionFilter) => (await list(filter)).map(({ id }) => id).toReversed();
  for (const state of ['paused', 'finished', 'graded'] as const) expect(await found({ state })).toEqual([ids[state]]);
  expect(await found({ state: 'running' })).toEqual([ids['running'], other]);
  expect(await found({ state: 'live' })).toEqual([ids['running'], ids['paused'], other]);
  expect(await found({ personId: bob.personId })).toEqual([other]);
  expect(await found({ q: 'LOVELACE', state: 'live' })).toEqual([ids['running'], ids['paused']]);
  expect(await found({ q: 'ada@' })).toHaveLength(4);
  expect(await found({ q: '_' })).toEqual([]);
  expect(await found({ templateId: bob.personId })).toEqual([]);
});

it('goes through many page by page, none twice and none left out', async () => {
  const people = await Promise.all(Array.from({ length: 7 }, () => house.person()));
  const started: string[] = [];
  for (const person of people) started.push(await house.sitting(person));
  await house.query(`update quiz_sessions set started_at = '2026-01-01T10:00:00Z' where id = any($1)`, [
    started.slice(2, 5),
  ]);
  const seen: string[] = [];
  let before: { startedAt: string; id: string } | undefined;
  for (let more = true; more;) {
    const page = await new ListSittings(house.transactions).run({}, { limit: 2, before });
    seen.push(...page.items.map(({ id }) => id));
    const { startedAt, id } = page.items.at(-1)!;
    before = { startedAt: startedAt.toISOString(), id };
    more = page.more;
  }
  expect(seen).toHaveLength(7);
  expect(new Set(seen)).toEqual(new Set(started));
});

it('tells of one in full how far each item is, and nothing of what is asked, answered or right', async () => {
  const id = await house.sitting(ada, 2);
  await house.passTime(id, minute);
  await answer(ada, id, 2);
  await house.markItem.run(ada, { sessionId: id, position: 1, flagged: true, timeSpentMs: 12_000 });
  const sitting = await new GetSitting(house.transactions).run(id);
  expect(sitting.items).toMatchObject([
    { position: 1, kind: 'multiple-choice', state: 'open', answered: false, flagged: true, timeMs: 12_000 },
    { position: 2, state: 'open', answered: true, flagged: false },
  ]);
  expect(sitting.sections).toEqual([{ number: 1, title: 'Questions', remainingMs: null }]);
  expect(JSON.stringify(sitting)).not.toMatch(/"(key|explanation|response|question|prompt|options)"/);
});
