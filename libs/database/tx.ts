import { Injectable } from '@nestjs/common';
import {
  DataSource,
  QueryRunnerAlreadyReleasedError,
  QueryRunnerProviderAlreadyReleasedError,
  type EntityManager,
} from 'typeorm';
import { Notifications, type Notification } from './notifications.js';

declare const txBrand: unique symbol;

/** An open transaction. A store function's first argument, so that no query can escape one by being forgotten. */
export type Tx = EntityManager & { readonly [txBrand]: true };

const retryable = new Set(['40001', '40P01']);
const attempts = 3;

/** The connection was lost in the middle of a transaction: TypeORM then says no more than that its runner is released. */
class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost';
  /** SQLSTATE of connection_failure. */
  readonly code = '08006';
}

const isReleased = (error: unknown): error is Error =>
  error instanceof QueryRunnerAlreadyReleasedError || error instanceof QueryRunnerProviderAlreadyReleasedError;

/** The only opener of transactions. */
@Injectable()
export class Transactions {
  private readonly notifications: Notifications;

  constructor(private readonly dataSource: DataSource) {
    this.notifications = new Notifications(dataSource);
  }

  /** Runs `work` in one READ COMMITTED transaction; a serialization failure or deadlock is tried again, 3 times in all. */
  async run<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.attempt(work);
      } catch (error) {
        if (isReleased(error)) throw new ConnectionLost(error.message, { cause: error });
        if (attempt >= attempts || !retryable.has(sqlState(error) ?? '')) throw error;
      }
    }
  }

  private async attempt<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const gathered: Notification[] = [];
    const result = await this.dataSource.transaction((manager) => {
      notificationsOf.set(manager, gathered);
      return work(manager as Tx);
    });
    this.notifications.send(gathered);
    return result;
  }

  /** One statement, which is a transaction of its own: saves the round trips of begin and commit. Never two. */
  single<T>(statement: (tx: Tx) => Promise<T>): Promise<T> {
    return statement(this.dataSource.manager as Tx);
  }
}

const notificationsOf = new WeakMap<EntityManager, Notification[]>();

/** Tells those who listen, once the transaction has committed; a crash may swallow it. */
export function notifyAfterCommit(tx: Tx, notifications: readonly Notification[]): void {
  const gathered = notificationsOf.get(tx);
  if (!gathered) throw new Error('A notification needs an open transaction');
  gathered.push(...notifications);
}

/** PostgreSQL's SQLSTATE of an error, through TypeORM's wrapper. */
export function sqlState(error: unknown): string | undefined {
  const { code, driverError } = error as { code?: string; driverError?: { code?: string } };
  return driverError?.code ?? code;
}

/** Name of the constraint that an error is about. */
export function violatedConstraint(error: unknown): string | undefined {
  const { driverError } = error as { driverError?: { constraint?: string } };
  return driverError?.constraint;
}
