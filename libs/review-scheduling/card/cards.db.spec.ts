import { randomUUID } from 'node:crypto';
import type { Actor } from '@app/kernel/actor.js';
import { House, sampleContent } from '@app/testing/house.js';
import { cardSorts, type CardSort } from '../domain/card-sort.js';
import { endOfStudyDay } from '../domain/study-day.js';
import type { CardFilter, CardPlace } from './asked-cards.store.js';

const right = { choices: ['a', 'b'] };
const wrong = { choices: ['c'] };
const count = 7;

let house: House;
let author: Actor;
const questions: { id: string; slug: string }[] = [];
beforeAll(async () => {
  house = await House.open();
  author = await house.person('instructor');
  for (let index = 0; index < count; index += 1) {
    const content = { ...sampleContent, prompt: `Which of these, number ${index}?` };
    questions.push(await house.question(author, { content, topics: [index % 2 ? 'trees' : 'arrays'] }));
  }
});
afterAll(() => house.close());

/** A person with a card of each question, the first so many of them lapsed, in the order of the questions. */
async function person(): Promise<{ actor: Actor; cards: string[] }> {
  const actor = await house.person();
  for (const { id: questionId } of questions) {
    await house.submitReview.run(actor, { questionId, submissionId: randomUUID(), response: right, elapsedMs: 9 });
  }
  await house.work();
  const rows = await house.query<{ id: string; questionId: string }>(
    `select id, question_id as "questionId" from cards where person_id = $1`,
    [actor.personId],
  );
  return { actor, cards: questions.map(({ id }) => rows.find(({ questionId }) => questionId === id)!.id) };
}
const list = async (actor: Actor, filter: CardFilter = {}) => {
  const { items } = await house.cards.list.run(actor, filter, { sort: 'due', limit: 100, after: undefined });
  return items.map(({ id }) => id);
};
const asSet = (ids: (string | undefined)[]) => new Set(ids);
const notFound = expect.objectContaining({ code: 'resource.not-found' });

describe('a change of a card', () => {
  it('suspends, buries, flags and annotates it, and takes that back', async () => {
    const { actor, cards } = await person();
    const id = cards[0]!;
    const note = '**Both**, not one.';
    const changed = await house.cards.change.run(actor, id, { suspended: true, buried: true, flag: 3, note });
    expect(changed).toMatchObject({
      suspended: { by: 'person' },
      buriedUntil: endOfStudyDay(new Date(), 'UTC', 4),
      flag: 3,
      note,
    });
    expect(await house.cards.change.run(actor, id, {})).toEqual({
      ...changed,
      serverNow: expect.any(Date),
      recallNow: expect.any(Number),
    });
    const back = await house.cards.change.run(actor, id, { suspended: false, buried: false, flag: 0, note: '' });
    expect(back).toMatchObject({ suspended: null, buriedUntil: null, flag: 0, note: '' });
  });

  it('leaves who suspended it, and since when', async () => {
    const { actor, cards } = await person();
    await house.query(`update cards set suspended_at = '2026-01-01Z', suspended_by = 'leech' where id = $1`, [
      cards[0],
    ]);
    expect(await house.cards.change.run(actor, cards[0]!, { suspended: true })).toMatchObject({
      suspended: { by: 'leech', at: new Date('2026-01-01T00:00:00Z') },
    });
  });

  it("is not for another's card", async () => {
    const { cards } = await person();
    const other = await house.person();
    await expect(house.cards.change.run(other, cards[0]!, { flag: 1 })).rejects.toEqual(notFound);
    await expect(house.cards.get.run(other, cards[0]!)).rejects.toEqual(notFound);
    await expect(house.cards.history.run(other, cards[0]!, { before: undefined, limit: 10 })).rejects.toEqual(notFound);
    expect(await house.cards.changeMany.run(other, cards, { flag: 1 })).toEqual({ changed: [] });
  });

  it('of many says which were not so before: the opposite of those takes it back', async () => {
    const { actor, cards } = await person();
    await house.cards.change.run(actor, cards[2]!, { suspended: true });
    const { changed } = await house.cards.changeMany.run(actor, cards, { suspended: true });
    expect(asSet(changed)).toEqual(asSet(cards.filter((id) => id !== cards[2])));
    expect(await house.cards.changeMany.run(actor, cards, { suspended: true })).toEqual({ changed: [] });
    await house.cards.changeMany.run(actor, changed, { suspended: false });
    expect(await list(actor, { suspended: true })).toEqual([cards[2]]);
  });

  it('of many at once, in any order, locks nobody out', async () => {
    const { actor, cards } = await person();
    await Promise.all(
      Array.from({ length: 10 }, (_, turn) =>
        house.cards.changeMany.run(actor, turn % 2 ? cards : cards.toReversed(), { flag: 1 + (turn % 7) }),
      ),
    );
    const flags = await house.query<{ flag: number }>(`select distinct flag from cards where person_id = $1`, [
      actor.personId,
    ]);
    expect(flags).toHaveLength(1);
  });
});

describe('the list of cards', () => {
  it('finds by state, flag, suspension, leech, topic and text', async () => {
    const { actor, cards } = await person();
    await house.cards.change.run(actor, cards[1]!, { flag: 2, note: 'About Krähen' });
    await house.cards.change.run(actor, cards[3]!, { suspended: true });
    await house.query(`update cards set leech_at = clock_timestamp(), state = 'relearning' where id = $1`, [cards[5]]);
    expect(await list(actor, { flag: 2 })).toEqual([cards[1]]);
    expect(await list(actor, { flag: 0 })).toHaveLength(count - 1);
    expect(await list(actor, { suspended: true })).toEqual([cards[3]]);
    expect(await list(actor, { suspended: false })).toHaveLength(count - 1);
    expect(await list(actor, { leech: true })).toEqual([cards[5]]);
    expect(await list(actor, { state: 'relearning' })).toEqual([cards[5]]);
    expect(asSet(await list(actor, { topic: 'trees' }))).toEqual(asSet([cards[1], cards[3], cards[5]]));
    expect(await list(actor, { q: 'NUMBER 4' })).toEqual([cards[4]]);
    expect(await list(actor, { q: 'krähen' })).toEqual([cards[1]]);
    expect(await list(actor, { q: questions[6]!.slug })).toEqual([cards[6]]);
    expect(await list(actor, { q: '%' })).toEqual([]);
    expect(await list(await house.person())).toEqual([]);
  });

  it.each<CardSort>(cardSorts)('goes through all once in the order of %s, with ties', async (sort) => {
    const { actor, cards } = await person();
    // As many as the clock can tell apart, and two that it can't.
    await house.query(
      `update cards c set lapses = (i / 2) % 3, difficulty = 1 + 0.1 * (i % 2), due_at = now() + ((i / 2) || ' microseconds')::interval,
              created_at = now() + ((i / 2) || ' microseconds')::interval
         from unnest($1::uuid[]) with ordinality as given (id, i) where given.id = c.id`,
      [cards],
    );
    const seen: string[] = [];
    let after: CardPlace | undefined;
    do {
      const page = await house.cards.list.run(actor, {}, { sort, limit: 2, after });
      seen.push(...page.items.map(({ id }) => id));
      after = page.next ?? undefined;
    } while (after);
    const whole = await house.cards.list.run(actor, {}, { sort, limit: 100, after: undefined });
    expect(seen).toEqual(whole.items.map(({ id }) => id));
    expect(asSet(seen)).toEqual(asSet(cards));
    expect(seen).toHaveLength(count);
  });

  it('still shows what a withdrawn question asked', async () => {
    const question = await house.question(author, { content: { ...sampleContent, prompt: 'Withdrawn?' } });
    const actor = await house.person();
    await house.submitReview.run(actor, {
      questionId: question.id,
      submissionId: randomUUID(),
      response: right,
      elapsedMs: 9,
    });
    await house.moveVersion.run(author, { questionId: question.id, number: 1, act: 'retire' });
    const { items } = await house.cards.list.run(actor, {}, { sort: 'due', limit: 5, after: undefined });
    expect(items).toMatchObject([{ question: { excerpt: 'Withdrawn?', isAvailable: false } }]);
  });
});

describe('a card and its history', () => {
  it('tells the memory, how it fades, and all that was done, newest first', async () => {
    const actor = await house.person();
    const questionId = questions[0]!.id;
    const ids: string[] = [];
    for (const response of [right, wrong, right]) {
      const input = { questionId, submissionId: randomUUID(), response, elapsedMs: 40_000 };
      ids.push((await house.submitReview.run(actor, input)).id);
    }
    await house.work();
    const [cardId] = await list(actor);
    const reset = await house.cards.reset.run(actor, { cardId: cardId!, submissionId: randomUUID() });
    await house.undoReview.run(actor, reset.id);
    const card = await house.cards.get.run(actor, cardId!);
    expect(card).toMatchObject({
      question: { prompt: 'Which of these, number 0?', kind: 'multiple-choice', topics: ['arrays'], isAvailable: true },
      reps: 3,
      fitId: null,
      lastAnswerId: ids[2],
    });
    expect(card.recallNow).toBeGreaterThan(0.99);
    expect(card.forgettingCurve).toHaveLength(41);
    expect(JSON.stringify(card)).not.toMatch(/a and b are|"key"/);

    const page = async (before?: number) => house.cards.history.run(actor, cardId!, { before, limit: 3 });
    const first = await page();
    expect(first.items).toMatchObject([
      { id: reset.id, act: 'reset', state: 'undone', verdict: null, rating: null, session: null },
      { id: ids[2], act: 'answer', state: 'graded', verdict: 'correct', rating: 'good', elapsedMs: 40_000 },
      { id: ids[1], verdict: 'incorrect', rating: 'again', isTold: true, isReplaced: false },
    ]);
    const rest = await page(first.next!);
    expect(rest).toMatchObject({ items: [{ id: ids[0], before: { state: 'new' } }], next: null });
    expect(rest.items[0]!.after).toEqual(first.items[2]!.before);
  });

  it.each([
    ['never', false],
    ['at-end', true],
  ] as const)('an answer in a mock that tells its score %s: told is %s', async (score, isTold) => {
    const actor = await house.person();
    const choice = { topics: ['arrays'], levels: [], kinds: [], count: 1, minutes: 10, feedback: { score } };
    const { id: sessionId } = await house.startSession.run(actor, choice);
    await house.saveAnswer.run(actor, { sessionId, position: 1, revision: 1, response: wrong });
    await house.finishSession.run(actor, sessionId);
    await house.work();
    const [cardId] = await list(actor);
    const { items } = await house.cards.history.run(actor, cardId!, { before: undefined, limit: 9 });
    expect(items).toMatchObject([{ isTold, session: { id: sessionId }, state: 'graded' }]);
    expect([items[0]!.verdict, items[0]!.after !== null]).toEqual(isTold ? ['incorrect', true] : [null, false]);
    const review = await house.getReview.run(actor, items[0]!.id);
    expect('verdict' in review).toBe(isTold);
  });
});
