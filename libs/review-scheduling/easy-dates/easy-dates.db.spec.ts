import { randomUUID } from 'node:crypto';
import type { Actor } from '@app/kernel/actor.js';
import { expectFold } from '@app/testing/card-fold.js';
import { House } from '@app/testing/house.js';
import { AddEasyDates, type NewEasyDates } from './add-easy-dates.js';
import { BringCardsBack } from './bring-cards-back.js';
import { ChangeStudySettings } from '../settings/change-study-settings.js';
import { GetStudySettings } from '../settings/get-study-settings.js';
import { MoveDueCards } from './move-due-cards.js';
import { RemoveEasyDates } from './remove-easy-dates.js';

const dayMs = 86_400_000;
const flashcard = {
  kind: 'flashcard',
  front: 'Front',
  back: 'Back',
  explanation: 'Why',
  estimatedSeconds: 20,
  references: [],
};

let house: House;
let actor: Actor;
let questions: { id: string }[];
beforeAll(async () => {
  house = await House.open();
  const author = await house.person('instructor');
  questions = [];
  for (let count = 0; count < 8; count += 1) questions.push(await house.question(author, { content: flashcard }));
});
beforeEach(async () => {
  actor = await house.person();
  // Whole days of UTC, without chance: what is due when can be said beforehand.
  await new ChangeStudySettings(house.transactions).run(actor, { fuzz: false, loadBalance: false, rolloverHour: 0 });
});
afterAll(() => house.close());

const on = (days: number) => new Date(Date.now() + days * dayMs).toISOString().slice(0, 10);
const add = (dates: Partial<NewEasyDates>) =>
  new AddEasyDates(house.transactions).run(actor, {
    fromOn: on(1),
    untilOn: on(3),
    loadPercent: 0,
    note: '',
    ...dates,
  });
const move = (id: string) => new MoveDueCards(house.transactions).run(actor, id);
const bringBack = (id: string) => new BringCardsBack(house.transactions).run(actor, id);
const remove = (id: string) => new RemoveEasyDates(house.transactions).run(actor, id);
const shown = async () => (await new GetStudySettings(house.transactions).run(actor)).easyDates;
const code = (act: Promise<unknown>) =>
  act.then(
    () => 'done',
    (error: { code: string }) => error.code,
  );

async function review(questionId: string, rating = 'easy') {
  const input = { questionId, submissionId: randomUUID(), response: { rating }, elapsedMs: 5_000 };
  return house.submitReview.run(actor, input);
}
async function studyAll() {
  for (const { id } of questions) await review(id);
  await house.work();
}
const dueDays = async () =>
  (
    await house.query<{ on: string }>(
      `select to_char(due_at at time zone 'UTC', 'YYYY-MM-DD') as on from cards where person_id = $1 order by 1`,
      [actor.personId],
    )
  ).map((row) => row.on);
const expectFolds = async () => {
  for (const { id } of questions) await expectFold(house, actor, id);
};

describe('easy dates', () => {
  it('are added, listed with the next first, changed by the same range again, and removed', async () => {
    const later = await add({ fromOn: on(20), untilOn: on(30), loadPercent: 50, note: '  Home ' });
    const trip = await add({});
    expect(await shown()).toEqual([trip, later]);
    expect(later.note).toBe('Home');
    const twice = await Promise.all([add({ loadPercent: 30 }), add({ loadPercent: 30 })]);
    expect(twice).toEqual([1, 2].map(() => ({ ...trip, loadPercent: 30 })));
    await remove(trip.id);
    expect(await code(remove(trip.id))).toBe('resource.not-found');
    expect(await shown()).toEqual([later]);
  });

  it("are nobody else's, and at most a hundred", async () => {
    const trip = await add({});
    const owner = actor;
    actor = await house.person();
    for (const act of [move, bringBack, remove]) expect(await code(act(trip.id))).toBe('resource.not-found');
    actor = owner;
    for (let count = 1; count < 100; count += 1) await add({ fromOn: on(3 + count), untilOn: on(3 + count) });
    expect(await code(add({ fromOn: on(200), untilOn: on(201) }))).toBe('settings.too-many-easy-dates');
    expect(await code(add({ loadPercent: 10 }))).toBe('done');
  });

  it('refuses days that are over by the study day of the person, not of UTC', async () => {
    await new ChangeStudySettings(house.transactions).run(actor, { timeZone: 'Pacific/Kiritimati', rolloverHour: 0 });
    expect(await code(add({ fromOn: on(-2), untilOn: on(-1) }))).toBe('request.invalid');
    await new ChangeStudySettings(house.transactions).run(actor, { timeZone: 'Pacific/Pago_Pago', rolloverHour: 23 });
    expect(await code(add({ fromOn: on(-2), untilOn: on(-1) }))).toBe('done');
  });
});

describe('cards due on easy dates', () => {
  it('move out as acts of theirs, once however often it is asked, and come back as one', async () => {
    await studyAll();
    const due = await dueDays();
    const inDays = Math.round((Date.parse(due[0]!) - Date.parse(on(0))) / dayMs);
    const trip = await add({ fromOn: on(inDays), untilOn: on(inDays + 2) });
    expect(trip).toMatchObject({ dueCards: 8, movedCards: 0 });
    const replies = await Promise.all(Array.from({ length: 5 }, () => move(trip.id)));
    expect(replies).toEqual(replies.map(() => ({ ...trip, dueCards: 0, movedCards: 8 })));
    const moved = await dueDays();
    expect(moved.filter((day) => day >= trip.fromOn && day <= trip.untilOn)).toEqual([]);
    expect(
      await house.count(`select count(*) from reviews where person_id = $1 and act = 'set-due'`, [actor.personId]),
    ).toBe(8);
    await expectFolds();
    expect(await Promise.all([bringBack(trip.id), bringBack(trip.id)])).toEqual([trip, trip]);
    expect(await dueDays()).toEqual(due);
    await expectFolds();
    expect(await move(trip.id)).toMatchObject({ movedCards: 8 });
    expect(await dueDays()).toEqual(moved);
    await remove(trip.id);
    expect(await dueDays()).toEqual(due);
    await expectFolds();
  });

  it('stay where a review since has put them, and where a review waits to be graded', async () => {
    await studyAll();
    const [due] = await dueDays();
    const [waiting, seen] = questions as [{ id: string }, { id: string }];
    await review(waiting.id);
    const trip = await add({ fromOn: due!, untilOn: due! });
    expect(await move(trip.id)).toMatchObject({ dueCards: 1, movedCards: 7 });
    await review(seen.id);
    await house.work();
    const [card] = await house.query<{ dueAt: Date }>(
      `select due_at as "dueAt" from cards where person_id = $1 and question_id = $2`,
      [actor.personId, seen.id],
    );
    expect(await bringBack(trip.id)).toMatchObject({ movedCards: 0 });
    expect(
      await house.query(`select due_at as "dueAt" from cards where person_id = $1 and question_id = $2`, [
        actor.personId,
        seen.id,
      ]),
    ).toEqual([card]);
    await expectFolds();
  });

  it('leave a share where the days are only easy', async () => {
    await studyAll();
    const [due] = await dueDays();
    const half = await add({ fromOn: due!, untilOn: due!, loadPercent: 50 });
    for (let time = 0; time < 2; time += 1) {
      expect(await move(half.id)).toMatchObject({ dueCards: 4, movedCards: 4 });
    }
  });

  it('take no card along that is suspended or still in its steps', async () => {
    await studyAll();
    const [due] = await dueDays();
    const [suspended, lapsed] = questions as [{ id: string }, { id: string }];
    await house.query(
      `update cards set suspended_at = clock_timestamp(), suspended_by = 'person' where person_id = $1 and question_id = $2`,
      [actor.personId, suspended.id],
    );
    await review(lapsed.id, 'again');
    await house.work();
    const trip = await add({ fromOn: on(0), untilOn: due! });
    expect(await move(trip.id)).toMatchObject({ dueCards: 0, movedCards: 6 });
  });
});
