import type { Tx } from '@app/database/tx.js';

/**
 * Gives the cards of one question to another, with all their history; whoever has a card of both keeps both, and the one
 * of the retired question rests. The cards that went over.
 */
export async function moveCards(tx: Tx, from: string, to: string): Promise<string[]> {
  const [rows] = await tx.query<[{ id: string }[], number]>(
    `update cards c set question_id = $2
      where c.id in (select id from cards where question_id = $1 order by id for update)
        and not exists (select from cards o where o.person_id = c.person_id and o.question_id = $2)
     returning c.id`,
    [from, to],
  );
  return rows.map(({ id }) => id);
}

/** Gives cards back, where they are with the other question yet. How many. */
export async function returnCards(tx: Tx, cardIds: readonly string[], from: string, to: string): Promise<number> {
  const [rows] = await tx.query<[unknown[], number]>(
    `update cards c set question_id = $3
      where c.id in (select id from cards where id = any($1) and question_id = $2 order by id for update)
        and not exists (select from cards o where o.person_id = c.person_id and o.question_id = $3)
     returning 1`,
    [cardIds, from, to],
  );
  return rows.length;
}
