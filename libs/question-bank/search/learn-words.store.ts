import type { Tx } from '@app/database/tx.js';

/** Held by the one worker that learns: two would not see what the other has. Spells `LRNS`. */
const learnLock = 0x4c524e53;

/**
 * Questions that wait to be learnt, none of which waits any more; none where another worker is at it. Those that somebody
 * works on are left for later: whoever has locked a question and then has it wait would wait for us, and we for them.
 */
export async function takeWaiting(tx: Tx, most: number): Promise<string[]> {
  const [row] = await tx.query<{ ours: boolean }[]>(`select pg_try_advisory_xact_lock($1) as ours`, [learnLock]);
  if (!row!.ours) return [];
  const taken = await tx.query<[{ id: string }[], number]>(
    `delete from question_search_waits
      where question_id in (
        select w.question_id from question_search_waits w join questions q on q.id = w.question_id
         limit $1 for key share of q skip locked)
     returning question_id as id`,
    [most],
  );
  return taken[0].map(({ id }) => id);
}

/** Keeps words that are not known yet. */
export async function learnWords(tx: Tx, texts: readonly string[]): Promise<void> {
  await tx.query(
    `insert into question_words (word)
     select distinct word from unnest($1::text[]) as asked cross join lateral string_to_table(asked, ' ') as word
      where word ~ '^[a-z]{4,30}$' order by word
     on conflict do nothing`,
    [texts],
  );
}

/** Held by the one worker that sums up. Spells `SUMS`. */
const sumLock = 0x53554d53;
/** So few rows are summed up while they are read. */
const fewFresh = 500;

/** Brings changes of counts together with the sums that they change. */
export async function sumCounts(tx: Tx): Promise<void> {
  const [row] = await tx.query<{ due: boolean }[]>(
    `select pg_try_advisory_xact_lock($1)
        and (select count(*) from (select from question_counts where not is_sum limit $2) as fresh) = $2 as due`,
    [sumLock, fewFresh],
  );
  if (!row!.due) return;
  await tx.query(
    `with fresh as (
       delete from question_counts where not is_sum returning given, label, questions
     ), old as (
       delete from question_counts c using (select distinct given, label from fresh) as f
        where c.is_sum and c.given = f.given and c.label = f.label
       returning c.given, c.label, c.questions
     )
     insert into question_counts (given, label, questions, is_sum)
     select given, label, sum(questions), true
       from (select * from fresh union all select * from old) as one
      group by given, label having sum(questions) <> 0`,
  );
}
