import type { Tx } from '@app/database/tx.js';
import type { Level } from '@app/question-bank/domain/taxonomy.js';
import type { Alarm, AlarmKind } from '../domain/alarms.js';
import type { TaskOutcome, TaskState } from '../domain/review-task.js';
import { ReviewTaskRow } from './review-tasks.rows.js';

interface NewTask {
  questionId: string;
  versionId: string;
  alarm: Alarm;
}

/** Those that were opened: the others had been before. Their time is as exact as a cursor is: in milliseconds. */
export async function insertTasks(
  tx: Tx,
  tasks: readonly NewTask[],
): Promise<{ id: string; versionId: string; alarm: AlarmKind; details: Alarm['details'] }[]> {
  const rows = tasks.map(({ questionId, versionId, alarm }) => ({ questionId, versionId, ...alarm }));
  return tx.query(
    `insert into review_tasks (question_id, version_id, alarm, details, opened_at)
     select distinct on ("versionId", kind) "questionId", "versionId", kind, details, date_trunc('milliseconds', clock_timestamp())
       from jsonb_to_recordset($1::jsonb) as n ("questionId" uuid, "versionId" uuid, kind text, details jsonb)
      order by "versionId", kind
     on conflict (version_id, alarm) do nothing
     returning id, version_id as "versionId", alarm, details`,
    [JSON.stringify(rows)],
  );
}

/** A task as instructors see it. */
export interface ReviewTask {
  id: string;
  questionId: string;
  slug: string;
  prompt: string;
  level: Level;
  version: number;
  publishedVersion: number | null;
  alarm: AlarmKind;
  details: Alarm['details'];
  state: TaskState;
  reason: string;
  openedAt: Date;
  settledAt: Date | null;
  /** Null: nobody has, or they left. */
  settledByName: string | null;
}

export interface TaskFilter {
  state: TaskState;
  alarm?: AlarmKind | undefined;
  questionId?: string | undefined;
}

export interface TaskPlace {
  openedAt: string;
  id: string;
}

const view = `select t.id, t.question_id as "questionId", q.slug, q.level, v.number as version,
    left(coalesce(v.content ->> 'prompt', v.content ->> 'front'), 300) as prompt,
    q.published_number as "publishedVersion", t.alarm, t.details, t.state, t.reason, t.opened_at as "openedAt",
    t.settled_at as "settledAt", p.display_name as "settledByName"
  from review_tasks t
  join questions q on q.id = t.question_id
  join question_versions v on v.id = t.version_id
  left join people p on p.id = t.settled_by`;

/** Newest first. */
export async function listTasks(
  tx: Tx,
  { state, alarm, questionId }: TaskFilter,
  page: { limit: number; after: TaskPlace | undefined },
): Promise<ReviewTask[]> {
  return tx.query<ReviewTask[]>(
    `${view}
      where t.state = $1 and ($2::text is null or t.alarm = $2) and ($3::uuid is null or t.question_id = $3)
        and ($4::timestamptz is null or (t.opened_at, t.id) < ($4, $5::uuid))
      order by t.opened_at desc, t.id desc limit $6`,
    [state, alarm ?? null, questionId ?? null, page.after?.openedAt ?? null, page.after?.id ?? null, page.limit],
  );
}

/** All tasks of a question's versions, of whatever state; a version has one of each alarm at most. */
export async function tasksOfQuestion(tx: Tx, questionId: string): Promise<ReviewTask[]> {
  return tx.query<ReviewTask[]>(`${view} where t.question_id = $1 order by t.opened_at desc, t.id desc`, [questionId]);
}

export async function findTask(tx: Tx, id: string): Promise<ReviewTask | undefined> {
  const [task] = await tx.query<ReviewTask[]>(`${view} where t.id = $1`, [id]);
  return task;
}

export async function countOpenTasks(tx: Tx): Promise<number> {
  const [row] = await tx.query<[{ count: number }]>(
    `select count(*)::int as count from review_tasks where state = 'open'`,
  );
  return row.count;
}

export async function lockTask(tx: Tx, id: string): Promise<ReviewTaskRow | null> {
  return tx.findOne(ReviewTaskRow, { where: { id }, lock: { mode: 'pessimistic_write' } });
}

export async function writeSettled(
  tx: Tx,
  { id, outcome, reason, personId }: { id: string; outcome: TaskOutcome; reason: string; personId: string },
): Promise<void> {
  await tx.query(
    `update review_tasks set state = $2, reason = $3, settled_by = $4, settled_at = clock_timestamp() where id = $1`,
    [id, outcome, reason, personId],
  );
}
