import type { Actor } from '@app/kernel/actor.js';
import { House } from '@app/testing/house.js';

let house: House;
let author: Actor;
beforeAll(async () => {
  house = await House.open();
  author = await house.person('instructor');
});
afterAll(() => house.close());

const cardsOf = (actor: Actor) => house.count(`select count(*) from cards where person_id = $1`, [actor.personId]);

it('adds each question once, however often it is asked for and by how many at once', async () => {
  const actor = await house.person();
  const questionIds = [(await house.question(author)).id, (await house.question(author)).id];
  const added = await Promise.all(Array.from({ length: 10 }, () => house.addCards.run(actor, { questionIds })));
  expect(added.reduce((sum, one) => sum + one.added, 0)).toBe(2);
  expect(added.every((one) => one.added + one.known === 2)).toBe(true);
  expect(await cardsOf(actor)).toBe(2);
  expect(await house.addCards.run(actor, { questionIds })).toEqual({ added: 0, known: 2, left: 0 });
});

it('adds the published questions of topics, of all levels or of some, in the order of their slugs', async () => {
  const actor = await house.person();
  const made = [];
  for (const slug of ['trees-b', 'trees-a', 'trees-c']) {
    made.push(await house.question(author, { topics: ['trees', 'graphs'], slug }));
  }
  const draft = { slug: 'trees-d', topics: ['trees'], level: 'entry' as const };
  await house.createQuestion.run(author, { ...draft, content: { ...(await contentOf(made[0]!.id)) } });
  const of = (levels: ('entry' | 'mid')[]) => house.addCards.run(actor, { topics: ['trees', 'graphs'], levels });
  expect(await of(['mid'])).toEqual({ added: 0, known: 0, left: 0 });
  expect(await of([])).toEqual({ added: 3, known: 0, left: 0 });
  expect(await of(['entry'])).toEqual({ added: 0, known: 3, left: 0 });
  const { items } = await house.getDue.run(actor);
  expect(items.map(({ question }) => question.slug)).toEqual(['trees-a', 'trees-b', 'trees-c']);
});

const contentOf = async (questionId: string): Promise<object> =>
  (
    await house.query<{ content: object }>(`select content from question_versions where question_id = $1`, [questionId])
  )[0]!.content;

it('adds nothing where one of the questions is not for them', async () => {
  const actor = await house.person();
  const { id } = await house.question(author);
  const retired = await house.question(author);
  await house.moveVersion.run(author, { questionId: retired.id, number: 1, act: 'retire' });
  for (const other of [retired.id, '00000000-0000-4000-8000-000000000000']) {
    await expect(house.addCards.run(actor, { questionIds: [id, other] })).rejects.toMatchObject({
      code: 'resource.not-found',
    });
  }
  expect(await cardsOf(actor)).toBe(0);
});
