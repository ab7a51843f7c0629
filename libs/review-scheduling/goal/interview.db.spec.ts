import { randomUUID } from 'node:crypto';
import type { Actor } from '@app/kernel/actor.js';
import type { Level } from '@app/question-bank/domain/taxonomy.js';
import { House, sampleContent } from '@app/testing/house.js';
import { dayAfter } from '../domain/interview/plan-interview.js';
import { CompareChoices } from './compare-choices.js';
import { GetInterview } from './get-interview.js';
import { GetInterviewPlan } from './get-interview-plan.js';
import { todayOf } from './interview-view.js';
import { newPerDayFor } from './new-per-day.js';
import { RemoveInterview } from './remove-interview.js';
import { SetInterview, type InterviewInput } from './set-interview.js';

let house: House;
let author: Actor;
let todayOn: string;
let use: {
  get: GetInterview;
  set: SetInterview;
  remove: RemoveInterview;
  plan: GetInterviewPlan;
  compare: CompareChoices;
};
const perTopic = 12;
beforeAll(async () => {
  house = await House.open();
  const { transactions } = house;
  use = {
    get: new GetInterview(transactions),
    set: new SetInterview(transactions),
    remove: new RemoveInterview(transactions),
    plan: new GetInterviewPlan(transactions),
    compare: new CompareChoices(transactions),
  };
  author = await house.person('instructor');
  for (let count = 0; count < perTopic; count += 1) {
    await house.question(author, { topics: ['graphs'] });
    await house.question(author, { topics: ['trees', 'graphs'] });
  }
  await seniorQuestion('stacks');
  await house.question(author, { topics: ['stacks'] });
  ({ todayOn } = await use.get.run(author));
}, 120_000);
afterAll(() => house.close());

async function seniorQuestion(topic: string) {
  const question = { slug: `s-${randomUUID()}`, topics: [topic], level: 'senior' as Level, content: sampleContent };
  const { id: questionId } = await house.createQuestion.run(author, question);
  await house.moveVersion.run(author, { questionId, number: 1, act: 'submit' });
  await house.approveVersion.run(author, { questionId, number: 1 });
  await house.moveVersion.run(author, { questionId, number: 1, act: 'publish' });
}

const input = (changes: Partial<InterviewInput> = {}): InterviewInput => ({
  on: dayAfter(todayOn, 14),
  topics: ['graphs'],
  minutesPerDay: 30,
  ...changes,
});
const slugsOf = async ({ personId }: Actor) =>
  (
    await house.query<{ topic: string }>(
      `select t.topic_slug as topic from cards c join question_topics t on t.question_id = c.question_id and t.position = 1
        where c.person_id = $1 and c.state = 'new' order by 1`,
      [personId],
    )
  ).map(({ topic }) => topic);
const newCards = async (actor: Actor) => (await slugsOf(actor)).length;
const answer = async (actor: Actor, topic: string) => {
  const [card] = await house.query<{ id: string; questionId: string }>(
    `select c.id, c.question_id as "questionId" from cards c join question_topics t on t.question_id = c.question_id
      where c.person_id = $1 and c.state = 'new' and t.topic_slug = $2 order by c.due_at limit 1`,
    [actor.personId, topic],
  );
  const response = { choices: ['a', 'b'] };
  const review = { questionId: card!.questionId, submissionId: randomUUID(), response, elapsedMs: 40_000 };
  await house.submitReview.run(actor, review);
  await house.work();
  return card!.id;
};
const newToday = (actor: Actor) =>
  house.transactions.run(async (tx) => newPerDayFor(tx, actor.personId, await todayOf(tx, actor.personId)));

describe('setting an interview', () => {
  it('makes new cards of its topics, once, however often it is set at once', async () => {
    const actor = await house.person();
    const other = await house.person();
    await Promise.all(Array.from({ length: 5 }, () => use.set.run(actor, input())));
    expect(await newCards(actor)).toBe(2 * perTopic);
    expect(await newCards(other)).toBe(0);
    expect(await use.get.run(actor)).toMatchObject({
      todayOn,
      interview: { on: dayAfter(todayOn, 14), daysLeft: 14, state: 'ahead', desiredRetention: 0.95, lastLookDays: 5 },
    });
  });

  it('keeps to levels', async () => {
    const actor = await house.person();
    await use.set.run(actor, input({ topics: ['stacks'], levels: ['senior'] }));
    expect(await newCards(actor)).toBe(1);
    await use.set.run(actor, input({ topics: ['stacks'], levels: [] }));
    expect(await newCards(actor)).toBe(2);
    await use.set.run(actor, input({ topics: ['stacks'], levels: ['entry'] }));
    expect(await newCards(actor)).toBe(1);
  });

  it('takes the topics and the title of a template, those of its fixed questions too', async () => {
    const actor = await house.person();
    const { slug } = await house.question(author, { topics: ['queues'] });
    const templateId = await house.template(author, {
      sections: [{ title: 'All', rules: [{ topics: ['trees'], count: 1 }, { questions: [slug] }] }],
    });
    const { interview } = await use.set.run(actor, input({ topics: undefined, templateId }));
    expect(interview).toMatchObject({ title: 'A mock', topics: ['trees', 'queues'], templateId });
  });

  it.each([
    ['a day that is over', () => ({ on: dayAfter(todayOn, -1) }), '/on'],
    ['a day more than a year away', () => ({ on: dayAfter(todayOn, 366) }), '/on'],
    ['no topics and no template', () => ({ topics: undefined }), '/topics'],
    ['topics and a template', () => ({ templateId: randomUUID() }), '/topics'],
  ])('refuses %s', async (_, changes: () => Partial<InterviewInput>, pointer) => {
    const refused = use.set.run(author, input(changes()));
    await expect(refused).rejects.toMatchObject({ code: 'request.invalid', faults: [{ pointer }] });
  });

  it('refuses what is not there, and leaves all as it was', async () => {
    const actor = await house.person();
    await expect(use.set.run(actor, input({ topics: ['graphs', 'astrology'] }))).rejects.toMatchObject({
      code: 'question.unknown-topic',
      faults: [{ pointer: '/topics/1' }],
    });
    await expect(use.set.run(actor, input({ topics: undefined, templateId: randomUUID() }))).rejects.toMatchObject({
      code: 'resource.not-found',
    });
    expect((await use.get.run(actor)).interview).toBeNull();
  });
});

describe('changing and removing it', () => {
  it('takes back new cards that nobody touched, and keeps the others', async () => {
    const actor = await house.person();
    await use.set.run(actor, input({ topics: ['trees', 'stacks'] }));
    const answered = await answer(actor, 'trees');
    const [noted] = await house.query<{ id: string }>(
      `select c.id from cards c join question_topics t using (question_id)
        where c.person_id = $1 and t.topic_slug = 'trees' and c.id <> $2 limit 1`,
      [actor.personId, answered],
    );
    await house.query(`update cards set note = 'mine' where id = $1`, [noted!.id]);
    await use.set.run(actor, input({ topics: ['stacks'] }));
    expect(await slugsOf(actor)).toEqual(['stacks', 'stacks', 'trees']);
    await use.remove.run(actor);
    await use.remove.run(actor);
    const left = await house.query<{ id: string }>(`select id from cards where person_id = $1`, [actor.personId]);
    expect(left.map(({ id }) => id).toSorted()).toEqual([answered, noted!.id].toSorted());
    expect((await use.get.run(actor)).interview).toBeNull();
    await use.set.run(actor, input({ topics: ['trees', 'stacks'] }));
    expect(await newCards(actor)).toBe(perTopic + 2 - 1);
  });

  it('leaves a card alone that a sitting may be about to review', async () => {
    const actor = await house.person();
    await use.set.run(actor, input({ topics: ['stacks'] }));
    const choice = { topics: ['stacks'], levels: [], kinds: [], count: 1, minutes: 10 };
    await house.startSession.run(actor, choice);
    await use.remove.run(actor);
    expect(await newCards(actor)).toBe(1);
  });

  it('goes with the person', async () => {
    const actor = await house.person();
    await use.set.run(actor, input());
    await house.query(`delete from people where id = $1`, [actor.personId]);
    expect(await house.count(`select count(*) from interview_cards where person_id = $1`, [actor.personId])).toBe(0);
  });
});

describe('last looks', () => {
  it('are given to cards that would not be due before the day, within the last days, until it begins', async () => {
    const actor = await house.person();
    await use.set.run(actor, input({ topics: ['trees'] }));
    const [far, near] = [await answer(actor, 'trees'), await answer(actor, 'trees')];
    await house.query(
      `update cards set state = 'review', due_at = now() + (case when id = $1 then 60 else 6 end) * interval '1 day'
        where id = any($2)`,
      [far, [far, near]],
    );
    await use.set.run(actor, input({ topics: ['trees'] }));
    const looks = await house.query<{ cardId: string; inDays: number; until: number }>(
      `select card_id as "cardId", (extract(epoch from look_from - now()) / 86400)::float8 as "inDays",
              (extract(epoch from look_until - now()) / 86400)::float8 as until
         from interview_cards where person_id = $1 and look_from is not null`,
      [actor.personId],
    );
    expect(looks.map(({ cardId }) => cardId)).toEqual([far]);
    expect(looks[0]!.inDays).toBeGreaterThan(8);
    expect(looks[0]!.inDays).toBeLessThan(13.01);
    expect(looks[0]!.until).toBeGreaterThan(12.9);
    await use.set.run(actor, input({ topics: ['trees'], lastLookDays: 0 }));
    expect(
      await house.count(`select count(*) from interview_cards where person_id = $1 and look_from is not null`, [
        actor.personId,
      ]),
    ).toBe(0);
  });
});

it('is in the queue of the day: its new cards by its own limit, and last looks that no schedule brings', async () => {
  const actor = await house.person();
  await use.set.run(actor, input());
  expect(await house.getDue.run(actor)).toMatchObject({ limits: { newPerDay: 3 }, newCount: 3 });
  const cardId = await answer(actor, 'graphs');
  await house.query(
    `update cards set state = 'review', due_at = now() + interval '60 days', last_review_at = now() - interval '9 days'
      where id = $1`,
    [cardId],
  );
  const reviewsToday = async () => {
    const { items } = await house.getDue.run(actor);
    return items.filter(({ card }) => card.state === 'review').map(({ card }) => card.id);
  };
  await use.set.run(actor, input());
  expect(await reviewsToday()).toEqual([]);
  const { nextDue } = await house.getDue.run(actor);
  expect(nextDue.map(({ count }) => count)).toEqual([1]);
  expect(nextDue[0]!.dueOn >= dayAfter(todayOn, 9) && nextDue[0]!.dueOn < dayAfter(todayOn, 14)).toBe(true);
  await use.set.run(actor, input({ on: dayAfter(todayOn, 1) }));
  expect(await reviewsToday()).toEqual([cardId]);
  await house.query(`update cards set last_review_at = now() where id = $1`, [cardId]);
  expect(await reviewsToday()).toEqual([]);
  await house.query(`update cards set last_review_at = now() - interval '9 days' where id = $1`, [cardId]);
  await use.set.run(actor, input({ on: todayOn }));
  expect(await reviewsToday()).toEqual([]);
});

describe('new cards of a day', () => {
  it('are as many as bring all in in time, the same all day long', async () => {
    const actor = await house.person();
    expect(await newToday(actor)).toBeNull();
    await use.set.run(actor, input());
    // 24 cards over 14 days, the last 4 of them without new ones.
    expect(await newToday(actor)).toBe(3);
    await answer(actor, 'graphs');
    expect(await newToday(actor)).toBe(3);
  });

  it('are those of the interview first, whatever waited before, and the others once there is none', async () => {
    const actor = await house.person();
    await house.addCards.run(actor, { topics: ['graphs'], levels: [] });
    await house.query(
      `update cards set due_at = due_at - interval '1 day' from question_topics t
        where cards.person_id = $1 and t.question_id = cards.question_id and t.position = 1 and t.topic_slug = 'graphs'`,
      [actor.personId],
    );
    const firstTopics = async () => [
      ...new Set((await house.getDue.run(actor)).items.map(({ question }) => question.topics[0])),
    ];
    expect(await firstTopics()).toEqual(['graphs']);
    await use.set.run(actor, input({ topics: ['trees'] }));
    expect(await firstTopics()).toEqual(['trees']);
    // 12 cards of trees over 14 days; the older ones of graphs are not counted.
    expect(await newToday(actor)).toBe(2);
    await use.remove.run(actor);
    expect(await firstTopics()).toEqual(['graphs']);
  });

  it('are those of common days again on the day and after it', async () => {
    const actor = await house.person();
    await use.set.run(actor, input({ on: todayOn }));
    expect(await newToday(actor)).toBeNull();
    await house.query(`update interview_goals set interview_on = $2 where person_id = $1`, [
      actor.personId,
      dayAfter(todayOn, -3),
    ]);
    expect(await newToday(actor)).toBeNull();
    expect((await use.get.run(actor)).interview).toMatchObject({ state: 'over', daysLeft: -3 });
    await expect(use.plan.run(actor)).rejects.toMatchObject({ code: 'resource.not-found' });
  });
});

describe('the plan', () => {
  it('foretells each day until the interview, and what it comes to', async () => {
    const actor = await house.person();
    await use.set.run(actor, input());
    const plan = await use.plan.run(actor);
    expect(plan).toMatchObject({ met: true, newPerDay: 3, topicsInReach: null, todayOn });
    expect(plan.days.map(({ on }) => on)).toEqual(Array.from({ length: 14 }, (_, day) => dayAfter(todayOn, day)));
    expect(plan.days[0]!.new).toBe(3);
    expect(plan.cards).toMatchObject({ total: 2 * perTopic, seenNow: 0, seen: 2 * perTopic });
    expect(plan.recall.mean).toBeGreaterThan(0.85);
    expect(plan.minutes.needed).toBeLessThanOrEqual(30);
    expect(plan.lastLook).toMatchObject({ fromOn: dayAfter(todayOn, 9), untilOn: dayAfter(todayOn, 13) });
    expect(await use.plan.run(actor)).toEqual(plan);
  });

  it('says so where the date can’t be met, what would be needed, and what could be left out', async () => {
    const actor = await house.person();
    await use.set.run(actor, input({ topics: ['stacks', 'graphs'], minutesPerDay: 1 }));
    const plan = await use.plan.run(actor);
    expect(plan.met).toBe(false);
    expect(plan.cards.seen).toBeLessThan(plan.cards.total);
    expect(plan.minutes.needed).toBeGreaterThan(1);
    expect(plan.topicsInReach).toEqual(['stacks']);
    await use.set.run(actor, input({ topics: ['stacks', 'graphs'], minutesPerDay: plan.minutes.needed! }));
    expect((await use.plan.run(actor)).met).toBe(true);
  });

  it('is of no days on the day itself', async () => {
    const actor = await house.person();
    await use.set.run(actor, input({ on: todayOn }));
    const plan = await use.plan.run(actor);
    expect(plan).toMatchObject({ days: [], met: false, lastLook: null, recall: { mean: 0 } });
    expect(plan.minutes.needed).toBeNull();
  });
});

describe('comparing choices', () => {
  it('tells of fewer minutes, of those of now and of more, unless it is told what to compare', async () => {
    const actor = await house.person();
    await use.set.run(actor, input({ minutesPerDay: 4 }));
    const usual = await use.compare.run(actor, undefined);
    expect(usual.map(({ minutesPerDay }) => minutesPerDay).slice(0, 2)).toEqual([2, 4]);
    expect(usual).toHaveLength(3);
    const recalls = usual.map(({ recall }) => recall.mean);
    expect(recalls).toEqual(recalls.toSorted((a, b) => a - b));
    const [fewer] = await use.compare.run(actor, [{ minutesPerDay: 4, topics: ['stacks'], desiredRetention: 0.9 }]);
    expect(fewer).toMatchObject({ topics: ['stacks'], desiredRetention: 0.9, cards: { total: 2 } });
  });

  it('is for those who prepare, and for topics that are there', async () => {
    const actor = await house.person();
    await expect(use.compare.run(actor, undefined)).rejects.toMatchObject({ code: 'resource.not-found' });
    await use.set.run(actor, input());
    await expect(use.compare.run(actor, [{ minutesPerDay: 5, topics: ['tarot'] }])).rejects.toMatchObject({
      code: 'question.unknown-topic',
      faults: [{ pointer: '/choices/0/topics/0' }],
    });
  });
});
