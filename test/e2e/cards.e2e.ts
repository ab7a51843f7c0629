import { hasRedis } from '@app/testing/redis-server.js';
import {
  cardActReply,
  cardHistoryReply,
  cardPageReply,
  cardReply,
  changedCardsReply,
} from '../../apps/api/src/messages/card.reply.js';
import { questionPageReply } from '../../apps/api/src/messages/question.reply.js';
import { dueReply } from '../../apps/api/src/messages/queue.reply.js';
import { redoReply, reviewReply, undoReply } from '../../apps/api/src/messages/review.reply.js';
import { Browser, startProduct, type Backend, type Product } from './product.js';

const backends: Backend[] = hasRedis() ? ['postgres', 'redis'] : ['postgres'];

describe.each(backends)('over %s', (backend) => {
  let product: Product;
  let candidate: Browser;
  let questionIds: string[];
  beforeAll(async () => {
    product = await startProduct(backend);
    candidate = await new Browser(product.base).signUp();
    const page = await candidate.read(questionPageReply, 200, 'GET', '/questions?kind=flashcard&limit=3');
    questionIds = page.items.map(({ id }) => id);
  });
  afterAll(() => product.stop());

  const rate = async (questionId: string, rating: string) => {
    const review = { questionId, submissionId: crypto.randomUUID(), response: { rating }, elapsedMs: 9_000 };
    const { body } = await candidate.call('POST', '/reviews', review);
    const { id } = body as { id: string };
    return candidate.read(reviewReply, 200, 'GET', `/reviews/${id}?waitMs=20000`);
  };
  const act = (cardId: string, name: string, body: object = {}, submissionId = crypto.randomUUID()) =>
    candidate.read(cardActReply, 200, 'POST', `/cards/${cardId}/${name}`, { submissionId, ...body });
  const due = async () => (await candidate.read(dueReply, 200, 'GET', '/reviews/due')).items.map(({ card }) => card.id);

  it('lets a candidate act on a card and take each act back', async () => {
    const ids: string[] = [];
    let cardId = '';
    for (const rating of ['good', 'again', 'good']) {
      const { id, card } = await rate(questionIds[0]!, rating);
      ids.push(id);
      cardId = card.id;
    }
    const before = await candidate.read(cardReply, 200, 'GET', `/cards/${cardId}`);
    expect(before).toMatchObject({ reps: 3, lastAnswerId: ids[2], flag: 0, suspended: null, note: '' });

    const { on } = { on: before.today };
    await act(cardId, 'due', { on });
    expect(await due()).toContain(cardId);
    for (const change of [{ suspended: true }, { buried: true }]) {
      await candidate.read(cardReply, 200, 'PATCH', `/cards/${cardId}`, change);
      expect(await due()).not.toContain(cardId);
      await candidate.read(cardReply, 200, 'PATCH', `/cards/${cardId}`, { suspended: false, buried: false });
      expect(await due()).toContain(cardId);
    }

    const submissionId = crypto.randomUUID();
    const resets = await Promise.all([1, 2, 3, 4, 5].map(() => act(cardId, 'reset', {}, submissionId)));
    expect(new Set(resets.map(({ id }) => id)).size).toBe(1);
    expect(resets[0]).toMatchObject({ state: 'graded', card: { state: 'new', reps: 0 } });
    const undone = await candidate.read(undoReply, 200, 'POST', `/reviews/${resets[0]!.id}/undo`);
    expect(undone.card.reps).toBe(3);
    await candidate.read(undoReply, 200, 'POST', `/reviews/${ids[1]}/undo`);
    const redone = await candidate.read(redoReply, 200, 'POST', `/reviews/${ids[1]}/redo`);
    expect(redone).toMatchObject({ state: 'graded', card: { reps: 3, stability: before.stability } });

    const page = await candidate.read(cardHistoryReply, 200, 'GET', `/cards/${cardId}/history?limit=3`);
    expect(page.items.map(({ act: name, state }) => [name, state])).toEqual([
      ['reset', 'undone'],
      ['set-due', 'graded'],
      ['answer', 'graded'],
    ]);
    const rest = await candidate.read(
      cardHistoryReply,
      200,
      'GET',
      `/cards/${cardId}/history?limit=3&cursor=${page.nextCursor}`,
    );
    expect(rest.items.map(({ id }) => id)).toEqual([ids[1], ids[0]]);
    expect(rest.nextCursor).toBeNull();
  });

  it('lists, filters and changes many cards', async () => {
    for (const id of questionIds) await rate(id, 'again');
    const all = await candidate.read(cardPageReply, 200, 'GET', '/cards?sort=lapses');
    const cardIds = all.items.map(({ id }) => id);
    expect(cardIds).toHaveLength(3);
    for (const sort of ['due', 'added', 'lapses', 'difficulty']) {
      const seen: string[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const route: string = `/cards?sort=${sort}&limit=1${cursor && `&cursor=${cursor}`}`;
        const page = await candidate.read(cardPageReply, 200, 'GET', route);
        seen.push(...page.items.map(({ id }) => id));
        cursor = page.nextCursor;
      }
      expect(seen.toSorted()).toEqual(cardIds.toSorted());
    }
    const bulk = (body: object) => candidate.read(changedCardsReply, 200, 'POST', '/cards/bulk', body);
    expect((await bulk({ cardIds, act: 'flag', flag: 5 })).changed.toSorted()).toEqual(cardIds.toSorted());
    expect(await bulk({ cardIds, act: 'flag', flag: 5 })).toEqual({ changed: [] });
    expect((await candidate.read(cardPageReply, 200, 'GET', '/cards?flag=5')).items).toHaveLength(3);
    expect((await candidate.read(cardPageReply, 200, 'GET', '/cards?flag=0')).items).toEqual([]);
  });

  it('refuses what is not fit, and what is not one’s own', async () => {
    const { card } = await rate(questionIds[0]!, 'good');
    const status = async (method: string, route: string, body?: unknown) =>
      (await candidate.call(method, route, body)).status;
    const id = `/cards/${card.id}`;
    const submissionId = crypto.randomUUID();
    for (const body of [{ flag: 8 }, { flag: '1' }, { note: 'x'.repeat(10_001) }, { suspended: 1 }, { leech: true }]) {
      expect([body, await status('PATCH', id, body)]).toEqual([body, 422]);
    }
    for (const on of ['2026-02-31', 'tomorrow', '2020-01-01', '2400-01-01', 20_261_231]) {
      expect([on, await status('POST', `${id}/due`, { submissionId, on })]).toEqual([on, 422]);
    }
    const query = ['flag=8', 'state=old', 'suspended=maybe', 'sort=name', 'cursor=x', 'sort=added&cursor=W10'];
    for (const part of query) expect([part, await status('GET', `/cards?${part}`)]).toEqual([part, 422]);
    expect(await status('POST', '/cards/bulk', { cardIds: [card.id], act: 'flag' })).toBe(422);
    expect(await status('POST', '/cards/bulk', { cardIds: [], act: 'bury' })).toBe(422);
    const stranger = await new Browser(product.base).signUp();
    for (const [method, route, body] of [
      ['GET', id],
      ['PATCH', id, {}],
      ['GET', `${id}/history`],
      ['POST', `${id}/reset`, { submissionId }],
      ['POST', `${id}/due`, { submissionId, on: '2099-01-01' }],
    ] as const) {
      expect([method, route, (await stranger.call(method, route, body)).status]).toEqual([method, route, 404]);
    }
  });
});
