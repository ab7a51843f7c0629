import type { Tx } from '@app/database/tx.js';
import type { Allowance, VisitedItem } from '../domain/visits.js';
import type { QuizSessionRow } from './sessions.rows.js';

export interface SectionAllowance extends Allowance {
  number: number;
}

/** What the clocks of items and sections say; the sitting must be locked for a decision. */
export async function visitsOf(
  tx: Tx,
  sessionId: string,
): Promise<{ items: (VisitedItem & { seenAt: Date | null })[]; sections: SectionAllowance[] }> {
  const items = await tx.query<(VisitedItem & { seenAt: Date | null })[]>(
    `select position, section, limit_ms as "limitMs", used_ms as "usedMs", closed_at as "closedAt", seen_at as "seenAt"
       from session_items where session_id = $1 order by position`,
    [sessionId],
  );
  const sections = await tx.query<SectionAllowance[]>(
    `select number, limit_ms as "limitMs", used_ms as "usedMs" from session_sections where session_id = $1 order by number`,
    [sessionId],
  );
  return { items, sections };
}

/**
 * Adds the stretch that the open item was open to it and its section, and notes when it was left: no later than its
 * clocks let it be open. `forGood`: it is closed, too.
 */
export async function leaveItem(tx: Tx, session: QuizSessionRow, at: Date, forGood = false): Promise<void> {
  const { id, openPosition, openedAt } = session;
  if (openPosition === null || openedAt === null) return;
  const stretch = Math.max(0, at.getTime() - openedAt.getTime());
  await tx.query(
    `with item as (
       update session_items i
          set used_ms = i.used_ms + least($3, i.limit_ms - i.used_ms, c.limit_ms - c.used_ms),
              left_at = least($4, $6::timestamptz + interval '1 millisecond'
                                * least(i.limit_ms - i.used_ms, c.limit_ms - c.used_ms)),
              closed_at = case when $5 then coalesce(i.closed_at, $4) else i.closed_at end
         from session_sections c
        where i.session_id = $1 and i.position = $2 and c.session_id = $1 and c.number = i.section
       returning i.section
     )
     update session_sections s set used_ms = least(s.used_ms + $3, coalesce(s.limit_ms, 2147483647))
       from item where s.session_id = $1 and s.number = item.section`,
    [id, openPosition, stretch, at, forGood, openedAt],
  );
}

/** Turns the sitting to an item, whose clocks run from `openedAt`; null, or an item that is closed: they stand. */
export async function writeOpen(
  tx: Tx,
  sessionId: string,
  open: { position: number | null; openedAt: Date | null },
): Promise<void> {
  await tx.query(
    `update quiz_sessions s
        set open_position = $2,
            opened_at = case when exists (select from session_items i where i.session_id = s.id and i.position = $2
                                             and i.closed_at is not null) then null else $3::timestamptz end
      where id = $1`,
    [sessionId, open.position, open.openedAt],
  );
  await tx.query(`update session_items set seen_at = coalesce(seen_at, $3) where session_id = $1 and position = $2`, [
    sessionId,
    open.position,
    open.openedAt,
  ]);
}

/** Counts what the open item was open up to now. What it stood open beyond its clock is not taken from what it is given. */
export async function chargeOpenItem(tx: Tx, session: QuizSessionRow, now: Date): Promise<void> {
  await leaveItem(tx, session, now);
  await writeOpen(tx, session.id, { position: session.openPosition, openedAt: now });
}

/** Gives time to the item that is open, or was last, and to its section, where their clocks are hard. */
export async function giveToOpenItem(tx: Tx, session: QuizSessionRow, amountMs: number): Promise<void> {
  await tx.query(
    `with item as (
       update session_items set limit_ms = limit_ms + $3 where session_id = $1 and position = $2 returning section
     )
     update session_sections s set limit_ms = s.limit_ms + $3
       from item where s.session_id = $1 and s.number = item.section`,
    [session.id, session.openPosition, amountMs],
  );
}

/** Lengthens all hard clocks of items and sections by a factor. */
export async function stretchLimits(tx: Tx, sessionId: string, factor: number): Promise<void> {
  await tx.query(`update session_items set limit_ms = round(limit_ms * $2::float8) where session_id = $1`, [
    sessionId,
    factor,
  ]);
  await tx.query(`update session_sections set limit_ms = round(limit_ms * $2::float8) where session_id = $1`, [
    sessionId,
    factor,
  ]);
}

export interface VisitPlace {
  openPosition: number | null;
  openedAt: Date | null;
  seenAt: Date | null;
  leftAt: Date | null;
  closedAt: Date | null;
  item: Allowance;
  section: Allowance;
}

/** What decides whether an item of a tracked sitting takes an answer. The sitting must be locked against its end. */
export async function visitOf(tx: Tx, sessionId: string, position: number): Promise<VisitPlace> {
  const [place] = await tx.query<[VisitPlace]>(
    `select s.open_position as "openPosition", s.opened_at as "openedAt", i.seen_at as "seenAt", i.left_at as "leftAt",
            i.closed_at as "closedAt", json_build_object('limitMs', i.limit_ms, 'usedMs', i.used_ms) as item,
            json_build_object('limitMs', c.limit_ms, 'usedMs', c.used_ms) as section
       from quiz_sessions s
       join session_items i on i.session_id = s.id and i.position = $2
       join session_sections c on c.session_id = s.id and c.number = i.section
      where s.id = $1`,
    [sessionId, position],
  );
  return place;
}
