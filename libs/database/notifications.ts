import type { DataSource } from 'typeorm';

export interface Notification {
  channel: string;
  payload: string;
}

/**
 * Sends notifications of what has committed: soon, in order, and at most once, so they are hints. Outside of the
 * transactions that they tell of, because PostgreSQL lets those that notify commit one by one, each waiting for the
 * disk in turn. What gathers while a statement is under way goes with the next.
 */
export class Notifications {
  private waiting: Notification[] = [];
  private isSending = false;

  constructor(private readonly dataSource: DataSource) {}

  /** Does not wait for them to be sent. */
  send(notifications: readonly Notification[]): void {
    this.waiting.push(...notifications);
    if (!this.isSending && this.waiting.length) void this.drain();
  }

  private async drain(): Promise<void> {
    this.isSending = true;
    while (this.waiting.length) {
      const batch = this.waiting.splice(0);
      await this.dataSource
        .query('select pg_notify(channel, payload) from unnest($1::text[], $2::text[]) as n (channel, payload)', [
          batch.map(({ channel }) => channel),
          batch.map(({ payload }) => payload),
        ])
        // Whoever waits for one also looks at the tables.
        .catch(() => undefined);
    }
    this.isSending = false;
  }
}
