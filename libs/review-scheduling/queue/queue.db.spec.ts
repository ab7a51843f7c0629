import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { Actor } from '@app/kernel/actor.js';
import { House } from '@app/testing/house.js';
import { endOfStudyDay } from '../domain/study-day.js';

let house: House;
let author: Actor;
let questionIds: string[];
beforeAll(async () => {
  house = await House.open();
  author = await house.person('instructor');
  questionIds = [];
  for (let count = 0; count < 12; count += 1) questionIds.push((await house.question(author)).id);
});
afterAll(() => house.close());

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

interface Given {
  /** Its place in `questionIds`, and in the names of the tests. */
  question: number;
  state: 'new' | 'learning' | 'review' | 'relearning';
  /** From now. */
  dueInMs: number;
  stability: number;
  reviewedMsAgo: number;
  suspended: boolean;
  buriedForMs: number | null;
}

const plain: Omit<Given, 'question'> = {
  state: 'review',
  dueInMs: -hour,
  stability: 10,
  reviewedMsAgo: 10 * day,
  suspended: false,
  buriedForMs: null,
};

/** Somebody with these cards: their reviews are not needed for what is asked when. */
async function personWith(cards: readonly (Partial<Given> & { question: number })[]): Promise<Actor> {
  const actor = await house.person();
  for (const card of cards.map((given) => ({ ...plain, ...given }))) {
    await house.query(
      `insert into cards (person_id, question_id, state, due_at, stability, difficulty, last_review_at, reps,
                          suspended_at, suspended_by, buried_until)
       select $1, $2, $3, clock_timestamp() + $4 * interval '1 ms', $5, case when $3 = 'new' then 0 else 5 end,
              case when $3 <> 'new' then clock_timestamp() - $6 * interval '1 ms' end, case when $3 <> 'new' then 1 else 0 end,
              case when $7 then clock_timestamp() end, case when $7 then 'person' end,
              clock_timestamp() + $8 * interval '1 ms'`,
      [
        actor.personId,
        questionIds[card.question],
        card.state,
        card.dueInMs,
        card.state === 'new' ? 0 : card.stability,
        card.reviewedMsAgo,
        card.suspended,
        card.buriedForMs,
      ],
    );
  }
  return actor;
}

async function askedOf(actor: Actor) {
  const queue = await house.getDue.run(actor);
  return { queue, asked: queue.items.map(({ question }) => questionIds.indexOf(question.id)) };
}

const setLimits = (actor: Actor, newPerDay: number, reviewsPerDay: number) =>
  house.query(
    `insert into study_settings (person_id, new_per_day, reviews_per_day) values ($1, $2, $3)
     on conflict (person_id) do update set new_per_day = $2, reviews_per_day = $3`,
    [actor.personId, newPerDay, reviewsPerDay],
  );

const makeSiblings = (places: readonly number[]) =>
  house.query(`update questions set variant_group = $2 where id = any($1)`, [
    places.map((place) => questionIds[place]),
    randomUUID(),
  ]);
afterEach(() => house.query(`update questions set variant_group = null`));

const answer = async (actor: Actor, question: number, choices: string[]) => {
  const input = { questionId: questionIds[question]!, submissionId: randomUUID(), response: { choices } };
  return house.submitReview.run(actor, { ...input, elapsedMs: 40_000 });
};
const right = ['a', 'b'];
const wrong = ['c'];

it('asks learning steps that are due, then reviews with new cards spread among them, then steps that wait', async () => {
  const actor = await personWith([
    { question: 0, state: 'learning', dueInMs: 5 * minute },
    { question: 1, state: 'new', dueInMs: -minute },
    { question: 2, state: 'new', dueInMs: -hour },
    // Predicted recall: of the rarely recalled first, whatever is due first.
    { question: 3, stability: 5, dueInMs: -hour },
    { question: 4, stability: 20, dueInMs: -9 * day },
    { question: 5, stability: 10, dueInMs: -2 * day },
    { question: 6, stability: 2, dueInMs: -minute },
    { question: 7, state: 'relearning', dueInMs: -minute },
  ]);
  const { queue, asked } = await askedOf(actor);
  expect(asked).toEqual([7, 6, 3, 2, 5, 4, 1, 0]);
  expect(queue).toMatchObject({ dueCount: 8, newCount: 2, learningCount: 2, reviewCount: 4, waitsUntil: null });
});

it('tells until when to wait where only steps are left', async () => {
  const actor = await personWith([
    { question: 0, state: 'learning', dueInMs: 9 * minute },
    { question: 1, state: 'relearning', dueInMs: 4 * minute },
  ]);
  const { queue, asked } = await askedOf(actor);
  expect(asked).toEqual([1, 0]);
  expect(queue.waitsUntil).toEqual(queue.items[0]!.card.dueAt);
});

it('holds in the morning what is due in the evening, and nothing of tomorrow', async () => {
  const actor = await house.person();
  const dayEnd = endOfStudyDay(new Date(), 'UTC', 4).getTime() - Date.now();
  const other = await personWith([
    { question: 0, dueInMs: dayEnd - 1_000 },
    { question: 1, dueInMs: dayEnd + minute },
  ]);
  expect((await askedOf(other)).asked).toEqual([0]);
  expect((await askedOf(actor)).asked).toEqual([]);
});

it('keeps to the limits of the day, tells what is beyond them, and raises them for today only', async () => {
  const actor = await personWith([
    ...[0, 1, 2, 3].map((question) => ({ question, state: 'new' as const })),
    ...[4, 5, 6, 7].map((question) => ({ question, stability: question })),
  ]);
  await setLimits(actor, 2, 3);
  const before = await askedOf(actor);
  expect(before.queue).toMatchObject({ newCount: 2, reviewCount: 3, beyondNew: 2, beyondReviews: 1 });
  await answer(actor, 0, right);
  await answer(actor, 4, right);
  await house.work();
  const after = await askedOf(actor);
  expect(after.queue).toMatchObject({
    newCount: 1,
    reviewCount: 2,
    learningCount: 1,
    beyondNew: 2,
    beyondReviews: 1,
    doneToday: { answers: 2, newCards: 1, reviews: 1 },
  });
  for (let time = 0; time < 2; time += 1) await house.studyMore.run(actor, { extraNew: 1, extraReviews: 0 });
  expect((await askedOf(actor)).queue).toMatchObject({ newCount: 2, reviewCount: 2, limits: { extraNew: 1 } });
  await house.studyMore.run(actor, { extraNew: 0, extraReviews: 5 });
  expect((await askedOf(actor)).queue).toMatchObject({ newCount: 2, reviewCount: 3, beyondReviews: 0 });
  await house.query(`update day_allowances set given_at = given_at - interval '1 day' where person_id = $1`, [
    actor.personId,
  ]);
  expect((await askedOf(actor)).queue).toMatchObject({ newCount: 1, reviewCount: 2, limits: { extraNew: 0 } });
  expect(await house.studyMore.run(actor, { extraNew: 1, extraReviews: 0 })).toMatchObject({
    extraNew: 1,
    extraReviews: 0,
  });
});

it('gives back the place of a review that is undone', async () => {
  const actor = await personWith([0, 1].map((question) => ({ question, state: 'new' as const })));
  await setLimits(actor, 1, 0);
  const { id } = await answer(actor, 0, right);
  await house.work();
  expect((await askedOf(actor)).queue).toMatchObject({ newCount: 0, learningCount: 1, beyondNew: 1 });
  await house.undoReview.run(actor, id);
  expect((await askedOf(actor)).queue).toMatchObject({ newCount: 1, learningCount: 0, doneToday: { answers: 0 } });
});

it('asks one of siblings a day, the least likely to be recalled, and after a review of one none', async () => {
  await makeSiblings([0, 1, 2]);
  const actor = await personWith([
    { question: 0, stability: 9 },
    { question: 1, stability: 3 },
    { question: 2, state: 'new' },
    { question: 3, stability: 1 },
  ]);
  expect((await askedOf(actor)).asked).toEqual([3, 1]);
  await answer(actor, 1, right);
  await house.work();
  expect((await askedOf(actor)).asked).toEqual([3]);
  // A lapse brings itself back, but not its siblings.
  await house.query(`update cards set due_at = clock_timestamp() where person_id = $1 and question_id = $2`, [
    actor.personId,
    questionIds[1],
  ]);
  await answer(actor, 1, wrong);
  await house.work();
  expect((await askedOf(actor)).asked).toEqual([3, 1]);
  await house.query(`update reviews set reviewed_at = reviewed_at - interval '1 day' where person_id = $1`, [
    actor.personId,
  ]);
  expect((await askedOf(actor)).asked).toEqual([3, 1]);
  await house.query(`update cards set due_at = due_at + interval '5 days' where person_id = $1 and question_id = $2`, [
    actor.personId,
    questionIds[1],
  ]);
  expect((await askedOf(actor)).asked).toEqual([3, 0]);
});

it('leaves out what is suspended, buried, retired, asked by a sitting, or answered and not graded yet', async () => {
  const { id: retired } = await house.question(author);
  const { slug, id: asked } = await house.question(author);
  const actor = await personWith([
    { question: 0, suspended: true },
    { question: 1, buriedForMs: hour },
    { question: 2, buriedForMs: -hour },
    { question: 3 },
    { question: 4, state: 'new', suspended: true },
  ]);
  await house.addCards.run(actor, { questionIds: [retired, asked] });
  await house.moveVersion.run(author, { questionId: retired, number: 1, act: 'retire' });
  const sections = [{ title: 'One', rules: [{ questions: [slug] }] }];
  const { id: sessionId } = await house.startSession.run(actor, {
    templateId: await house.template(author, { sections }),
  });
  expect((await askedOf(actor)).asked).toEqual([2, 3]);
  await answer(actor, 3, right);
  expect((await askedOf(actor)).asked).toEqual([2]);
  await house.finishSession.run(actor, sessionId);
  expect((await askedOf(actor)).queue.items.map(({ question }) => question.id)).toContain(asked);
});

it('tells what each rating would lead to where the candidate rates, and nowhere else', async () => {
  const content = {
    kind: 'flashcard',
    front: 'Front',
    back: 'Back',
    explanation: 'Why',
    estimatedSeconds: 20,
    references: [],
  };
  const flashcard = await house.question(author, { content });
  const actor = await personWith([{ question: 0, state: 'new' }]);
  await house.addCards.run(actor, { questionIds: [flashcard.id] });
  const { items } = await house.getDue.run(actor);
  const previews = Object.fromEntries(items.map((item) => [item.question.id, item.previews]));
  expect(previews[questionIds[0]!]).toBeUndefined();
  expect(previews[flashcard.id]).toEqual({
    again: { minutes: 1 },
    hard: { minutes: 6 },
    good: { minutes: 10 },
    easy: { days: 8 },
  });
});

/** The same rules once more, in plain steps. */
function plainQueue(cards: readonly Given[], families: readonly number[][], limits: { news: number; reviews: number }) {
  const dayEnd = endOfStudyDay(new Date(), 'UTC', 4).getTime() - Date.now();
  const kindOf = ({ state }: Given) => (state === 'new' ? 2 : state === 'review' ? 1 : 0);
  const restOf = (card: Given) => (kindOf(card) === 1 ? (card.reviewedMsAgo + dayEnd) / card.stability : 0);
  const familyOf = ({ question }: Given) => families.findIndex((family) => family.includes(question));
  const before = (a: Given, b: Given) =>
    kindOf(a) - kindOf(b) || restOf(b) - restOf(a) || a.dueInMs - b.dueInMs || a.question - b.question;
  const due = cards
    .filter((card) => !card.suspended && card.dueInMs < dayEnd && !((card.buriedForMs ?? -1) > 0))
    .toSorted(before)
    .filter((card, index, all) => {
      const family = familyOf(card);
      return kindOf(card) === 0 || family < 0 || all.findIndex((other) => familyOf(other) === family) === index;
    });
  const of = (kind: number) => due.filter((card) => kindOf(card) === kind);
  const reviews = of(1).slice(0, limits.reviews);
  const news = of(2).slice(0, limits.news);
  const middle: Given[] = [];
  for (const [index, review] of reviews.entries()) {
    middle.push(review);
    const dueNews = Math.floor(((index + 1) * news.length) / reviews.length + 1e-9);
    const given = middle.filter((card) => kindOf(card) === 2).length;
    middle.push(...news.slice(given, dueNews));
  }
  if (reviews.length === 0) middle.push(...news);
  const steps = of(0);
  const order = [...steps.filter((card) => card.dueInMs <= 0), ...middle, ...steps.filter((card) => card.dueInMs > 0)];
  return { asked: order.map(({ question }) => question), beyondReviews: of(1).length - reviews.length };
}

const anyCards = fc.uniqueArray(fc.integer({ min: 0, max: 11 }), { maxLength: 12 }).chain((questions) =>
  fc.tuple(
    ...questions.map((question) =>
      fc.record({
        question: fc.constant(question),
        state: fc.constantFrom<Given['state']>('new', 'new', 'review', 'review', 'review', 'learning', 'relearning'),
        // Whole hours and the question's minute: none is due at the same time as another, nor at the day's end.
        dueInMs: fc.integer({ min: -48, max: 48 }).map((hours) => hours * hour + (question + 2) * minute + 30_000),
        stability: fc.integer({ min: 1, max: 60 }).map((days) => days + question / 100),
        reviewedMsAgo: fc.integer({ min: 1, max: 90 }).map((days) => days * day),
        suspended: fc.constantFrom(false, false, false, true),
        buriedForMs: fc.constantFrom(null, null, null, -hour, hour),
      }),
    ),
  ),
);

it('is what the rules say in plain steps, for any cards', async () => {
  const families = [
    [0, 1, 2],
    [3, 4],
  ];
  await fc.assert(
    fc.asyncProperty(anyCards, fc.nat({ max: 5 }), fc.nat({ max: 6 }), async (cards, news, reviews) => {
      for (const family of families) await makeSiblings(family);
      const actor = await personWith(cards);
      await setLimits(actor, news, reviews);
      const { queue, asked } = await askedOf(actor);
      const expected = plainQueue(cards, families, { news, reviews });
      expect({ asked, beyondReviews: queue.beyondReviews }).toEqual(expected);
      expect(queue.dueCount).toBe(expected.asked.length);
    }),
    { numRuns: 60 },
  );
});
