import { setTimeout as sleep } from 'node:timers/promises';
import type { Tx, Transactions } from '@app/database/tx.js';
import type { Logger } from 'pino';
import type { MessageQueue } from './backend.js';
import { messagesOf, type DueRow } from './messages-of.js';
import { within } from './time-limit.js';

interface RelayOptions {
  transactions: Transactions;
  queue: MessageQueue;
  log: Logger;
  /** Pause before the queue's first retry of a failed attempt. */
  retryDelayMs?: number;
}

const batchSize = 200;
/** The backstop where no wake-up arrives. */
const sweepMs = 750;
/** Row locks are held meanwhile. */
const addLimitMs = 3_000;
const firstBackOffMs = 250;
const lastBackOffMs = 5_000;
const stopLimitMs = 5_000;

/**
 * Moves outbox rows to the queue. A row is sent again and again, ever more rarely, until its effect has
 * committed (`done_at`): that one rule covers a queue that lost everything, a job that failed for good and a
 * worker that vanished. Rows are found by their flags, never by `id > last`: ids become visible out of order.
 */
export class Relay {
  private stopping = false;
  private awake = false;
  private pause = new AbortController();
  private backOffMs = firstBackOffMs;
  private loop: Promise<void> = Promise.resolve();

  constructor(private readonly options: RelayOptions) {}

  start(): void {
    this.loop = this.run();
  }

  /** There is something to send. Any number of calls during a pass make one more pass. */
  wake(): void {
    this.awake = true;
    this.pause.abort();
  }

  /** Lets the batch under way end, for a few seconds at most. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.pause.abort();
    await within(stopLimitMs, 'relay', this.loop).catch((error: unknown) =>
      this.options.log.warn({ err: error }, 'relay: not stopped in time'),
    );
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      this.awake = false;
      try {
        const sent = await this.sendBatch();
        this.backOffMs = firstBackOffMs;
        if (sent === batchSize) continue;
        if (!this.awake) await this.rest(sweepMs);
      } catch (error) {
        this.options.log.warn({ err: error, backOffMs: this.backOffMs }, 'relay: batch not sent');
        await this.backOff();
      }
    }
  }

  /** One batch in one short transaction; killed between adding and noting, it is added twice, which does no harm. */
  private sendBatch(): Promise<number> {
    const { transactions, queue, retryDelayMs } = this.options;
    return transactions.run(async (tx) => {
      const rows = await lockDueRows(tx);
      if (rows.length === 0) return 0;
      await within(addLimitMs, 'adding to the queue', queue.addBulk(messagesOf(rows, retryDelayMs)));
      await noteSent(tx, rows);
      return rows.length;
    });
  }

  /** A commit elsewhere doesn't cut this pause short, else each would bother a store that is away. */
  private async backOff(): Promise<void> {
    const until = Date.now() + this.backOffMs;
    this.backOffMs = Math.min(this.backOffMs * 2, lastBackOffMs);
    while (!this.stopping && Date.now() < until) await this.rest(until - Date.now());
  }

  private async rest(ms: number): Promise<void> {
    this.pause = new AbortController();
    await sleep(ms, undefined, { signal: this.pause.signal }).catch(() => undefined);
  }
}

const lockDueRows = (tx: Tx): Promise<DueRow[]> =>
  tx.query(
    `select id, name, payload, extract(epoch from run_at - clock_timestamp())::float8 * 1000 as "delayMs"
       from outbox
      where done_at is null and dead_at is null and next_send_at <= clock_timestamp()
      order by id limit ${batchSize} for update skip locked`,
  );

/** The next sending is 5, 10, 20, 40, then 60 s after this one, or after the time the work is due. */
const noteSent = (tx: Tx, rows: readonly DueRow[]): Promise<unknown> =>
  tx.query(
    `update outbox
        set sends = sends + 1,
            next_send_at = greatest(run_at, clock_timestamp()) + least(60, 5 * 2 ^ least(sends, 4)) * interval '1 second'
      where id = any($1::bigint[])`,
    [rows.map(({ id }) => id)],
  );
