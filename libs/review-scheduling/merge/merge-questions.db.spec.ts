import { randomUUID } from 'node:crypto';
import type { Actor } from '@app/kernel/actor.js';
import type { MergeWay } from '@app/question-bank/domain/merge.js';
import { expectFold } from '@app/testing/card-fold.js';
import { House, sampleContent } from '@app/testing/house.js';
import { MergeQuestions } from './merge-questions.js';
import { UndoMerge } from './undo-merge.js';

let house: House;
let ada: Actor;
let [one, both]: Actor[] = [];
beforeAll(async () => {
  house = await House.open();
  ada = await house.person('instructor');
  [one, both] = [await house.person(), await house.person()];
});
afterAll(() => house.close());

const merge = (questionId: string, keptId: string, way: MergeWay = 'duplicate') =>
  new MergeQuestions(house.transactions).run(ada, { questionId, keptId, way });
const undo = (id: string) => new UndoMerge(house.transactions).run(ada, id);
const review = async (actor: Actor, questionId: string, choices = ['a', 'b']) => {
  await house.submitReview.run(actor, {
    questionId,
    submissionId: randomUUID(),
    response: { choices },
    elapsedMs: 9_000,
  });
  await house.work();
};
const cardsOf = (actor: Actor) =>
  house.query<{ id: string; question: string; reps: number; stability: number }>(
    `select id, question_id as question, reps, stability from cards where person_id = $1 order by id`,
    [actor.personId],
  );
const due = async (actor: Actor) =>
  (
    await house.query<{ id: string }>(
      `select q.id from cards c join questions q on q.id = c.question_id and q.published_number is not null where c.person_id = $1`,
      [actor.personId],
    )
  ).map(({ id }) => id);
const question = (id: string) => house.getAuthored.run(id);
const groupOf = async (id: string) =>
  (
    await house.query<{ group: string | null }>(`select variant_group as "group" from questions where id = $1`, [id])
  )[0]!.group;
const two = async () => [(await house.question(ada)).id, (await house.question(ada)).id] as const;

describe('a duplicate', () => {
  it('is retired, and what candidates know of it goes on with the question that stays', async () => {
    const [other, kept] = await two();
    await review(one!, other);
    await review(one!, other);
    await review(both!, other);
    await review(both!, kept, ['c']);
    const before = { one: await cardsOf(one!), both: await cardsOf(both!) };
    const reviews = await house.query(`select * from reviews order by id`);
    const { id, cards } = await merge(other, kept);
    expect(cards).toBe(1);
    expect(await question(other)).toMatchObject({ publishedVersion: null, versions: [{ state: 'retired' }] });
    expect(await cardsOf(one!)).toEqual(before.one.map((card) => ({ ...card, question: kept })));
    expect(await cardsOf(both!)).toEqual(before.both);
    expect(await due(both!)).toEqual([kept]);
    expect(await house.query(`select * from reviews order by id`)).toEqual(reviews);
    await expectFold(house, one!, kept);
    await review(one!, kept);
    await expectFold(house, one!, kept);
    expect((await cardsOf(one!))[0]!.reps).toBe(3);

    await expect(house.saveDraft.run(ada, { questionId: other, content: sampleContent })).rejects.toMatchObject({
      code: 'question.wrong-state',
    });
    expect(await undo(id)).toEqual({ questionId: other, cards: 1 });
    expect(await question(other)).toMatchObject({
      publishedVersion: 2,
      versions: [{ state: 'retired' }, { state: 'published', content: sampleContent }],
    });
    expect((await cardsOf(one!)).map((card) => card.question)).toEqual([other]);
    await expectFold(house, one!, other);
    await review(one!, other);
    const acts = await house.query<{ action: string; before: object; after: object }>(
      `select action, before, after from audit_entries where subject_id = $1 and action like 'question.merge%' order by id`,
      [other],
    );
    expect(acts).toEqual([
      {
        action: 'question.merged',
        before: { publishedNumber: 1, groups: [] },
        after: { mergeId: id, keptId: kept, way: 'duplicate', cards: 1 },
      },
      {
        action: 'question.merge-undone',
        before: { mergeId: id, keptId: kept, way: 'duplicate' },
        after: { publishedNumber: 1, groups: [], cards: 1 },
      },
    ]);
  });

  it('is merged once and brought back once, however often it is asked for', async () => {
    const [other, kept] = await two();
    const tries = await Promise.allSettled(Array.from({ length: 5 }, () => merge(other, kept)));
    const done = tries.filter(
      (merged): merged is PromiseFulfilledResult<{ id: string; cards: number }> => merged.status === 'fulfilled',
    );
    expect(done).toHaveLength(1);
    const undone = await Promise.allSettled(Array.from({ length: 5 }, () => undo(done[0]!.value.id)));
    expect(undone.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await question(other)).versions).toHaveLength(2);
  });

  it('two merges against each other leave one of the questions', async () => {
    const [a, b] = await two();
    await Promise.allSettled([merge(a, b), merge(b, a), merge(a, b), merge(b, a)]);
    const published = [await question(a), await question(b)].filter(
      ({ publishedVersion }) => publishedVersion !== null,
    );
    expect(published).toHaveLength(1);
  });

  it('is not made where candidates would lose the question, nor of what is not there', async () => {
    const { id: published } = await house.question(ada);
    const { id: draft } = await house.createQuestion.run(ada, {
      topics: ['arrays'],
      level: 'mid',
      content: sampleContent,
    });
    await expect(merge(published, draft)).rejects.toMatchObject({ code: 'question.wrong-state' });
    await expect(merge(published, published)).rejects.toMatchObject({ code: 'request.invalid' });
    await expect(merge(published, randomUUID())).rejects.toMatchObject({ code: 'resource.not-found' });
    await expect(undo(randomUUID())).rejects.toMatchObject({ code: 'resource.not-found' });
    const { id } = await merge(draft, published);
    await undo(id);
    expect(await question(draft)).toMatchObject({ publishedVersion: null, versions: [{ state: 'draft' }] });
  });
});

it('variants stay both, in one group with all that either had, and can be parted again', async () => {
  const [a, b] = await two();
  const [c, d] = await two();
  const first = await merge(a, b, 'variant');
  expect(await groupOf(a)).toBe(await groupOf(b));
  expect(await groupOf(a)).not.toBeNull();
  await merge(c, d, 'variant');
  const group = await groupOf(c);
  const joined = await merge(a, c, 'variant');
  expect(await Promise.all([a, b, c, d].map(groupOf))).toEqual([group, group, group, group]);
  expect((await question(a)).publishedVersion).toBe(1);
  await undo(joined.id);
  expect(await groupOf(a)).toBe(await groupOf(b));
  expect(await groupOf(a)).not.toBe(group);
  expect(await Promise.all([c, d].map(groupOf))).toEqual([group, group]);
  await undo(first.id);
  expect(await Promise.all([a, b].map(groupOf))).toEqual([null, null]);
});
