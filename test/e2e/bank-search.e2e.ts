import { hasRedis } from '@app/testing/redis-server.js';
import { authoredPageReply, authoredReply, facetsReply } from '../../apps/api/src/messages/authored.reply.js';
import {
  mergedReply,
  pairPageReply,
  similarReply,
  undoneMergeReply,
} from '../../apps/api/src/messages/near-duplicates.reply.js';
import { admin, Browser, startProduct, type Backend, type Product } from './product.js';

const backends: Backend[] = hasRedis() ? ['postgres', 'redis'] : ['postgres'];
const flashcard = (front: string) => ({
  kind: 'flashcard',
  front,
  back: 'That.',
  explanation: 'So it is.',
  estimatedSeconds: 20,
});
const asked = 'Why does a skip list need a coin toss for every key that is inserted?';

describe.each(backends)('over %s', (backend) => {
  let product: Product;
  let instructor: Browser;
  let candidate: Browser;
  beforeAll(async () => {
    product = await startProduct(backend);
    instructor = new Browser(product.base);
    await instructor.call('POST', '/auth/sign-in', admin);
    candidate = await new Browser(product.base).signUp();
  });
  afterAll(() => product.stop());

  const write = (slug: string, front: string, topics = ['linked-lists']) =>
    instructor.read(authoredReply, 201, 'POST', '/admin/questions', {
      slug,
      topics,
      level: 'senior',
      source: 'e2e',
      content: flashcard(front),
    });
  const list = (query: string) => instructor.read(authoredPageReply, 200, 'GET', `/admin/questions?${query}`);
  const facets = (query: string) => instructor.read(facetsReply, 200, 'GET', `/admin/questions/facets?${query}`);

  it('finds, filters, counts and pages', async () => {
    await write('skip-list', asked);
    await write('skip-list-deletion', 'What happens to the towers of a skip list on deletion?', [
      'linked-lists',
      'trees',
    ]);
    expect((await list('q=skip+lists&source=e2e')).items.map(({ slug }) => slug).toSorted()).toEqual([
      'skip-list',
      'skip-list-deletion',
    ]);
    expect((await list('q=skip&topic=trees&topic=graphs&state=draft')).items.map(({ slug }) => slug)).toEqual([
      'skip-list-deletion',
    ]);
    const { total, facets: counts } = await facets('source=e2e&topic=trees');
    expect(total).toBe(1);
    expect(counts.topic).toEqual([
      { value: 'linked-lists', count: 2 },
      { value: 'trees', count: 1 },
    ]);
    expect(counts.author).toEqual([{ value: expect.any(String), count: 1, name: expect.any(String) }]);
    for (const sort of ['slug', 'newest', 'relevance']) {
      const first = await list(`q=list&sort=${sort}&limit=1`);
      const second = await list(`q=list&sort=${sort}&limit=1&cursor=${first.nextCursor}`);
      expect(second.items[0]!.slug).not.toBe(first.items[0]!.slug);
    }
    const meant = async () => (await list('q=tosss+insertd')).corrections;
    for (let wait = 0; wait < 60 && (await meant()).length === 0; wait += 1)
      await new Promise((done) => setTimeout(done, 500));
    expect(await meant()).toContainEqual({ word: 'insertd', meant: expect.arrayContaining(['inserted']) });
  });

  it('tells of near duplicates, merges them, and takes that back', async () => {
    const { id: near } = await write('skip-list-again', asked.replace('a coin toss', 'one coin toss'));
    const similar = async () => {
      const body = { content: { front: asked }, questionId: near };
      return (await instructor.read(similarReply, 200, 'POST', '/admin/questions/similar', body)).items;
    };
    for (let wait = 0; wait < 60 && (await similar()).length === 0; wait += 1)
      await new Promise((done) => setTimeout(done, 500));
    const items = await similar();
    expect(items[0]).toMatchObject({ slug: 'skip-list', similarity: 1 });
    const pairs = async () => {
      const page = await instructor.read(pairPageReply, 200, 'GET', '/admin/questions/near-duplicates?limit=100');
      return page.items.filter(({ first, second }) => [first.id, second.id].includes(near));
    };
    for (let wait = 0; wait < 60 && (await pairs()).length === 0; wait += 1)
      await new Promise((done) => setTimeout(done, 500));
    expect(await pairs()).toHaveLength(1);
    const into = items[0]!.id;
    const merged = await instructor.read(mergedReply, 200, 'POST', `/admin/questions/${near}/merge`, {
      into,
      as: 'duplicate',
    });
    expect(await pairs()).toEqual([]);
    const again = await instructor.call('POST', `/admin/questions/${near}/merge`, { into, as: 'duplicate' });
    expect(again).toMatchObject({ status: 409, body: { code: 'question.wrong-state' } });
    await instructor.read(undoneMergeReply, 200, 'POST', `/admin/merges/${merged.id}/undo`);
    expect((await instructor.call('POST', `/admin/merges/${merged.id}/undo`)).status).toBe(409);
    for (const dismissed of [true, false]) {
      const body = { questionId: near, otherId: into, dismissed };
      expect((await instructor.call('POST', '/admin/questions/near-duplicates/dismiss', body)).status).toBe(204);
    }
  });

  it('is no road for candidates, and none for what is not well-formed', async () => {
    const calls = [
      ['GET', '/admin/questions/facets'],
      ['GET', '/admin/questions/near-duplicates'],
      ['POST', '/admin/questions/similar'],
      ['POST', '/admin/questions/near-duplicates/dismiss'],
      ['POST', '/admin/questions/00000000-0000-4000-8000-000000000000/merge'],
      ['POST', '/admin/merges/00000000-0000-4000-8000-000000000000/undo'],
    ] as const;
    for (const [method, path] of calls) {
      expect([path, (await candidate.call(method, path, method === 'POST' ? {} : undefined)).status]).toEqual([
        path,
        403,
      ]);
    }
    for (const query of ['state=gone', 'level=entry&level=guru', 'sort=best', `q=${'a'.repeat(201)}`, 'topic[a]=b']) {
      expect([
        query,
        (await instructor.call('GET', `/admin/questions/facets?${query.replace('sort', 'kind')}`)).status,
      ]).toEqual([query, 422]);
    }
    const forged = Buffer.from(JSON.stringify({ key: '2026-02-31T00:00:00Z', slug: 'a' })).toString('base64url');
    expect((await instructor.call('GET', `/admin/questions?sort=newest&cursor=${forged}`)).status).toBe(422);
    for (const text of ["'", '!(', ':*', '\\', '"', '-', '%']) {
      await list(`q=${encodeURIComponent(text)}`);
      await facets(`q=${encodeURIComponent(text)}`);
    }
  });
});
