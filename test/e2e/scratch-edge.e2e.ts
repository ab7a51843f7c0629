import { setTimeout as sleep } from 'node:timers/promises';
import { EventHub } from '../../apps/api/src/http/event-hub.js';
import { signUp, startApi } from './edge-fixture.js';
test('x', async () => {
  for (const mode of ['nothing', 'abort']) {
    const api = await startApi();
    const one = await signUp(api.app);
    await api.app.listen({ host: '127.0.0.1', port: 0 });
    const base = await api.app.getUrl();
    if (mode === 'abort') {
      const abort = new AbortController();
      const reply = await fetch(`${base}/api/v1/events`, { headers: { cookie: one.cookie }, signal: abort.signal });
      (async () => { for await (const c of reply.body as any) void c; })().catch((e) => process.stderr.write(String(e) + '\n'));
      await sleep(100);
      abort.abort();
      await sleep(200);
    }
    const hub = api.app.get(EventHub) as any;
    process.stderr.write(`${mode} listeners ${hub.listeners.size}\n`);
    const server = api.app.getHttpServer();
    process.stderr.write(`conns ${await new Promise((r) => server.getConnections((_: any, n: number) => r(n)))}\n`);
    const t = Date.now();
    const timer = setInterval(() => server.getConnections((_: any, n: number) => process.stderr.write(`still ${n}\n`)), 2000);
    await api.stop();
    clearInterval(timer);
    process.stderr.write(`${mode} ${Date.now() - t}\n`);
  }
}, 200000);
