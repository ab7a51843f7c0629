import type { Tx } from './tx.js';

/** One reading of the database's clock, the only clock that decides. */
export async function databaseNow(tx: Tx): Promise<Date> {
  const [row] = await tx.query<{ now: Date }[]>(`select clock_timestamp() as now`);
  return row!.now;
}
