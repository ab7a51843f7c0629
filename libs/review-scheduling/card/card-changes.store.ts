import type { Tx } from '@app/database/tx.js';

/** What a person changes about a card; what is absent stays. */
export interface CardChange {
  suspended?: boolean | undefined;
  /** Until the study day is over. */
  buried?: boolean | undefined;
  /** 0 (none) to 7. */
  flag?: number | undefined;
  /** Markdown. */
  note?: string | undefined;
}

/** Locks those of these cards that are the person's, in the order in which everybody locks cards, and gives their ids. */
export async function lockOwnCards(tx: Tx, personId: string, cardIds: readonly string[]): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>(
    `select id from cards where id = any($2) and person_id = $1 order by id for update`,
    [personId, cardIds],
  );
  return rows.map(({ id }) => id);
}

/** Changes locked cards at once, and gives those that were not so before. Who suspended a card is kept. */
export async function writeChange(
  tx: Tx,
  cardIds: readonly string[],
  { suspended, buried, flag, note }: CardChange,
  endOfDay: Date,
): Promise<string[]> {
  const [rows] = await tx.query<[{ id: string }[], number]>(
    `update cards set
        suspended_at = case $2::boolean when true then coalesce(suspended_at, clock_timestamp())
                                        when false then null else suspended_at end,
        suspended_by = case $2::boolean when true then coalesce(suspended_by, 'person')
                                        when false then null else suspended_by end,
        buried_until = case $3::boolean when true then $4::timestamptz when false then null else buried_until end,
        flag = coalesce($5::int, flag),
        note = coalesce($6::text, note)
      where id = any($1) and (
        (suspended_at is not null) <> $2::boolean or flag <> $5::int or note <> $6::text or
        ($3::boolean and buried_until is distinct from $4::timestamptz) or
        (not $3::boolean and buried_until is not null))
     returning id`,
    [cardIds, suspended ?? null, buried ?? null, endOfDay, flag ?? null, note ?? null],
  );
  return rows.map(({ id }) => id);
}
