import type { PoolClient } from 'pg';
import type { Tx } from './tx.js';

/** A statement that is worth planning once a connection: what it costs to plan is a good part of what it costs to run. */
export interface Prepared {
  /** One text, one name. */
  name: string;
  text: string;
}

/**
 * Runs it with the plan that the connection has made of it, whatever the values: its text must leave the planner no
 * better one for some of them. PostgreSQL makes a new plan by itself once tables or their statistics have changed.
 */
export async function queryPrepared<Row extends object>(
  tx: Tx,
  statement: Prepared,
  values: readonly unknown[],
): Promise<Row[]> {
  if (!tx.queryRunner) throw new Error('A prepared statement needs an open transaction');
  const connection = (await tx.queryRunner.connect()) as PoolClient;
  await connection.query('set local plan_cache_mode = force_generic_plan');
  const { rows } = await connection.query<Row>({ ...statement, values: [...values] });
  await connection.query('set local plan_cache_mode = auto');
  return rows;
}
