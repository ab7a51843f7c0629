import type { Tx } from '@app/database/tx.js';
import type { EasyDates } from '../domain/settings/easy-dates.js';

const columns = `id, from_on::text as "fromOn", until_on::text as "untilOn", load_percent as "loadPercent", note`;

/** A person's easy dates that are not over on a study day, the next first. */
export async function easyDatesFrom(tx: Tx, personId: string, todayOn: string): Promise<EasyDates[]> {
  return tx.query<EasyDates[]>(
    `select ${columns} from easy_dates where person_id = $1 and until_on >= $2 order by from_on, until_on, id`,
    [personId, todayOn],
  );
}

export async function insertEasyDates(
  tx: Tx,
  personId: string,
  { fromOn, untilOn, loadPercent, note }: Omit<EasyDates, 'id'>,
): Promise<EasyDates> {
  const [inserted] = await tx.query<[EasyDates]>(
    `insert into easy_dates (person_id, from_on, until_on, load_percent, note)
     values ($1, $2, $3, $4, $5) returning ${columns}`,
    [personId, fromOn, untilOn, loadPercent, note],
  );
  return inserted;
}

export async function changeEasyDates(
  tx: Tx,
  id: string,
  { loadPercent, note }: Pick<EasyDates, 'loadPercent' | 'note'>,
): Promise<EasyDates> {
  const [[changed]] = await tx.query<[[EasyDates], number]>(
    `update easy_dates set load_percent = $2, note = $3 where id = $1 returning ${columns}`,
    [id, loadPercent, note],
  );
  return changed;
}

/** Whether there was anything to remove. */
export async function deleteEasyDates(tx: Tx, personId: string, id: string): Promise<boolean> {
  const [removed] = await tx.query<[{ id: string }[], number]>(
    `delete from easy_dates where id = $1 and person_id = $2 returning id`,
    [id, personId],
  );
  return removed.length > 0;
}
