import type { Tx } from '@app/database/tx.js';
import type { StudySettings } from '@app/identity/study-settings.js';
import type { CardState } from '../domain/schedule/schedule.js';

/**
 * A move of a card out of easy dates is an act of that card. Its submission id begins as the id of the dates (the first
 * 64 bits; the rest is drawn), so that all moves of a range are found, and undone, by the index that keeps submissions
 * apart. Placeholders: the id of the dates.
 */
const movesOf = (id: string) => `between (left(${id}::text, 19) || '0000-000000000000')::uuid
                                     and (left(${id}::text, 19) || 'ffff-ffffffffffff')::uuid`;
const drawnMove = (id: string) => `(left(${id}::text, 19) || right(gen_random_uuid()::text, 17))::uuid`;

/** SQL: no act that counts came after the review `r`. */
const isNewest = `not exists (select 1 from reviews later
                               where later.card_id = r.card_id and later.seq > r.seq and later.state <> 'undone')`;

/**
 * Cards in their long-term reviews that fall due in a stretch of time and can be moved: nothing waits to be graded, and
 * they are shown at all.
 */
export async function movableCards(
  tx: Tx,
  personId: string,
  { from, before }: { from: Date; before: Date },
): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>(
    `select c.id
       from cards c
       join questions q on q.id = c.question_id and (q.published_number is not null or q.private_to = $1)
      where c.person_id = $1 and c.due_at >= $2 and c.due_at < $3 and c.state = 'review' and c.suspended_at is null
        and not exists (select 1 from reviews r where r.card_id = c.id and r.state = 'queued')
      order by c.id`,
    [personId, from, before],
  );
  return rows.map(({ id }) => id);
}

/** How many of a person's cards fall due between each of these instants and the one after it. */
export async function dueBetween(tx: Tx, personId: string, instants: readonly Date[]): Promise<number[]> {
  const rows = await tx.query<{ slot: number; count: number }[]>(
    `select width_bucket(due_at, $2::timestamptz[]) as slot, count(*)::int as count
       from cards
      where person_id = $1 and due_at >= $3 and due_at < $4 and suspended_at is null
      group by slot`,
    [personId, instants, instants[0], instants.at(-1)],
  );
  const counts = new Map(rows.map(({ slot, count }) => [slot, count]));
  return instants.slice(1).map((_, index) => counts.get(index + 1) ?? 0);
}

export interface DueMove {
  cardId: string;
  before: CardState;
  after: CardState;
  /** Names library and parameters. */
  scheduler: string;
}

/** Writes a graded act of setting the date for each of these locked cards, in one statement. */
export async function insertMoves(
  tx: Tx,
  {
    personId,
    easyDatesId,
    now,
    settings,
  }: { personId: string; easyDatesId: string; now: Date; settings: StudySettings },
  moves: readonly DueMove[],
): Promise<void> {
  await tx.query(
    `with given as (
       select m.*, c.last_seq + 1 as seq, v.id as version_id
         from jsonb_to_recordset($7::jsonb) as m ("cardId" uuid, before jsonb, after jsonb, scheduler text)
         join cards c on c.id = m."cardId"
         join questions q on q.id = c.question_id
         join question_versions v on v.question_id = q.id and v.number = coalesce(q.published_number, q.private_number)
     ), written as (
       insert into reviews (card_id, person_id, seq, submission_id, question_version_id, elapsed_ms, act, set_due_at,
                            state, state_before, state_after, scheduler, reviewed_at, graded_at,
                            desired_retention, time_zone, rollover_hour)
       select "cardId", $1, seq, ${drawnMove('$2')}, version_id, 0, 'set-due', (after ->> 'dueAt')::timestamptz,
              'graded', before, after, scheduler, $3, $3, $4, $5, $6
         from given
       returning card_id, seq
     )
     update cards set last_seq = written.seq from written where cards.id = written.card_id`,
    [
      personId,
      easyDatesId,
      now,
      settings.desiredRetention,
      settings.timeZone,
      settings.rolloverHour,
      JSON.stringify(moves),
    ],
  );
}

export interface StandingMove {
  id: string;
  cardId: string;
  /** As JSON keeps it. */
  before: CardState;
  /** When the card would be due without the move. */
  wasDueAt: Date;
}

/** Moves out of these dates that stand: not undone, and the newest act of their card. */
export async function standingMoves(tx: Tx, personId: string, easyDatesId: string): Promise<StandingMove[]> {
  return tx.query<StandingMove[]>(
    `select r.id, r.card_id as "cardId", r.state_before as before,
            (r.state_before ->> 'dueAt')::timestamptz as "wasDueAt"
       from reviews r
      where r.person_id = $1 and r.submission_id ${movesOf('$2')} and r.act = 'set-due' and r.state = 'graded'
        and ${isNewest}
      order by r.card_id`,
    [personId, easyDatesId],
  );
}

export async function countStandingMoves(
  tx: Tx,
  personId: string,
  easyDatesIds: readonly string[],
): Promise<Map<string, number>> {
  const rows = await tx.query<{ id: string; count: number }[]>(
    `select dates.id, moves.count
       from unnest($2::uuid[]) as dates (id)
      cross join lateral (
        select count(*)::int as count from reviews r
         where r.person_id = $1 and r.submission_id ${movesOf('dates.id')} and r.act = 'set-due' and r.state = 'graded'
           and ${isNewest}) as moves`,
    [personId, easyDatesIds],
  );
  return new Map(rows.map(({ id, count }) => [id, count]));
}

/** How many cards are due in each of these stretches, counted up to `limit`. */
export async function countDueIn(
  tx: Tx,
  personId: string,
  stretches: readonly { id: string; from: Date; before: Date }[],
  limit: number,
): Promise<Map<string, number>> {
  const rows = await tx.query<{ id: string; count: number }[]>(
    `select s.id, due.count
       from unnest($2::uuid[], $3::timestamptz[], $4::timestamptz[]) as s (id, first, before)
      cross join lateral (
        select count(*)::int as count
          from (select 1 from cards c
                 where c.person_id = $1 and c.due_at >= s.first and c.due_at < s.before and c.state = 'review'
                   and c.suspended_at is null
                 limit $5) as few) as due`,
    [
      personId,
      stretches.map(({ id }) => id),
      stretches.map(({ from }) => from),
      stretches.map(({ before }) => before),
      limit,
    ],
  );
  return new Map(rows.map(({ id, count }) => [id, count]));
}

export async function markMovesUndone(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.query(`update reviews set state = 'undone', undone_at = clock_timestamp() where id = any($1)`, [ids]);
}
