import type { Actor } from '@app/kernel/actor.js';
import { House, sampleContent } from '@app/testing/house.js';
import { DismissPair } from './dismiss-pair.js';
import { FindSimilar } from './find-similar.js';
import { LearnQuestions } from './learn-questions.js';
import { ListPairs } from './list-pairs.js';

let house: House;
let ada: Actor;
beforeAll(async () => {
  house = await House.open();
  ada = await house.person('instructor');
});
afterAll(() => house.close());

const contentOf = (prompt: string) => ({ ...sampleContent, prompt });
const write = async (slug: string, prompt: string) =>
  (await house.createQuestion.run(ada, { slug, topics: ['arrays'], level: 'mid', content: contentOf(prompt) })).id;
const learn = () => new LearnQuestions(house.transactions).run();
const similar = (content: object, questionId?: string) => new FindSimilar(house.transactions).run(content, questionId);
const pairs = async () =>
  (await new ListPairs(house.transactions).run({ limit: 100, after: undefined })).items.map(({ first, second }) =>
    [first.slug, second.slug].toSorted().join(' '),
  );
const collide = 'What does a hash table with open addressing do when the places of two keys collide?';

describe('near duplicates of the bank', () => {
  it('are found whichever of the two comes first, and told the most alike first', async () => {
    await write('collide', collide);
    await learn();
    await write('clash', collide.replace('collide', 'clash'));
    await write('heaps', 'Why is the smallest entry of a binary heap at its root?');
    await learn();
    expect(await pairs()).toEqual(['clash collide']);
    await Promise.all([write('collide-2', collide), write('collide-3', `${collide} Say why.`)]);
    await Promise.all([learn(), learn(), learn()]);
    const found = await pairs();
    expect(found[0]).toBe('collide collide-2');
    expect(found.toSorted()).toEqual(
      [
        'clash collide',
        'clash collide-2',
        'clash collide-3',
        'collide collide-2',
        'collide collide-3',
        'collide-2 collide-3',
      ].filter((pair) => found.includes(pair)),
    );
    const list = new ListPairs(house.transactions);
    const paged: string[] = [];
    for (let page = await list.run({ limit: 1, after: undefined }); ;) {
      paged.push(...page.items.map(({ first, second }) => [first.slug, second.slug].toSorted().join(' ')));
      if (!page.next) break;
      page = await list.run({ limit: 1, after: page.next });
    }
    expect(paged).toEqual(found);
  });

  it('are what the similarity of pg_trgm makes of them', async () => {
    const [row] = await house.query<{ ours: number; theirs: number }>(
      `select p.similarity as ours, similarity(a.asked, b.asked) as theirs
         from question_pairs p join question_sketches a using (question_id)
         join question_sketches b on b.question_id = p.other_id order by similarity limit 1`,
    );
    expect(row!.ours).toBeCloseTo(row!.theirs, 5);
  });

  it('are no longer when one of them changes, or somebody says that they are not the same', async () => {
    const id = await write('stack', 'How does a stack of plates differ from a queue of people at the canteen?');
    const other = await write('stack-2', 'How does a stack of plates differ from a queue of people at a canteen?');
    await learn();
    expect(await pairs()).toContain('stack stack-2');
    const dismiss = (dismissed: boolean) =>
      new DismissPair(house.transactions).run(ada, { questionId: other, otherId: id }, dismissed);
    await Promise.all([dismiss(true), dismiss(true), dismiss(true)]);
    expect(await pairs()).not.toContain('stack stack-2');
    expect(await house.count(`select count(*) from audit_entries where action = 'question.pair-dismissed'`)).toBe(1);
    await house.saveDraft.run(ada, { questionId: id, content: sampleContent, topics: ['stacks'] });
    await house.saveDraft.run(ada, {
      questionId: id,
      content: contentOf('How does a stack of plates differ from a queue of people at the canteen?'),
    });
    await learn();
    expect(await pairs()).not.toContain('stack stack-2');
    await dismiss(false);
    expect(await pairs()).toContain('stack stack-2');
    await house.saveDraft.run(ada, { questionId: id, content: contentOf('What is a monad, in the words of a child?') });
    await learn();
    expect(await pairs()).not.toContain('stack stack-2');
    const nobody = { questionId: id, otherId: id };
    await expect(new DismissPair(house.transactions).run(ada, nobody, true)).rejects.toMatchObject({
      code: 'resource.not-found',
    });
  });
});

describe('while a question is written', () => {
  it('what asks much the same is told, the nearest first, but not the question itself', async () => {
    const found = await similar(contentOf(collide));
    expect(found[0]).toMatchObject({ similarity: 1, kind: 'multiple-choice', state: 'draft' });
    expect(found.map(({ slug }) => slug)).toEqual(expect.arrayContaining(['collide', 'collide-2', 'clash']));
    expect(found.length).toBeLessThanOrEqual(5);
    const without = await similar(contentOf(collide), found[0]!.id);
    expect(without.map(({ id }) => id)).not.toContain(found[0]!.id);
    expect(await similar({ kind: 'flashcard', front: 'Name the colours of the rainbow.' })).toEqual([]);
  });

  it.each([
    {},
    [],
    { prompt: 5 },
    { prompt: {}, options: 'many' },
    { options: [{}, 1, null] },
    { key: { accepted: {} } },
  ])('what it holds may be as unfinished as %j', async (content) => expect(await similar(content)).toEqual([]));
});
