import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

/**
 * At shutdown, cuts connections that carry no request. Browsers open some ahead of need, and Node waits for
 * the first request of each as long as for one that is being answered.
 */
export function cutUnusedAtShutdown(instance: FastifyInstance): void {
  const open = new Set<Socket>();
  const busy = new Set<Socket>();
  let isClosing = false;
  instance.server.on('connection', (socket: Socket) => {
    if (isClosing) socket.destroy();
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  instance.server.on('request', ({ socket }, response) => {
    busy.add(socket);
    response.once('close', () => busy.delete(socket));
  });
  instance.addHook('preClose', (done) => {
    isClosing = true;
    for (const socket of open) if (!busy.has(socket)) socket.destroy();
    done();
  });
}
