import { setTimeout as sleep } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import type { AppEvent } from '@app/contracts/events.js';
import { Transactions } from '@app/database/tx.js';
import { announce } from '@app/queue/outbox.js';
import { EventHub } from '../../apps/api/src/http/event-hub.js';
import { signUp, startApi, type RunningApi } from './edge-fixture.js';

let api: RunningApi;
let base: string;
let hub: EventHub;
let one: { cookie: string; id: string };
let other: { cookie: string; id: string };
beforeAll(async () => {
  api = await startApi();
  [one, other] = [await signUp(api.app), await signUp(api.app)];
  await api.app.listen({ host: '127.0.0.1', port: 0 });
  base = await api.app.getUrl();
  hub = api.app.get(EventHub);
});
afterAll(() => api.stop());

const actor = () => ({ personId: one.id, role: 'candidate' as const });
const event = (personId: string, id: string): AppEvent => ({ type: 'review.graded', personId, id });
const announceAll = (...events: AppEvent[]) => api.app.get(Transactions).run(async (tx) => announce(tx, events));

/** A person's stream, read in the background. */
async function openStream(cookie: string) {
  const abort = new AbortController();
  const reply = await fetch(`${base}/api/v1/events`, { headers: { cookie }, signal: abort.signal });
  const stream = { reply, text: '', ended: false, close: () => abort.abort() };
  void (async () => {
    const decoder = new TextDecoder();
    for await (const chunk of reply.body ?? []) stream.text += decoder.decode(chunk as Uint8Array, { stream: true });
  })()
    .catch(() => undefined)
    .finally(() => (stream.ended = true));
  return stream;
}

async function until(isMet: () => boolean, ms = 3_000): Promise<void> {
  for (const start = Date.now(); !isMet(); await sleep(10)) {
    if (Date.now() - start > ms) throw new Error('It never came');
  }
}

describe('the stream of events', () => {
  it("tells the caller's events when they commit, and nobody else's", async () => {
    const [mine, theirs] = [await openStream(one.cookie), await openStream(other.cookie)];
    expect(mine.reply.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(mine.reply.headers.get('cache-control')).toBe('no-store');
    await announceAll(event(one.id, 'first'), event(other.id, 'second'));
    await until(() => mine.text.includes('first') && theirs.text.includes('second'));
    expect(mine.text).toBe('retry: 3000\n\nevent: review.graded\ndata: {"type":"review.graded","id":"first"}\n\n');
    expect(theirs.text).not.toContain('first');
    mine.close();
    theirs.close();
  });

  it('tells nothing of what was rolled back', async () => {
    const mine = await openStream(one.cookie);
    const rolledBack = api.app.get(Transactions).run(async (tx) => {
      announce(tx, [event(one.id, 'never')]);
      throw new Error('rolled back');
    });
    await expect(rolledBack).rejects.toThrow('rolled back');
    await announceAll(event(one.id, 'after'));
    await until(() => mine.text.includes('after'));
    expect(mine.text).not.toContain('never');
    mine.close();
  });

  it('goes on after the connection to the database was cut', async () => {
    const mine = await openStream(one.cookie);
    await api.app
      .get(DataSource)
      .query(
        `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'rehearse-listen' and datname = current_database()`,
      );
    for (let n = 0; !mine.text.includes('again') && n < 50; n += 1) {
      await announceAll(event(one.id, 'again'));
      await sleep(100);
    }
    expect(mine.text).toContain('again');
    mine.close();
  });
});

describe('a waiting read', () => {
  const gate = () => {
    const state = { isOpen: false, reads: 0 };
    const read = async () => {
      state.reads += 1;
      return state.isOpen;
    };
    return { state, read };
  };

  it('answers at once what is done already', async () => {
    const { state, read } = gate();
    state.isOpen = true;
    expect(await hub.waitUntil(actor(), 25_000, read, Boolean)).toBe(true);
    expect(state.reads).toBe(1);
  });

  it('wakes by the event, well before it would look by itself', async () => {
    const { state, read } = gate();
    const start = performance.now();
    const waiting = hub.waitUntil(actor(), 5_000, read, Boolean);
    await sleep(50);
    state.isOpen = true;
    await announceAll(event(one.id, 'done'));
    expect(await waiting).toBe(true);
    expect(performance.now() - start).toBeLessThan(800);
  });

  it('misses nothing that happens while it reads', async () => {
    let isOpen = false;
    let reads = 0;
    const start = performance.now();
    const read = async () => {
      const seen = isOpen;
      reads += 1;
      isOpen = true;
      await announceAll(event(one.id, 'meanwhile'));
      await sleep(100);
      return seen;
    };
    expect(await hub.waitUntil(actor(), 5_000, read, Boolean)).toBe(true);
    expect(reads).toBe(2);
    expect(performance.now() - start).toBeLessThan(900);
  });

  it('looks by itself where the notification is lost, and gives up in time', async () => {
    const { state, read } = gate();
    setTimeout(() => (state.isOpen = true), 50);
    expect(await hub.waitUntil(actor(), 5_000, read, Boolean)).toBe(true);
    expect(state.reads).toBe(2);
    const closed = gate();
    const start = performance.now();
    expect(await hub.waitUntil(actor(), 300, closed.read, Boolean)).toBe(false);
    expect(performance.now() - start).toBeLessThan(1_000);
    expect(await hub.waitFor(one.id, () => true, 20)).toBe(false);
  });

  it('listens to one kind of event where it is asked to', async () => {
    const waiting = hub.waitFor(one.id, ({ id }) => id === 'wanted', 3_000);
    await announceAll(event(one.id, 'unwanted'), event(other.id, 'wanted'));
    await sleep(100);
    await announceAll(event(one.id, 'wanted'));
    expect(await waiting).toBe(true);
  });
});

describe('shutting down', () => {
  it('ends streams and waits and lets requests finish', async () => {
    const going = await startApi();
    const { cookie, id } = await signUp(going.app);
    await going.app.listen({ host: '127.0.0.1', port: 0 });
    const url = await going.app.getUrl();
    const stream = await fetch(`${url}/api/v1/events`, { headers: { cookie } });
    const waiting = going.app.get(EventHub).waitUntil(
      { personId: id, role: 'candidate' },
      20_000,
      async () => 'unfinished',
      () => false,
    );
    await sleep(100);
    const start = performance.now();
    const [text, value] = await Promise.all([stream.text(), waiting, going.app.close()]);
    expect(text).toContain('retry: 3000');
    expect(value).toBe('unfinished');
    expect(performance.now() - start).toBeLessThan(3_000);
    await expect(fetch(`${url}/health/live`)).rejects.toThrow();
    await going.database.drop();
  });
});
