import type { Tx } from '@app/database/tx.js';
import type { ExportSection } from './export-section.js';

export type ExportRow = Record<string, unknown>;

interface Batch {
  rows: ExportRow[];
  /** Where the next one begins; undefined: there is none. */
  next: string[] | undefined;
}

const batchSize = 500;

/** The next rows of a section, after `after`. */
export async function readBatch(
  tx: Tx,
  { columns, from, by }: ExportSection,
  { personId, now, after }: { personId: string; now: Date; after: string[] | undefined },
): Promise<Batch> {
  const selected = Object.entries(columns).map(([name, sql]) => `${sql} as "${name}"`);
  if (!by) {
    return {
      rows: await tx.query<ExportRow[]>(`select ${selected.join(', ')} from ${from}`, [personId, now]),
      next: undefined,
    };
  }
  const places = by.types.map((type, index) => `$${index + 3}::${type}`);
  const key = by.columns.map((column) => `${column}::text`).join(', ');
  const rows = await tx.query<(ExportRow & { rowKey: string[] })[]>(
    `select ${selected.join(', ')}, array[${key}] as "rowKey" from ${from}
        and (${by.columns.join(', ')}) > (${places.join(', ')})
      order by ${by.columns.join(', ')} limit ${batchSize}`,
    [personId, now, ...(after ?? by.first)],
  );
  return {
    rows: rows.map((row) => Object.fromEntries(Object.keys(columns).map((name) => [name, row[name]]))),
    next: rows.length === batchSize ? rows.at(-1)!.rowKey : undefined,
  };
}

export async function countCards(tx: Tx, personId: string): Promise<number> {
  const [row] = await tx.query<[{ count: number }]>(`select count(*)::int as count from cards where person_id = $1`, [
    personId,
  ]);
  return row.count;
}

/** When a person's first card or review was made. */
export async function firstActAt(tx: Tx, personId: string): Promise<Date | null> {
  const [row] = await tx.query<[{ at: Date | null }]>(
    `select least((select min(reviewed_at) from reviews where person_id = $1),
                  (select min(created_at) from cards where person_id = $1)) as at`,
    [personId],
  );
  return row.at;
}
