import { randomUUID } from 'node:crypto';
import type { Actor } from '@app/kernel/actor.js';
import { GetQuestion } from '@app/question-bank/get-question.js';
import { ListQuestions } from '@app/question-bank/list-questions.js';
import { ListTopics } from '@app/question-bank/list-topics.js';
import { ListAuthored } from '@app/question-bank/list-authored.js';
import { House } from '@app/testing/house.js';

let house: House;
let author: Actor;
let owner: Actor;
let other: Actor;
beforeAll(async () => {
  house = await House.open();
  author = await house.person('instructor');
  owner = await house.person();
  other = await house.person();
});
afterAll(() => house.close());

const canary = 'canary in the front';
const content = {
  kind: 'flashcard',
  front: canary,
  back: 'Back',
  explanation: 'Why',
  estimatedSeconds: 20,
  references: [],
} as const;

/** As an import leaves it: a version that was never published, of a question that is its person's own. */
async function privateQuestion(topics = ['caching']) {
  const slug = `own-${randomUUID()}`;
  const { id } = await house.createQuestion.run(author, { slug, topics, level: 'entry', content });
  await house.query(`update questions set private_to = $2, private_number = 1 where id = $1`, [id, owner.personId]);
  return { id, slug };
}

const notFound = { code: 'resource.not-found' };
const review = (actor: Actor, questionId: string) =>
  house.submitReview.run(actor, {
    questionId,
    submissionId: randomUUID(),
    response: { rating: 'good' },
    elapsedMs: 1_000,
  });

it('is added, queued, read, revealed and reviewed by its person', async () => {
  const { id, slug } = await privateQuestion();
  expect(await house.addCards.run(owner, { questionIds: [id] })).toMatchObject({ added: 1 });
  const due = await house.getDue.run(owner);
  expect(due).toMatchObject({ newCount: 1, items: [{ question: { id, content: { front: canary } } }] });
  expect(await new GetQuestion(house.transactions).run(owner, slug)).toMatchObject({ id });
  expect(await house.revealAnswer.run(owner, slug)).toMatchObject({ correctAnswer: { text: 'Back' } });
  const { id: reviewId } = await review(owner, id);
  await house.work();
  expect(await house.getReview.run(owner, reviewId)).toMatchObject({ state: 'graded', questionId: id });
});

it('is not there for anybody else, instructors included', async () => {
  const { id, slug } = await privateQuestion();
  for (const actor of [other, author]) {
    const attempts = [
      () => house.addCards.run(actor, { questionIds: [id] }),
      () => new GetQuestion(house.transactions).run(actor, slug),
      () => house.revealAnswer.run(actor, slug),
      () => review(actor, id),
      () => house.runProgram.run(actor, { slug, response: { source: '' }, own: [] }),
    ];
    for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject(notFound);
  }
  const acts = [
    () => house.getAuthored.run(id),
    () => house.moveVersion.run(author, { questionId: id, number: 1, act: 'submit' }),
    () => house.saveDraft.run(author, { questionId: id, content }),
  ];
  for (const act of acts) await expect(act()).rejects.toMatchObject(notFound);
});

it('is in no list, no count and no draw, of its person neither', async () => {
  const topicCounts = async () => JSON.stringify(await new ListTopics(house.transactions).run());
  await house.question(author, { topics: ['sharding'] });
  const before = await topicCounts();
  const { slug } = await privateQuestion(['sharding']);
  expect(await topicCounts()).toBe(before);
  for (const filter of [{}, { topic: 'sharding' }, { q: canary }]) {
    const { items } = await new ListQuestions(house.transactions).run(filter, { limit: 100, afterSlug: undefined });
    expect(items.map((question) => question.slug)).not.toContain(slug);
    const page = { sort: 'slug', limit: 100, after: undefined } as const;
    const authored = await new ListAuthored(house.transactions).run(filter, page);
    expect(authored.items.map((question) => question.slug)).not.toContain(slug);
  }
  const choice = { topics: ['sharding'], levels: [], kinds: [], minutes: 10 };
  await expect(house.startSession.run(owner, { ...choice, count: 2 })).rejects.toMatchObject({
    code: 'session.not-enough-questions',
  });
  await expect(
    house.template(author, { sections: [{ title: 'One', rules: [{ questions: [slug] }] }] }),
  ).rejects.toMatchObject({ code: 'session.not-enough-questions' });
  expect(await house.addCards.run(owner, { topics: ['sharding'], levels: [] })).toMatchObject({ added: 1 });
});
