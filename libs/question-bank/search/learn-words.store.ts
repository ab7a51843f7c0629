import type { Tx } from '@app/database/tx.js';

/** Learns the words of questions that wait for it; how many questions these were. */
export async function learnWords(tx: Tx, most: number): Promise<number> {
  const [row] = await tx.query<{ learnt: number }[]>(
    `with taken as (
       delete from question_search_waits
        where question_id in (select question_id from question_search_waits limit $1 for update skip locked)
       returning question_id
     ), learnt as (
       insert into question_words (word)
       select distinct word
         from taken
         join question_search s using (question_id)
         join question_versions v on v.question_id = s.question_id and v.number = s.number
        cross join lateral string_to_table(question_asked(v.content), ' ') as word
        where word ~ '^[a-z]{4,30}$' order by word
       on conflict do nothing
     )
     select count(*)::int as learnt from taken`,
    [most],
  );
  return row!.learnt;
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
