import type { Tx } from '@app/database/tx.js';

/** The 21 weights of FSRS-6 by the fit that found them. They never change once they are found. */
export type WeightsByFit = ReadonlyMap<string, readonly number[]>;

export async function weightsOfFits(tx: Tx, fitIds: readonly (string | null)[]): Promise<WeightsByFit> {
  const wanted = [...new Set(fitIds.filter((id) => id !== null))];
  if (wanted.length === 0) return new Map();
  const rows = await tx.query<{ id: string; weights: number[] }[]>(
    `select id, weights from parameter_fits where id = any($1) and weights is not null`,
    [wanted],
  );
  return new Map(rows.map(({ id, weights }) => [id, weights]));
}
