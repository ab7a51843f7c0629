import { databaseNow } from '@app/database/clock.js';
import type { Tx } from '@app/database/tx.js';
import type { Clock } from '@app/interview-template/domain/plan.js';
import type { SittingState } from '../domain/accept-answer.js';
import { activeMs, remainingMs, type Segment } from '../domain/ledger.js';
import type { FinishCause, PausedBy } from '../store/sessions.rows.js';

/** A sitting as somebody sees it who watches over many. */
export interface SupervisedSummary {
  id: string;
  personId: string;
  displayName: string;
  email: string;
  title: string;
  templateId: string | null;
  attempt: number | null;
  state: SittingState;
  pausedBy: PausedBy | null;
  /** When a break ends by itself. */
  pausedUntil: Date | null;
  startedAt: Date;
  /** Null where no hard clock runs. */
  deadlineAt: Date | null;
  finishedAt: Date | null;
  finishCause: FinishCause | null;
  clockMode: Clock['mode'];
  /** Of a hard clock; null where there is none. */
  remainingMs: number | null;
  /** How long the clock has run. */
  activeMs: number;
  /** The item that is open, where one at a time is. */
  openPosition: number | null;
  count: number;
  answered: number;
  flagged: number;
  score: number | null;
  maxScore: number | null;
}

export interface SupervisionFilter {
  /** `live`: running or paused. */
  state?: SittingState | 'live' | undefined;
  personId?: string | undefined;
  templateId?: string | undefined;
  /** Part of the candidate's address or name. */
  q?: string | undefined;
}

export interface SupervisionPage {
  limit: number;
  before: { startedAt: string; id: string } | undefined;
}

/** Everybody's sittings, the newest first, those started before `before` (ties by id). */
export async function listSupervised(
  tx: Tx,
  { state, personId, templateId, q }: SupervisionFilter,
  { limit, before }: SupervisionPage,
): Promise<SupervisedSummary[]> {
  const values: unknown[] = [];
  const given = (value: unknown) => `$${values.push(value)}`;
  const conditions = [
    state === 'live' && `s.state in ('running', 'paused')`,
    state && state !== 'live' && `s.state = ${given(state)}`,
    personId && `s.person_id = ${given(personId)}`,
    templateId && `s.template_id = ${given(templateId)}`,
    q &&
      `s.person_id in (select id from people where strpos(lower(email || ' ' || display_name), lower(${given(q)})) > 0)`,
    before && `(s.started_at, s.id) < (${given(before.startedAt)}, ${given(before.id)}::uuid)`,
  ].filter(Boolean);
  const rows = await tx.query<Row[]>(selection(conditions.join(' and ') || 'true', given(limit)), values);
  const now = await databaseNow(tx);
  return rows.map((row) => summaryOf(row, now));
}

/** One that there is. */
export async function supervisedSummary(tx: Tx, sessionId: string): Promise<SupervisedSummary> {
  const [row] = await tx.query<[Row]>(selection('s.id = $1', '1'), [sessionId]);
  return summaryOf(row, await databaseNow(tx));
}

type Derived = 'remainingMs' | 'activeMs';
type Row = Omit<SupervisedSummary, Derived> & {
  limitMs: number;
  segments: { kind: Segment['kind']; at: string; amountMs: number | null }[];
};

/** The page is cut before anything is counted. While a sitting is live its newest drafts are the answers. */
const selection = (condition: string, limit: string) => `
  select s.id, s.person_id as "personId", p.display_name as "displayName", p.email, s.title,
         s.template_id as "templateId", s.attempt, s.state, s.paused_by as "pausedBy", s.paused_until as "pausedUntil",
         s.started_at as "startedAt", s.deadline_at as "deadlineAt", s.finished_at as "finishedAt",
         s.finish_cause as "finishCause", s.plan->'clock'->>'mode' as "clockMode", s.limit_ms as "limitMs",
         s.open_position as "openPosition", s.score, s.max_score as "maxScore", items.*, ledger.segments
    from (select * from quiz_sessions s where ${condition} order by s.started_at desc, s.id desc limit ${limit}) s
    join people p on p.id = s.person_id
   cross join lateral (
     select json_agg(json_build_object('kind', kind, 'at', at, 'amountMs', amount_ms) order by number) as segments
       from session_segments where session_id = s.id
   ) ledger
   cross join lateral (
     select count(*)::int as count, count(*) filter (where i.flagged)::int as flagged,
            count(*) filter (where coalesce(i.response, d.response) <> 'null')::int as answered
       from session_items i
       left join lateral (
         select response from answer_drafts
          where session_id = i.session_id and position = i.position order by revision desc limit 1
       ) d on s.state in ('running', 'paused')
      where i.session_id = s.id
   ) items
   order by s.started_at desc, s.id desc`;

/** A break that is over by the clock is over, also where nobody has written it down yet. */
function summaryOf({ limitMs, segments, ...row }: Row, now: Date): SupervisedSummary {
  const ledger: Segment[] = segments.map(({ kind, at, amountMs }) => ({
    kind,
    at: new Date(at),
    amountMs: amountMs ?? undefined,
  }));
  const isOver = row.state === 'paused' && row.pausedUntil !== null && row.pausedUntil <= now;
  if (isOver) {
    ledger.push({ kind: 'resumed', at: row.pausedUntil! });
    Object.assign(row, { state: 'running', pausedBy: null, pausedUntil: null });
  }
  const isHard = row.clockMode === 'hard';
  const isLive = row.state === 'running' || row.state === 'paused';
  return {
    ...row,
    deadlineAt: isHard ? row.deadlineAt : null,
    remainingMs: !isHard ? null : isLive ? remainingMs(ledger, limitMs, now) : 0,
    activeMs: activeMs(ledger, now),
  };
}
