import { setTimeout as sleep } from 'node:timers/promises';
import { hasRedis } from '@app/testing/redis-server.js';
import { deletionReceiptReply, deletionReply } from '../../apps/api/src/messages/account.reply.js';
import { taxonomyReply } from '../../apps/api/src/messages/question.reply.js';
import { Browser, startProduct, type Backend, type Product } from './product.js';

const password = 'a long phrase, well remembered';
const backends: Backend[] = hasRedis() ? ['postgres', 'redis'] : ['postgres'];

describe.each(backends)('over %s', (backend) => {
  let product: Product;
  beforeAll(async () => {
    product = await startProduct(backend);
  });
  afterAll(async () => product.stop());

  it('lets one take everything along, then leaves nothing behind but a receipt', async () => {
    const candidate = new Browser(product.base);
    const account = { email: `${crypto.randomUUID()}@example.org`, password, displayName: 'Candidate' };
    expect((await candidate.call('POST', '/auth/sign-up', account)).status).toBe(201);
    await candidate.read(taxonomyReply, 200, 'GET', '/topics');
    for (const [format, type] of [
      ['json', 'application/json'],
      ['csv', 'application/zip'],
      ['apkg', 'application/octet-stream'],
    ]) {
      const reply = await candidate.call('GET', `/me/export?format=${format}`);
      expect(reply.status).toBe(200);
      expect(reply.headers.get('content-type')).toMatch(type!);
      expect(reply.headers.get('content-disposition')).toMatch(/^attachment; filename="rehearse-/);
    }
    expect((await candidate.call('GET', '/me/export?format=xml')).status).toBe(422);
    const given = (await candidate.call('GET', '/me/export?format=json')).body;
    expect(given).toMatchObject({ format: 'rehearse-export', version: 1, account: [{ role: 'candidate' }] });

    expect((await candidate.call('DELETE', '/me', { password: 'not it' })).body).toMatchObject({
      status: 403,
      code: 'account.wrong-password',
    });
    const { receipt } = await candidate.read(deletionReceiptReply, 202, 'DELETE', '/me', {
      password: password,
    });
    expect((await candidate.call('GET', '/me')).status).toBe(401);
    const stranger = new Browser(product.base);
    const look = () => stranger.read(deletionReply, 200, 'GET', `/account-deletions/${receipt}`);
    let deletion = await look();
    for (let waited = 0; deletion.state !== 'done' && waited < 20_000; waited += 100) {
      await sleep(100);
      deletion = await look();
    }
    expect(deletion).toMatchObject({ receipt, state: 'done' });
  });
});
