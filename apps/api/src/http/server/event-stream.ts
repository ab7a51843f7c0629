import { PassThrough, type Readable } from 'node:stream';
import type { AppEvent } from '@app/contracts/events.js';
import type { EventHub } from '../event-hub.js';

const retryMs = 3_000;
const heartbeatMs = 15_000;
/** A stream ends after this long; the browser opens a new one, and the guard looks again. */
const lifeMs = 10 * 60_000;
/** A reader that is this far behind is cut off: it reads the present state when it comes back. */
const maxUnreadBytes = 64 * 1024;

/** The events of one person as `text/event-stream` (HTML §9.2). */
export function eventStream(hub: EventHub, personId: string): Readable {
  const stream = new PassThrough();
  const write = (text: string) => {
    stream.write(text);
    if (stream.readableLength + stream.writableLength > maxUnreadBytes) stream.destroy();
  };
  const unsubscribe = hub.subscribe(personId, (event) => write(frameOf(event)));
  const heartbeat = setInterval(() => write(': still here\n\n'), heartbeatMs);
  const life = setTimeout(() => stream.end(), lifeMs);
  const end = () => stream.end();
  hub.closed.addEventListener('abort', end);
  stream.once('close', () => {
    unsubscribe();
    clearInterval(heartbeat);
    clearTimeout(life);
    hub.closed.removeEventListener('abort', end);
  });
  write(`retry: ${retryMs}\n\n`);
  if (hub.closed.aborted) end();
  return stream;
}

const frameOf = ({ type, id }: AppEvent) => `event: ${type}\ndata: ${JSON.stringify({ type, id })}\n\n`;
