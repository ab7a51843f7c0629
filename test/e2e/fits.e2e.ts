import {
  fitPageReply,
  fitReply,
  memoryHealthReply,
  parametersInForceReply,
} from '../../apps/api/src/messages/fit.reply.js';
import { quickForgetter, simulateStudy } from '@app/testing/simulated-study.js';
import { insertHistory } from '@app/testing/study-history.js';
import { Browser, startProduct, type Backend, type Product } from './product.js';

jest.setTimeout(120_000);

describe.each<Backend>(['postgres', 'redis'])('parameters of one’s own, over %s', (backend) => {
  let product: Product;
  beforeAll(async () => {
    product = await startProduct(backend);
  });
  afterAll(() => product.stop());

  it('are fitted on request, used where they are better, told, and given back', async () => {
    const robin = await new Browser(product.base).signUp();
    const { id: personId } = (await robin.call('GET', '/me')).body as { id: string };
    const cards = simulateStudy({ seed: 3, usable: 1_500, memory: quickForgetter });
    await insertHistory((sql, parameters) => product.dataSource.query(sql, parameters), personId, cards);
    const events = await robin.events();

    const before = await robin.read(memoryHealthReply, 200, 'GET', '/me/memory-health');
    expect(before).toMatchObject({ parameters: { source: 'published', fitId: null }, needed: 400 });
    const asked = await robin.read(fitReply, 202, 'POST', '/me/fits');
    const done = await robin.read(fitReply, 200, 'GET', `/me/fits/${asked.id}?waitMs=25000`);
    expect(done).toMatchObject({ state: 'better', source: 'own', inForce: true, progress: 1 });
    const after = await robin.read(memoryHealthReply, 200, 'GET', '/me/memory-health');
    expect(after.parameters).toEqual({ source: 'own', fitId: done.id });
    expect(after.evaluation!.logLoss).toBeLessThan(before.evaluation!.logLoss);
    expect(events.seen).toEqual(expect.arrayContaining(['fit.progress', 'fit.finished']));
    events.stop();

    const defaults = await robin.read(parametersInForceReply, 200, 'POST', '/me/fits/defaults/adopt');
    expect(defaults).toEqual({ source: 'published', fitId: null });
    await robin.read(parametersInForceReply, 200, 'POST', `/me/fits/${done.id}/adopt`);
    const page = await robin.read(fitPageReply, 200, 'GET', '/me/fits?limit=1');
    expect(page).toMatchObject({ items: [{ id: done.id, inForce: true }], nextCursor: null, everybody: null });
  });

  it('need 400 reviews; those of others are nobody else’s', async () => {
    const [robin, kim] = [await new Browser(product.base).signUp(), await new Browser(product.base).signUp()];
    const { id } = await robin.read(fitReply, 202, 'POST', '/me/fits');
    const few = await robin.read(fitReply, 200, 'GET', `/me/fits/${id}?waitMs=25000`);
    expect(few).toMatchObject({ state: 'too-few', figures: { usable: 0 } });
    expect(await robin.call('POST', `/me/fits/${id}/adopt`)).toMatchObject({
      status: 409,
      body: { code: 'fit.without-parameters' },
    });
    for (const [method, route] of [
      ['GET', `/me/fits/${id}`],
      ['POST', `/me/fits/${id}/adopt`],
      ['POST', '/me/fits/no-id/adopt'],
    ] as const) {
      expect((await kim.call(method, route)).status).toBe(404);
    }
    await robin.read(fitReply, 202, 'POST', '/me/fits');
    const first = await robin.read(fitPageReply, 200, 'GET', '/me/fits?limit=1');
    const next = await robin.read(fitPageReply, 200, 'GET', `/me/fits?limit=1&cursor=${first.nextCursor}`);
    expect(next.items.map((fit) => fit.id)).toEqual([id]);
  });
});
