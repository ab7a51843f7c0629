import type { Transactions } from '@app/database/tx.js';

const keepDays = 7;
const pageSize = 1_000;

interface Page {
  last: string | null;
  removed: number;
  /** The page reaches into the days that are kept. */
  young: boolean;
}

/** Deletes rows that were done more than 7 days ago, a page in each transaction. Returns how many. */
export async function trimOutbox(transactions: Transactions, signal?: AbortSignal): Promise<number> {
  let removed = 0;
  let after = '0';
  while (!signal?.aborted) {
    const page = await trimPage(transactions, after);
    removed += page.removed;
    if (page.last === null || page.young) break;
    after = page.last;
  }
  return removed;
}

/** By id, the rough order of time, so that it ends at the first page of young rows and needs no index of its own. */
async function trimPage(transactions: Transactions, after: string): Promise<Page> {
  const [page] = await transactions.run<Page[]>((tx) =>
    tx.query(
      `with page as (
         select id, created_at, done_at from outbox where id > $1 order by id limit ${pageSize}
       ), removed as (
         delete from outbox using page
          where outbox.id = page.id and page.done_at < clock_timestamp() - interval '${keepDays} days'
         returning 1
       )
       select max(id) as last, (select count(*)::int from removed) as removed,
              coalesce(max(created_at) > clock_timestamp() - interval '${keepDays} days', true) as young
         from page`,
      [after],
    ),
  );
  return page as Page;
}
