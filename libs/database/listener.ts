import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

interface ListenerOptions {
  url: string;
  channel: string;
  onMessage: (payload: string) => void;
  /** After each (re)connection: what was sent in between is lost, so look at the tables now. */
  onListening?: () => void;
  onError?: (error: unknown) => void;
}

const heartbeatMs = 10_000;
const statementLimitMs = 5_000;
const firstRetryMs = 100;
const lastRetryMs = 2_000;

/**
 * LISTEN on a connection of its own, which is made anew for as long as it takes. A notification is a hint:
 * whoever uses one also looks at the tables now and then.
 */
export class Listener {
  private closing = false;
  /** Aborted when the present connection is lost, or to end a pause. */
  private interrupt = new AbortController();
  private markListening: () => void;
  private readonly firstListening = new Promise<void>((resolve) => (this.markListening = resolve));
  private readonly loop: Promise<void>;

  constructor(private readonly options: ListenerOptions) {
    this.loop = this.run();
  }

  /** Resolves once the first LISTEN is in force, or the listener has been closed. */
  listening(): Promise<void> {
    return this.firstListening;
  }

  async close(): Promise<void> {
    this.closing = true;
    this.interrupt.abort();
    await this.loop;
  }

  private async run(): Promise<void> {
    let retryMs = firstRetryMs;
    while (!this.closing) {
      this.interrupt = new AbortController();
      try {
        await this.listen(() => (retryMs = firstRetryMs));
      } catch (error) {
        if (!this.closing) this.options.onError?.(error);
      }
      if (this.closing) break;
      this.interrupt = new AbortController();
      await this.pause(retryMs);
      retryMs = Math.min(retryMs * 2, lastRetryMs);
    }
    this.markListening();
  }

  /** Returns or throws when the connection is gone or the listener closes. */
  private async listen(onSuccess: () => void): Promise<void> {
    const interrupt = this.interrupt;
    const client = new pg.Client({
      connectionString: this.options.url,
      application_name: 'rehearse-listen',
      keepAlive: true,
      connectionTimeoutMillis: statementLimitMs,
      query_timeout: statementLimitMs,
    });
    client.on('error', (error) => interrupt.abort(error));
    client.on('end', () => interrupt.abort());
    client.on('notification', ({ payload }) => this.tell(payload ?? ''));
    try {
      await client.connect();
      await client.query(`listen ${pg.escapeIdentifier(this.options.channel)}`);
      onSuccess();
      this.markListening();
      this.options.onListening?.();
      await this.beat(client, interrupt.signal);
    } finally {
      await Promise.race([client.end().catch(() => undefined), sleep(1_000, undefined, { ref: false })]);
    }
  }

  /** A connection that died silently is found out by a statement that gets no answer. */
  private async beat(client: pg.Client, lost: AbortSignal): Promise<void> {
    while (!lost.aborted) {
      await this.pause(heartbeatMs);
      if (!lost.aborted) await client.query('select 1');
    }
    if (!this.closing) throw lost.reason;
  }

  private tell(payload: string): void {
    try {
      this.options.onMessage(payload);
    } catch (error) {
      this.options.onError?.(error);
    }
  }

  private async pause(ms: number): Promise<void> {
    await sleep(ms, undefined, { signal: this.interrupt.signal }).catch(() => undefined);
  }
}
