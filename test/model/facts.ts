import type { House } from '@app/testing/house.js';
import type { Entry } from './sitting.js';

/** What the tables say of a sitting. Instants are milliseconds of the real clock, less what was passed for it. */
export interface SittingRow {
  id: string;
  personId: string;
  state: string;
  pausedBy: string | null;
  pausedUntil: number | null;
  deadlineAt: number | null;
  finishedAt: number | null;
  cause: string | null;
  opening: number;
  score: number | null;
  maxScore: number | null;
  openedAt: number | null;
  heardAt: number | null;
  ledger: Entry[];
  items: {
    position: number;
    questionId: string;
    section: number;
    closedAt: number | null;
    flagged: boolean;
    spentMs: number;
    response: unknown;
    revision: number | null;
    verdict: string | null;
    score: number | null;
    drafts: Record<number, unknown> | null;
    late: Record<number, unknown> | null;
    reviews: { verdict: string; score: number }[] | null;
  }[];
  /** Names of the work that was asked for. */
  asked: string[] | null;
}

const ms = (column: string) => `(extract(epoch from ${column}) * 1000)::float8`;

const ledger = `
  select json_agg(json_build_object('kind', kind, 'at', ${ms('at')}, 'amountMs', amount_ms, 'by',
           case when actor_id is null then 'rehearse' when actor_id = s.person_id then 'candidate' else 'instructor' end)
           order by number)
    from session_segments where session_id = s.id`;

const items = `
  select json_agg(json_build_object('position', i.position, 'questionId', i.question_id, 'section', i.section,
           'closedAt', ${ms('i.closed_at')}, 'flagged', i.flagged, 'spentMs', i.time_spent_ms, 'response', i.response,
           'revision', i.revision, 'verdict', i.verdict, 'score', i.score,
           'drafts', (select json_object_agg(revision, response) from answer_drafts d
                       where d.session_id = s.id and d.position = i.position),
           'late', (select json_object_agg(revision, response) from late_answers l
                     where l.session_id = s.id and l.position = i.position),
           'reviews', (select json_agg(json_build_object('verdict', verdict, 'score', score)) from reviews r
                        where r.session_id = s.id and r.position = i.position and r.state <> 'undone'))
           order by i.position)
    from session_items i where i.session_id = s.id`;

const sittings = `
  select s.id, s.person_id as "personId", s.state, s.paused_by as "pausedBy", ${ms('s.paused_until')} as "pausedUntil",
         ${ms('s.deadline_at')} as "deadlineAt", ${ms('s.finished_at')} as "finishedAt", s.finish_cause as cause,
         s.opening, s.score, s.max_score as "maxScore", ${ms('s.opened_at')} as "openedAt",
         (select ${ms('heard_at')} from session_pulses where session_id = s.id) as "heardAt",
         (${ledger}) as ledger, (${items}) as items,
         (select json_agg(name) from outbox where id > $2 and payload ->> 'sessionId' = s.id::text) as asked
    from quiz_sessions s where s.person_id = any($1)
   order by s.started_at, s.id`;

/** All sittings of these people. `outboxFrom`: where the outbox stood before their first. */
export async function readFacts(
  house: House,
  personIds: string[],
  outboxFrom: string,
): Promise<Map<string, SittingRow>> {
  const rows = await house.query<SittingRow>(sittings, [personIds, outboxFrom]);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Every instant that a sitting's rows bear. */
export function instantsOf(row: SittingRow): number[] {
  const closed = row.items.map(({ closedAt }) => closedAt);
  const all = [...row.ledger.map(({ at }) => at), row.openedAt, row.heardAt, row.finishedAt, ...closed];
  return all.filter((at) => at !== null);
}
