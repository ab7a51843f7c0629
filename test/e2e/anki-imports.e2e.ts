import { ankiPackage, type MadeCollection } from '@app/testing/anki-package.js';
import { hasRedis } from '@app/testing/redis-server.js';
import {
  importItemsReply,
  importListReply,
  importReceiptReply,
  importReply,
} from '../../apps/api/src/messages/anki-import.reply.js';
import { reviewReply, reviewReceiptReply } from '../../apps/api/src/messages/review.reply.js';
import { Browser, startProduct, type Backend, type Product } from './product.js';

const backends: Backend[] = hasRedis() ? ['postgres', 'redis'] : ['postgres'];

const collection: MadeCollection = {
  notes: Array.from({ length: 30 }, (_, index) => ({
    id: index + 1,
    fields: [`Question ${index}`, `Answer ${index}`],
    cards: [{ id: index + 1, type: 2, due: 1_200, reviews: [{ at: 1_760_000_000_000 + index, ease: 3 }] }],
  })),
};

describe.each(backends)('over %s', (backend) => {
  let product: Product;
  let candidate: Browser;
  beforeAll(async () => {
    product = await startProduct(backend);
    candidate = await new Browser(product.base).signUp();
  });
  afterAll(() => product.stop());

  const form = (bytes: Uint8Array, name = 'deck.apkg') => {
    const body = new FormData();
    body.append('file', new Blob([new Uint8Array(bytes)]), name);
    return body;
  };
  const send = (browser: Browser, body: FormData, headers?: Record<string, string>) =>
    browser.upload('/reviews/import', body, headers);

  it('reads a package, tells what is in it, imports it, and undoes that', async () => {
    const events = await candidate.events();
    const sent = await send(candidate, form(await ankiPackage('latest', collection)));
    expect(sent.status).toBe(202);
    const { id } = importReceiptReply.parse(sent.body);
    const read = () => candidate.read(importReply, 200, 'GET', `/reviews/imports/${id}?waitMs=20000`);
    expect(await read()).toMatchObject({ state: 'ready', figures: { cards: 30, reviews: 30 } });
    const first = await candidate.read(importItemsReply, 200, 'GET', `/reviews/imports/${id}/items?verdict=new`);
    expect(first.items).toHaveLength(25);
    const rest = `/reviews/imports/${id}/items?verdict=new&cursor=${first.nextCursor}`;
    expect((await candidate.read(importItemsReply, 200, 'GET', rest)).items).toHaveLength(5);

    await candidate.read(importReceiptReply, 202, 'POST', `/reviews/imports/${id}/apply`);
    expect(await read()).toMatchObject({ state: 'applied', outcome: { cardsAdded: 30, reviewsAdded: 30 } });
    const [{ questionId }] = await product.dataSource.query<[{ questionId: string }]>(
      `select q.id as "questionId" from questions q join question_versions v on v.question_id = q.id
        where v.content ->> 'front' = 'Question 7'`,
    );
    const answer = { questionId, submissionId: crypto.randomUUID(), response: { rating: 'good' }, elapsedMs: 900 };
    const receipt = await candidate.read(reviewReceiptReply, 202, 'POST', '/reviews', answer);
    const review = await candidate.read(reviewReply, 200, 'GET', `/reviews/${receipt.id}?waitMs=20000`);
    expect(review).toMatchObject({ verdict: 'correct', card: { reps: 2 } });

    await candidate.read(importReceiptReply, 202, 'POST', `/reviews/imports/${id}/undo`);
    expect(await read()).toMatchObject({ state: 'undone', outcome: { undone: { removed: 29, kept: 1 } } });
    expect((await candidate.read(importListReply, 200, 'GET', '/reviews/imports')).items).toHaveLength(1);
    expect(events.seen).toContain('import.changed');
    events.stop();
  });

  it('refuses what is no file, what comes from elsewhere, and forms anywhere else', async () => {
    const person = await new Browser(product.base).signUp();
    const code = ({ status, body }: { status: number; body: unknown }) => [status, (body as { code?: string }).code];
    const bytes = new TextEncoder().encode('no package');
    expect(code(await send(new Browser(product.base), form(bytes)))).toEqual([401, 'actor.unauthenticated']);
    expect(code(await send(person, form(bytes), { origin: 'https://example.org' }))).toEqual([
      403,
      'request.cross-origin',
    ]);
    expect(code(await send(person, new FormData()))).toEqual([422, 'import.no-file']);
    expect(code(await person.call('POST', '/reviews/import', { file: 'x' }))).toEqual([
      415,
      'request.unsupported-media-type',
    ]);
    expect(code(await person.upload('/reviews', form(bytes)))).toEqual([415, 'request.unsupported-media-type']);
    const texts = new FormData();
    texts.append('file', 'a text, no file');
    expect(code(await send(person, texts))[0]).toBeLessThan(500);
    const broken = { 'content-type': 'multipart/form-data; boundary=x' };
    expect(
      (
        await person.raw(
          '/reviews/import',
          '--x\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\nabc',
          broken,
        )
      ).status,
    ).toBeLessThan(500);
    expect((await person.raw('/reviews/import', 'abc', { 'content-type': 'multipart/form-data' })).status).toBeLessThan(
      500,
    );

    const sent = await send(person, form(bytes));
    expect(sent.status).toBe(202);
    const { id } = importReceiptReply.parse(sent.body);
    const refused = await person.read(importReply, 200, 'GET', `/reviews/imports/${id}?waitMs=20000`);
    expect(refused).toMatchObject({ state: 'refused', problem: 'not-a-package' });
    expect(code(await person.call('POST', `/reviews/imports/${id}/apply`))).toEqual([409, 'import.wrong-state']);
    expect(code(await candidate.call('GET', `/reviews/imports/${id}`))).toEqual([404, 'resource.not-found']);
    expect(code(await candidate.call('GET', `/reviews/imports/${id}/items`))).toEqual([404, 'resource.not-found']);
  });
});
