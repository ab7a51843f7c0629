import type { Actor } from '@app/kernel/actor.js';
import { House, sampleContent } from '@app/testing/house.js';
import type { AuthoringFilter, BankSort } from '../domain/bank-filter.js';
import { ListAuthored } from '../list-authored.js';
import { CheckSearch } from './check-search.js';
import { CountFacets } from './count-facets.js';
import { LearnQuestions } from '../near-duplicates/learn-questions.js';

let house: House;
let ada: Actor;
let ben: Actor;
const ids = new Map<string, string>();

const write = async (actor: Actor, slug: string, prompt: string, more: Partial<Writing> = {}) => {
  const { topics = ['hash-tables'], level = 'mid', content = {}, source = '', licence } = more;
  const question = { slug, topics, level, source, licence, content: { ...sampleContent, prompt, ...content } };
  ids.set(slug, (await house.createQuestion.run(actor, question)).id);
};
interface Writing {
  topics: string[];
  level: 'entry' | 'mid' | 'senior';
  content: object;
  source: string;
  licence: string;
}

beforeAll(async () => {
  house = await House.open();
  ada = await house.person('instructor');
  // Mends the questions of others, too.
  ben = await house.person('admin');
  await write(ada, 'open-addressing', 'How does open addressing resolve a collision?', { source: 'a.xml' });
  await write(ada, 'chaining', 'Where does chaining put colliding entries of a hash table?', { level: 'entry' });
  await write(ben, 'café-free', 'Is «naïve» text like C++ or Node.js found?', { topics: ['strings', 'searching'] });
  await write(ben, 'heap-order', 'What is the order of a heap?', {
    topics: ['trees'],
    licence: 'CC0',
    content: { explanation: 'Unlike a hash table, it is a tree.' },
  });
  await new LearnQuestions(house.transactions).run();
});
afterAll(() => house.close());

const list = (filter: AuthoringFilter, sort: BankSort = 'relevance', limit = 25) =>
  new ListAuthored(house.transactions).run(filter, { sort, limit, after: undefined });
const slugs = async (q: string) => (await list({ q })).items.map(({ slug }) => slug);
const facets = (filter: AuthoringFilter = {}) => new CountFacets(house.transactions).run(filter);
const check = () => new CheckSearch(house.transactions);
const sound = { questions: [], counts: [] };

describe('a text', () => {
  it.each([
    ['collisions', ['open-addressing']],
    ['hash table', ['chaining', 'heap-order', 'open-addressing']],
    ['"hash table"', ['chaining', 'heap-order', 'open-addressing']],
    ['"collision open"', []],
    ['hash -heap', ['chaining', 'open-addressing']],
    ['addr', ['open-addressing']],
    ['naive', ['café-free']],
    ['NAÏVE', ['café-free']],
    ['c++', ['café-free']],
    ['node', ['café-free']],
    ['node.js', ['café-free']],
    ['cafe', ['café-free']],
    ['"Option a"', ['café-free', 'chaining', 'heap-order', 'open-addressing']],
  ])('%s', async (q, expected) => expect((await slugs(q)).toSorted()).toEqual(expected));

  it('finds what says it in the prompt before what says it in passing', async () => {
    expect((await slugs('hash table'))[0]).toBe('chaining');
    expect((await slugs('tree heap'))[0]).toBe('heap-order');
  });

  it('that says nothing leaves nobody out', async () => {
    for (const q of ['the', '???', ' ', '"']) expect(await slugs(q)).toHaveLength(4);
  });

  it('with mistyped words finds what was meant, and says so', async () => {
    expect(await list({ q: 'colision adressing' })).toMatchObject({
      items: [{ slug: 'open-addressing' }],
      corrections: [
        { word: 'colision', meant: ['collision'] },
        { word: 'adressing', meant: ['addressing'] },
      ],
    });
    expect(await list({ q: 'haep' })).toMatchObject({ items: [{ slug: 'heap-order' }] });
    expect(await list({ q: 'zzyzx' })).toMatchObject({ items: [], corrections: [] });
  });

  it.each([`'`, `' & !(`, `a:*B`, `\\`, `<->`, `ŉ`, `﷽ﷺﷺ`.repeat(60), `"'" | '`, '%_', '👩‍🚀 🚀'])(
    'may be %j',
    async (q) => {
      await expect(list({ q })).resolves.toMatchObject({ items: expect.any(Array) });
      await expect(facets({ q })).resolves.toMatchObject({ total: expect.any(Number) });
    },
  );
});

describe('filters', () => {
  it('take any value of one facet, and every facet', async () => {
    const found = async (filter: AuthoringFilter) => (await list(filter, 'slug')).items.map(({ slug }) => slug);
    expect(await found({ topic: ['searching', 'trees'] })).toEqual(['café-free', 'heap-order']);
    expect(await found({ owner: ben.personId, topic: 'trees' })).toEqual(['heap-order']);
    expect(await found({ source: 'a.xml' })).toEqual(['open-addressing']);
    expect(await found({ source: '', licence: 'CC0' })).toEqual(['heap-order']);
    expect(await found({ state: 'published' })).toEqual([]);
    expect(await found({ topic: 'trees', q: 'colision' })).toEqual([]);
  });

  it('tell how many there are of each value, however they are counted', async () => {
    const filters: AuthoringFilter[] = [
      {},
      { level: 'mid' },
      { level: ['mid', 'entry'] },
      { topic: 'hash-tables' },
      { topic: ['strings', 'searching'] },
      { level: 'mid', author: ben.personId },
      { q: 'hash' },
      { q: 'hash', level: 'mid' },
    ];
    for (const filter of filters) {
      const { total, facets: counts } = await facets(filter);
      expect([filter, total]).toEqual([filter, (await list(filter)).items.length]);
      for (const [facet, values] of Object.entries(counts)) {
        for (const { value, count } of values) {
          const { items } = await list({ ...filter, [facet]: value });
          expect([filter, facet, value, count]).toEqual([filter, facet, value, items.length]);
        }
      }
    }
    const { author } = (await facets({})).facets;
    expect(author).toEqual([
      { value: expect.any(String), count: 2, name: 'Somebody' },
      { value: expect.any(String), count: 2, name: 'Somebody' },
    ]);
  });
});

it.each(['slug', 'newest', 'relevance'] as const)('goes on where a page by %s ended', async (sort) => {
  const filter = { q: 'option' };
  const whole = (await list(filter, sort)).items.map(({ slug }) => slug);
  expect(whole).toHaveLength(4);
  const paged: string[] = [];
  const use = new ListAuthored(house.transactions);
  for (let page = await use.run(filter, { sort, limit: 1, after: undefined }); ;) {
    paged.push(...page.items.map(({ slug }) => slug));
    if (!page.next) break;
    page = await use.run(filter, { sort, limit: 1, after: page.next });
  }
  expect(paged).toEqual(whole);
});

describe('what it is searched by', () => {
  it('follows every act on a question, and counts what it must', async () => {
    expect(await check().run()).toEqual(sound);
    const questionId = ids.get('chaining')!;
    await house.saveDraft.run(ben, {
      questionId,
      topics: ['strings'],
      level: 'senior',
      content: { ...sampleContent, prompt: 'What is a rope?' },
    });
    expect((await list({ q: 'rope', author: ben.personId, level: 'senior' })).items).toMatchObject([
      { slug: 'chaining', topics: ['strings'] },
    ]);
    for (const act of ['submit', 'approve', 'publish', 'retire'] as const) {
      await house.moveVersion.run(ada, { questionId, number: 1, act });
      expect(await check().run()).toEqual(sound);
    }
    expect((await facets({ state: 'retired' })).total).toBe(1);
    await house.query(`update topics set title = 'Ropes of letters' where slug = 'strings'`);
    expect(await slugs('letters')).toEqual(expect.arrayContaining(['chaining', 'café-free']));
    expect(await check().run()).toEqual(sound);
  });

  it('is the same after many acts at once', async () => {
    const questions = await Promise.all(
      Array.from({ length: 8 }, (_, index) => house.question(ada, { slug: `at-once-${index}` })),
    );
    await Promise.all([
      ...questions.map(({ id }) =>
        house.saveDraft.run(ben, { questionId: id, content: sampleContent, level: 'senior' }),
      ),
      ...questions.map(({ id }) =>
        house.saveDraft.run(ada, { questionId: id, content: sampleContent, topics: ['graphs'] }),
      ),
      ...Array.from({ length: 3 }, () => new LearnQuestions(house.transactions).run()),
    ]);
    expect(await check().run()).toEqual(sound);
    await house.query(`delete from questions where slug = 'open-addressing'`);
    expect(await check().run()).toEqual(sound);
  });

  it('sums its counts up, and nothing changes by that', async () => {
    const before = await facets();
    for (let batch = 0; batch < 6; batch += 1) await house.question(ada, { slug: `sum-${batch}` });
    const with6 = await facets();
    expect(with6.total).toBe(before.total + 6);
    const rows = () => house.count('select count(*) from question_counts');
    const many = await rows();
    await Promise.all(Array.from({ length: 3 }, () => new LearnQuestions(house.transactions).run()));
    expect(await rows()).toBeLessThan(many);
    expect(await facets()).toEqual(with6);
    expect(await check().run()).toEqual(sound);
  });

  it('is checked, told where it is wrong, and made anew', async () => {
    await house.query(`update question_search set labels = '{level:entry}' where slug = 'heap-order'`);
    await house.query(
      `update question_counts set questions = questions + 1 where id = (select min(id) from question_counts)`,
    );
    const faults = await check().run();
    expect(faults.questions).toEqual(['heap-order']);
    expect(faults.counts).toHaveLength(1);
    await check().rebuild();
    expect(await check().run()).toEqual(sound);
  });
});
