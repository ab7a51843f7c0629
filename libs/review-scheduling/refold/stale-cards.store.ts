import type { Tx } from '@app/database/tx.js';

/** The person's cards whose fold is not of the parameters that the person has now, in the order of their ids. */
export async function staleCards(tx: Tx, personId: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>(
    `select id from cards
      where person_id = $1 and fit_id is distinct from (select fit_id from study_settings where person_id = $1)
      order by id`,
    [personId],
  );
  return rows.map(({ id }) => id);
}

/** The parameters that the person has now; null: the published defaults. */
export async function fitOfPerson(tx: Tx, personId: string): Promise<string | null> {
  const [row] = await tx.query<{ fitId: string | null }[]>(
    `select fit_id as "fitId" from study_settings where person_id = $1`,
    [personId],
  );
  return row?.fitId ?? null;
}

export async function setFit(tx: Tx, cardIds: readonly string[], fitId: string | null): Promise<void> {
  await tx.query(`update cards set fit_id = $2 where id = any($1)`, [cardIds, fitId]);
}
