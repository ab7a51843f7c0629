import { randomUUID } from 'node:crypto';
import type { Actor } from '@app/kernel/actor.js';
import { House } from '@app/testing/house.js';
import { ChangeTemplate, type TemplateChange } from './change-template.js';
import { CountQuestions } from './count-questions.js';
import { CreateTemplate, type TemplateInput } from './create-template.js';
import type { PlanInput } from './domain/plan.js';
import { GetTemplate } from './get-template.js';
import { ListTemplates } from './list-templates.js';
import { PreviewDraw } from './preview-draw.js';

let house: House;
let author: Actor;
let slugs: string[];
beforeAll(async () => {
  house = await House.open();
  author = await house.person('instructor');
  slugs = [];
  for (let at = 0; at < 4; at += 1) slugs.push((await house.question(author)).slug);
  slugs.push((await house.question(author, { topics: ['graphs', 'arrays'] })).slug);
});
afterAll(() => house.close());

const refusal = (code: string) => expect.objectContaining({ code });
const drawn = (count: number, topics = ['arrays']) => ({ topics, count });
const planOf = (...rules: PlanInput['sections'][number]['rules']): PlanInput => ({
  sections: [{ title: 'Warm-up', rules }],
  clock: { mode: 'hard', seconds: 900 },
});
const create = (changes: Partial<TemplateInput> = {}, key?: string) =>
  new CreateTemplate(house.transactions).run(
    author,
    { title: 'A short one', description: 'Short.', plan: planOf(drawn(2)), ...changes },
    key,
  );
const change = (id: string, changes: Omit<TemplateChange, 'id'>) =>
  new ChangeTemplate(house.transactions).run(author, { id, ...changes });
const get = (id: string) => new GetTemplate(house.transactions).run(id);
const preview = (plan: unknown, seed?: string) => new PreviewDraw(house.transactions).run({ plan, seed });
const outcomes = async (work: Promise<unknown>[]) =>
  (await Promise.allSettled(work)).map((one) =>
    one.status === 'fulfilled' ? 'done' : (one.reason as { code: string }).code,
  );

describe('versions', () => {
  it('begin with a draft whose plan has its defaults filled in', async () => {
    const { id } = await create({ title: 'Überblick: Graphs & Trees', message: 'First' });
    const template = await get(id);
    expect(template).toMatchObject({ state: 'draft', number: 1, revision: 1, title: 'Überblick: Graphs & Trees' });
    expect(template.slug).toMatch(/^uberblick-graphs-trees-[\da-f]{8}$/);
    expect(template.plan).toMatchObject({ navigation: 'free', pause: { by: 'none' }, outageCreditMinutes: 10 });
    expect(template.versions).toMatchObject([{ number: 1, message: 'First', authorId: author.personId }]);
  });

  it('are added by what changes the interview, not by its state, nor by what changes nothing', async () => {
    const { id } = await create();
    await change(id, { state: 'published' });
    await change(id, { title: 'Shorter', plan: planOf(drawn(1)), message: 'One is enough' });
    await change(id, { title: 'Shorter', plan: planOf(drawn(1)) });
    await change(id, { state: 'archived' });
    await change(id, { state: 'draft' });
    const template = await get(id);
    expect(template).toMatchObject({ state: 'draft', number: 2, revision: 5, title: 'Shorter' });
    expect(template.versions.map(({ number, title, message }) => [number, title, message])).toEqual([
      [2, 'Shorter', 'One is enough'],
      [1, 'A short one', null],
    ]);
    const first = await new GetTemplate(house.transactions).version(id, 1);
    expect(first.plan.sections[0]!.rules).toEqual([{ ...drawn(2), levels: [], kinds: [] }]);
    await expect(new GetTemplate(house.transactions).version(id, 3)).rejects.toEqual(refusal('resource.not-found'));
  });

  it('never change, not even by hand', async () => {
    const { id } = await create();
    await expect(
      house.query(`update interview_template_versions set title = 'x' where template_id = $1`, [id]),
    ).rejects.toThrow('append-only');
  });

  it('are made one at a time: of two changes of the same edition one is refused', async () => {
    const { id } = await create();
    const seen = { number: 1, revision: 1 };
    const both = [change(id, { seen, title: 'One' }), change(id, { seen, title: 'Other' })];
    expect((await outcomes(both)).toSorted()).toEqual(['done', 'version.stale']);
    expect((await get(id)).versions).toHaveLength(2);
    await expect(change(id, { seen, state: 'archived' })).rejects.toEqual(refusal('version.stale'));
    expect(
      await outcomes([change(id, { title: 'A' }), change(id, { title: 'B' }), change(id, { title: 'C' })]),
    ).toEqual(['done', 'done', 'done']);
    expect((await get(id)).versions.map(({ number }) => number)).toEqual([5, 4, 3, 2, 1]);
  });

  it('leave an audit row for each act', async () => {
    const { id } = await create();
    await change(id, { title: 'Published', state: 'published' });
    await change(id, { state: 'draft' });
    const rows = await house.query<{ action: string; before: object; after: object }>(
      `select action, before, after from audit_entries where subject_id = $1 order by id`,
      [id],
    );
    expect(rows.map(({ action }) => action)).toEqual([
      'template.created',
      'template.changed',
      'template.published',
      'template.withdrawn',
    ]);
    expect(rows[1]).toMatchObject({
      before: { number: 1, title: 'A short one' },
      after: { number: 2, title: 'Published' },
    });
    expect(rows[2]).toMatchObject({ before: { state: 'draft' }, after: { state: 'published' } });
  });
});

it('creates once per key, for twins at the same time too', async () => {
  const key = randomUUID();
  const twins = await Promise.all([create({}, key), create({}, key)]);
  expect((await create({}, key)).id).toBe(twins[0].id);
  expect(twins[1].id).toBe(twins[0].id);
  await expect(create({ title: 'Another' }, key)).rejects.toEqual(refusal('idempotency.mismatch'));
});

describe('refuses', () => {
  it('a slug that is taken', async () => {
    const slug = `s-${randomUUID()}`;
    await create({ slug });
    await expect(create({ slug })).rejects.toEqual(refusal('template.slug-taken'));
  });

  it('a plan with faults, each at its place', async () => {
    const plan = {
      sections: [
        {
          title: '',
          rules: [
            { topics: [], count: 0 },
            { questions: ['x'], shuffle: true },
          ],
        },
      ],
      clocks: 1,
    };
    await expect(create({ plan })).rejects.toMatchObject({
      code: 'template.invalid-plan',
      faults: [
        '/plan/sections/0/title',
        '/plan/sections/0/rules/0/topics',
        '/plan/sections/0/rules/0/count',
        '/plan/sections/0/rules/1/shuffle',
        '/plan/clocks',
      ].map((pointer) => expect.objectContaining({ pointer })),
    });
  });

  it('topics and questions that are not there', async () => {
    const plan = planOf(drawn(1, ['arrays', 'astrology']), { questions: [slugs[0]!, 'no-such'] });
    await expect(create({ plan })).rejects.toMatchObject({
      code: 'template.invalid-plan',
      faults: [
        { pointer: '/plan/sections/0/rules/0/topics/1', message: 'astrology is no topic' },
        { pointer: '/plan/sections/0/rules/1/questions/1', message: 'no-such is no question' },
      ],
    });
  });

  it('a step that the state forbids, and changes of what is archived', async () => {
    const { id } = await create();
    await change(id, { state: 'archived' });
    await expect(change(id, { state: 'published' })).rejects.toEqual(refusal('template.wrong-state'));
    await expect(change(id, { title: 'Late' })).rejects.toEqual(refusal('template.wrong-state'));
    await change(id, { state: 'draft', title: 'Back again' });
    expect(await get(id)).toMatchObject({ state: 'draft', number: 2 });
    await expect(change(randomUUID(), { title: 'None' })).rejects.toEqual(refusal('resource.not-found'));
  });

  it('to publish what the bank cannot fill, or to make it so, naming every rule', async () => {
    const unpublished = await house.createQuestion.run(author, {
      slug: `draft-${randomUUID()}`,
      topics: ['arrays'],
      level: 'entry',
      content: {
        kind: 'open',
        prompt: 'Why?',
        modelAnswer: 'So.',
        rubric: [{ id: 'a', text: 'Says so', points: 1 }],
        explanation: 'So.',
        estimatedSeconds: 60,
      },
    });
    const { slug } = await house.getAuthored.run(unpublished.id);
    const plan = planOf(drawn(9), { questions: [slugs[0]!, slug] }, drawn(1, ['trees']));
    const { id } = await create({ plan });
    const faults = [
      '/plan/sections/0/rules/0/count',
      '/plan/sections/0/rules/1/questions/1',
      '/plan/sections/0/rules/2/count',
    ].map((pointer) => expect.objectContaining({ pointer }));
    const short = { code: 'session.not-enough-questions', faults };
    await expect(change(id, { state: 'published' })).rejects.toMatchObject(short);
    await change(id, { plan: planOf(drawn(1)), state: 'published' });
    await expect(change(id, { plan })).rejects.toMatchObject(short);
    expect(await get(id)).toMatchObject({ state: 'published', number: 2 });
  });
});

describe('the preview of a draw', () => {
  const plan = planOf({ questions: [] as string[] });
  beforeAll(() => {
    plan.sections = [
      { title: 'Named', rules: [{ questions: [slugs[4]!] }], shuffled: false, clock: { mode: 'nudge', seconds: 120 } },
      { title: 'Drawn', rules: [drawn(3)] },
    ];
  });

  it('shows what would be asked, and how long it takes against the clocks', async () => {
    const { sections, ...all } = await preview(plan, 'a seed');
    expect(all).toEqual({ seed: 'a seed', estimatedSeconds: 240, clockSeconds: 900 });
    expect(sections).toMatchObject([
      {
        title: 'Named',
        estimatedSeconds: 60,
        clockSeconds: 120,
        questions: [{ slug: slugs[4], topics: ['graphs', 'arrays'] }],
      },
      { title: 'Drawn', estimatedSeconds: 180, clockSeconds: null },
    ]);
    expect(sections[1]!.questions[0]).toMatchObject({
      prompt: 'Which of these are right?',
      kind: 'multiple-choice',
      level: 'entry',
    });
    const { sections: again } = await preview(plan, 'a seed');
    expect(again).toEqual(sections);
    expect((await preview(plan)).seed).not.toBe((await preview(plan)).seed);
  });

  it('stores nothing', async () => {
    const before = await house.count(`select count(*) from quiz_sessions`);
    await preview(plan);
    expect(await house.count(`select count(*) from quiz_sessions`)).toBe(before);
  });

  it('names the rule that is short where rules share what there is', async () => {
    await expect(preview(planOf({ questions: slugs.slice(0, 2) }, drawn(4)))).rejects.toMatchObject({
      code: 'session.not-enough-questions',
      faults: [{ pointer: '/plan/sections/0/rules/1/count', message: expect.stringContaining('at most 3') }],
    });
  });
});

it('counts what the bank has for each rule by itself', async () => {
  const count = (rules: unknown) => new CountQuestions(house.transactions).run(rules);
  const rules = [drawn(1), { topics: ['graphs', 'arrays'], count: 1 }, { questions: [slugs[0], 'gone'] }];
  expect(await count([...rules, { ...drawn(1), levels: ['senior'] }, { ...drawn(1), kinds: ['flashcard'] }])).toEqual([
    { available: 5, medianSeconds: 60 },
    { available: 5, medianSeconds: 60 },
    { available: 1, medianSeconds: 60 },
    { available: 0, medianSeconds: null },
    { available: 0, medianSeconds: null },
  ]);
  await expect(count([{ topics: ['arrays'], count: 0 }])).rejects.toMatchObject({
    code: 'template.invalid-plan',
    faults: [{ pointer: '/rules/0/count' }],
  });
});

it('lists by slug, page by page, by state and by words', async () => {
  const mark = randomUUID().slice(0, 8);
  const ids = [];
  for (const letter of ['b', 'a', 'c'])
    ids.push((await create({ slug: `${letter}-${mark}`, title: `Round ${letter}` })).id);
  await change(ids[2]!, { state: 'published' });
  const list = (limit: number, afterSlug?: string, state?: 'published') =>
    new ListTemplates(house.transactions).run({ q: mark.toUpperCase(), state }, { limit, afterSlug });
  const first = await list(2);
  expect(first.items.map(({ slug }) => slug)).toEqual([`a-${mark}`, `b-${mark}`]);
  expect(first.items[0]).toMatchObject({ title: 'Round a', state: 'draft', sections: 1, questions: 2, minutes: 15 });
  expect(await list(2, first.nextSlug!)).toMatchObject({ items: [{ slug: `c-${mark}` }], nextSlug: null });
  expect((await list(9, undefined, 'published')).items).toHaveLength(1);
});
