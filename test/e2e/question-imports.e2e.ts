import { hasRedis } from '@app/testing/redis-server.js';
import { importReceiptReply } from '../../apps/api/src/messages/anki-import.reply.js';
import { authoredPageReply } from '../../apps/api/src/messages/authored.reply.js';
import {
  questionImportListReply,
  questionImportReply,
  recordPageReply,
} from '../../apps/api/src/messages/question-import.reply.js';
import { admin, Browser, startProduct, type Backend, type Product } from './product.js';

const backends: Backend[] = hasRedis() ? ['postgres', 'redis'] : ['postgres'];

const gift = Array.from(
  { length: 30 },
  (_, index) => `// [id:e2e-${index}] [tag:arrays]\n::E${index}::Is it ${index}? {=yes ~no #### Because ${index}.}\n`,
).join('\n');

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

  const form = (text: string, name = 'quiz.txt') => {
    const body = new FormData();
    body.append('file', new Blob([text]), name);
    return body;
  };

  it('reads a file, tells what is in it, writes drafts, exports them, and takes them back', async () => {
    const sent = await instructor.upload('/admin/imports?format=auto', form(`${gift}\n::Broken::{=a ~b\n`));
    expect(sent.status).toBe(202);
    const { id } = importReceiptReply.parse(sent.body);
    const read = () => instructor.read(questionImportReply, 200, 'GET', `/admin/imports/${id}?waitMs=20000`);
    expect(await read()).toMatchObject({
      state: 'ready',
      figures: { format: 'gift', records: 31, withoutTopic: 0, byVerdict: { new: 1, 'near-duplicate': 29, error: 1 } },
    });
    const faults = await instructor.read(recordPageReply, 200, 'GET', `/admin/imports/${id}/records?verdict=error`);
    expect(faults.items).toEqual([expect.objectContaining({ place: { line: 91 }, reason: expect.any(String) })]);
    const mapping = { categories: {}, tags: { arrays: ['sorting'] }, topics: [], level: 'senior' };
    expect(await instructor.read(questionImportReply, 200, 'PATCH', `/admin/imports/${id}`, mapping)).toMatchObject({
      mapping,
    });
    await instructor.read(importReceiptReply, 202, 'POST', `/admin/imports/${id}/apply`);
    expect(await read()).toMatchObject({ state: 'applied', outcome: { added: 30, updated: 0 } });
    const drafts = '/admin/questions?state=draft&topic=sorting&level=senior&limit=100';
    expect((await instructor.read(authoredPageReply, 200, 'GET', drafts)).items).toHaveLength(30);
    const file = await instructor.call('GET', '/admin/exports?format=gift&state=draft&topic=sorting');
    expect(file.headers.get('content-disposition')).toMatch(/attachment; filename="questions-[\d-]+\.gift\.txt"/);
    await instructor.read(importReceiptReply, 202, 'POST', `/admin/imports/${id}/undo`);
    expect(await read()).toMatchObject({ state: 'undone', outcome: { undone: { removed: 30, restored: 0, kept: 0 } } });
    expect((await instructor.read(authoredPageReply, 200, 'GET', drafts)).items).toEqual([]);
    expect((await instructor.read(questionImportListReply, 200, 'GET', '/admin/imports')).items).toHaveLength(1);
  });

  it('is no road for candidates, and no bad mapping', async () => {
    expect((await candidate.upload('/admin/imports', form(gift))).status).toBe(403);
    expect((await candidate.call('GET', '/admin/exports?format=gift')).status).toBe(403);
    const { body } = await instructor.upload('/admin/imports', form(gift));
    const { id } = importReceiptReply.parse(body);
    const bad = { categories: { a: 'graphs' }, tags: [], topics: ['no topic'], level: 'guru' };
    const refused = await instructor.call('PATCH', `/admin/imports/${id}`, bad);
    expect(refused.status).toBe(422);
    expect(refused.body).toMatchObject({
      errors: expect.arrayContaining(
        ['/categories', '/tags', '/topics', '/level'].map((pointer) => expect.objectContaining({ pointer })),
      ),
    });
    expect((await instructor.upload('/admin/imports?format=word', form(gift))).status).toBe(422);
  });
});
