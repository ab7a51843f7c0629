import { hasRedis } from '@app/testing/redis-server.js';
import { sampleImage } from '@app/testing/images.js';
import { imageReply } from '../../apps/api/src/controllers/admin-images.controller.js';
import { authoredReply } from '../../apps/api/src/messages/authored.reply.js';
import { admin, Browser, startProduct, type Backend, type Product } from './product.js';

const backends: Backend[] = hasRedis() ? ['postgres', 'redis'] : ['postgres'];

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

  const form = (bytes: Uint8Array<ArrayBuffer>, name = 'tree.png') => {
    const body = new FormData();
    body.append('file', new Blob([bytes]), name);
    return body;
  };

  it('keeps an image and gives it to a browser as nothing but an image', async () => {
    const bytes = sampleImage('png', 7, 5);
    const sent = await instructor.upload('/admin/images', form(Uint8Array.from(bytes), 'tree.exe'));
    expect(sent.status).toBe(201);
    const { hash, ...facts } = imageReply.parse(sent.body);
    expect(facts).toEqual({ type: 'png', width: 7, height: 5 });
    const got = await candidate.call('GET', `/images/${hash}`);
    expect(got.status).toBe(200);
    expect(Object.fromEntries(got.headers)).toMatchObject({
      'content-type': 'image/png',
      'content-length': String(bytes.length),
      'content-disposition': `inline; filename="${hash.slice(0, 12)}.png"`,
      'content-security-policy': `sandbox; default-src 'none'`,
      'cross-origin-resource-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, max-age=31536000, immutable',
    });
  });

  it('keeps it from strangers, and tells nobody what there is', async () => {
    const { hash } = imageReply.parse(
      (await instructor.upload('/admin/images', form(Uint8Array.from(sampleImage('gif'))))).body,
    );
    expect((await new Browser(product.base).call('GET', `/images/${hash}`)).status).toBe(401);
    for (const other of ['0'.repeat(64), 'x', '..%2F..%2Fetc', hash.toUpperCase()])
      expect((await candidate.call('GET', `/images/${other}`)).status).toBe(404);
    expect((await candidate.upload('/admin/images', form(Uint8Array.from(sampleImage('gif'))))).status).toBe(403);
  });

  it('refuses what is none, with the reason', async () => {
    const svg = Uint8Array.from(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'));
    const refused = await instructor.upload('/admin/images', form(svg, 'x.png'));
    expect([refused.status, refused.body]).toMatchObject([
      422,
      { code: 'image.refused', detail: expect.stringContaining('SVG') },
    ]);
    expect((await instructor.upload('/admin/images', form(new Uint8Array(6_000_000)))).status).toBe(413);
  });

  it('saves drafts that still lack an explanation, not what shows an image that is not here', async () => {
    const content = { kind: 'flashcard', front: 'f', back: 'b', explanation: '', estimatedSeconds: 10 };
    const draft = { topics: ['arrays'], level: 'entry', content };
    const created = await instructor.read(authoredReply, 201, 'POST', '/admin/questions', draft);
    expect(created.versions[0]!.content.explanation).toBe('');
    const submit = await instructor.call('POST', `/admin/questions/${created.id}/versions/1/submit`);
    expect([submit.status, submit.body]).toMatchObject([422, { errors: [{ pointer: '/content/explanation' }] }]);
    const missing = await instructor.call('PUT', `/admin/questions/${created.id}/draft`, {
      content: { ...content, back: `![a](image:${'0'.repeat(64)})` },
    });
    expect([missing.status, missing.body]).toMatchObject([422, { errors: [{ pointer: '/content/back' }] }]);
  });
});
