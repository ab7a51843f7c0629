import net from 'node:net';
import type { AddressInfo } from 'node:net';
import Fastify, { type FastifyInstance } from 'fastify';
import { limitArrival } from './arrival.js';

let server: FastifyInstance;
beforeAll(async () => {
  server = Fastify();
  limitArrival(server, { most: 150, mostWithFile: 2_000 });
  server.addContentTypeParser('*', { parseAs: 'buffer' }, (_, body, done) => done(null, body));
  server.post('/any', async () => 'taken');
  server.post('/api/v1/reviews/import', async () => 'taken');
  await server.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(() => server.close());

/** Sends a request whose body comes in two parts, and says what comes back until the connection ends. */
async function sendSlowly(path: string, pauseMs: number): Promise<string> {
  const { port } = server.server.address() as AddressInfo;
  const socket = net.connect(port, '127.0.0.1');
  const head = `POST ${path} HTTP/1.1\r\nhost: here\r\ncontent-type: text/plain\r\ncontent-length: 4\r\nconnection: close`;
  socket.write(`${head}\r\n\r\nab`);
  setTimeout(() => socket.write('cd'), pauseMs);
  let reply = '';
  for await (const chunk of socket.setEncoding('utf8')) reply += chunk;
  return reply;
}

it('takes what comes in time', async () => {
  expect(await sendSlowly('/any', 10)).toMatch(/^HTTP\/1\.1 200 .*taken$/s);
});

it('ends what does not, and says so', async () => {
  const reply = await sendSlowly('/any', 1_000);
  expect(reply).toMatch(/^HTTP\/1\.1 408 /);
  expect(reply).toMatch(/content-type: application\/problem\+json/i);
  expect(reply).toContain('"request.too-slow"');
});

it('gives a file more time', async () => {
  expect(await sendSlowly('/api/v1/reviews/import', 400)).toMatch(/^HTTP\/1\.1 200 .*taken$/s);
});
