import { randomUUID } from 'node:crypto';
import type { Actor } from '@app/kernel/actor.js';
import { House } from '@app/testing/house.js';
import { ChangeStudySettings } from './change-study-settings.js';
import { GetWorkload } from './get-workload.js';
import { sampledCards } from './workload.store.js';

let house: House;
let actor: Actor;
let getWorkload: GetWorkload;
const questions: { id: string }[] = [];
beforeAll(async () => {
  house = await House.open();
  const author = await house.person('instructor');
  for (let count = 0; count < 6; count += 1) questions.push(await house.question(author));
});
beforeEach(async () => {
  actor = await house.person();
  getWorkload = new GetWorkload(house.transactions);
});
afterAll(() => house.close());

async function review(questionId: string, elapsedMs: number) {
  const response = { choices: ['a', 'b'] };
  await house.submitReview.run(actor, { questionId, submissionId: randomUUID(), response, elapsedMs });
  await house.work();
}

describe('the workload of a retention', () => {
  it('is predicted for a newcomer from what they could learn, by usual answer times', async () => {
    const { points, ...basis } = await getWorkload.run(actor);
    expect(basis).toEqual({ days: 365, cards: 0, newCards: 6, ownPace: false });
    expect(points.at(-1)!.minutesPerDay).toBeGreaterThan(points[0]!.minutesPerDay);
    expect(points[0]!.minutesPerDay).toBeGreaterThan(0);
  });

  it('goes by own cards and own answer times', async () => {
    const before = await getWorkload.run(actor);
    for (const { id } of questions) await review(id, 40_000);
    const slow = await new GetWorkload(house.transactions).run(actor);
    expect(slow).toMatchObject({ cards: 6, newCards: 0, ownPace: true });
    expect(slow.points).not.toEqual(before.points);
  });

  it('is worked out once a study day, and anew where settings have changed', async () => {
    const [first, twin] = await Promise.all([getWorkload.run(actor), getWorkload.run(actor)]);
    expect(twin).toBe(first);
    await review(questions[0]!.id, 5_000);
    expect(await getWorkload.run(actor)).toBe(first);
    await new ChangeStudySettings(house.transactions).run(actor, { newPerDay: 0 });
    const changed = await getWorkload.run(actor);
    expect(changed).toMatchObject({ cards: 1, newCards: 0 });
    await new ChangeStudySettings(house.transactions).run(actor, { desiredRetention: 0.8 });
    expect(await getWorkload.run(actor)).toBe(changed);
  });

  it('reads a sample of many cards, each for several', async () => {
    for (const { id } of questions) await review(id, 5_000);
    const sampled = await house.transactions.run((tx) => sampledCards(tx, actor.personId, 4));
    expect(sampled).toMatchObject({ each: 2, cards: { length: 3 } });
    expect(await house.transactions.run((tx) => sampledCards(tx, actor.personId, 6))).toMatchObject({
      each: 1,
      cards: { length: 6 },
    });
  });
});
