import { Injectable } from '@nestjs/common';
import { DataSource, QueryRunnerAlreadyReleasedError, type EntityManager } from 'typeorm';

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

/** The only opener of transactions. */
@Injectable()
export class Transactions {
  constructor(private readonly dataSource: DataSource) {}

  /** Runs `work` in one READ COMMITTED transaction; a serialization failure or deadlock is tried again, 3 times in all. */
  async run<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.dataSource.transaction((manager) => work(manager as Tx));
      } catch (error) {
        if (error instanceof QueryRunnerAlreadyReleasedError) throw new ConnectionLost(error.message, { cause: error });
        if (attempt >= attempts || !retryable.has(sqlState(error) ?? '')) throw error;
      }
    }
  }

  /** One statement, which is a transaction of its own: saves the round trips of begin and commit. Never two. */
  single<T>(statement: (tx: Tx) => Promise<T>): Promise<T> {
    return statement(this.dataSource.manager as Tx);
  }
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
