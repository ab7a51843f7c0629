import type { Tx } from '@app/database/tx.js';
import type { ReportKind, ReportOutcome, ReportState } from '../domain/report.js';
import { QuestionReportRow } from './reports.rows.js';

/**
 * Id of a version of a question that a person may report: the published one, or one that a sitting or a review has shown
 * them. Nobody's private question is.
 */
export async function shownVersion(
  tx: Tx,
  { personId, questionId, version }: { personId: string; questionId: string; version: number },
): Promise<string | undefined> {
  const [row] = await tx.query<{ id: string }[]>(
    `select v.id from questions q join question_versions v on v.question_id = q.id and v.number = $3
      where q.id = $2 and q.private_to is null
        and (q.published_number = v.number
             or exists (select from quiz_sessions s join session_items i on i.session_id = s.id
                         where s.person_id = $1 and i.question_version_id = v.id)
             or exists (select from cards c join reviews r on r.card_id = c.id
                         where c.person_id = $1 and c.question_id = q.id and r.question_version_id = v.id))`,
    [personId, questionId, version],
  );
  return row?.id;
}

export async function findSubmission(
  tx: Tx,
  personId: string,
  submissionId: string,
): Promise<QuestionReportRow | null> {
  return tx.findOneBy(QuestionReportRow, { personId, submissionId });
}

/** How many reports a person has made within a day, and in how many seconds the oldest of them is a day old. */
export async function reportsOfDay(tx: Tx, personId: string): Promise<{ count: number; freeInSeconds: number }> {
  const [row] = await tx.query<[{ count: number; freeInSeconds: number }]>(
    `select count(*)::int as count,
            coalesce(ceil(extract(epoch from min(created_at) + interval '1 day' - clock_timestamp())), 0)::int as "freeInSeconds"
       from question_reports where person_id = $1 and created_at > clock_timestamp() - interval '1 day'`,
    [personId],
  );
  return row;
}

interface NewReport {
  submissionId: string;
  personId: string;
  questionId: string;
  versionId: string;
  kind: ReportKind;
  text: string;
}

/** As exact as a cursor is: in milliseconds. */
export async function insertReport(tx: Tx, report: NewReport): Promise<{ id: string; createdAt: Date }> {
  const [row] = await tx.query<[{ id: string; createdAt: Date }]>(
    `insert into question_reports (submission_id, person_id, question_id, version_id, kind, text, created_at)
     values ($1, $2, $3, $4, $5, $6, date_trunc('milliseconds', clock_timestamp())) returning id, created_at as "createdAt"`,
    [report.submissionId, report.personId, report.questionId, report.versionId, report.kind, report.text],
  );
  return row;
}

/** Lets one transaction at a time count the reports of a version; the others wait for its end. */
export async function lockVersionReports(tx: Tx, versionId: string): Promise<void> {
  await tx.query(`select 1 from question_versions where id = $1 for no key update`, [versionId]);
}

/** Open reports of each version of a question: how many, and of how many people. */
export async function openReports(
  tx: Tx,
  questionId: string,
): Promise<Map<string, { reports: number; people: number }>> {
  const rows = await tx.query<{ versionId: string; reports: number; people: number }[]>(
    `select version_id as "versionId", count(*)::int as reports, count(distinct person_id)::int as people
       from question_reports where question_id = $1 and state = 'open' group by version_id`,
    [questionId],
  );
  return new Map(rows.map(({ versionId, ...counts }) => [versionId, counts]));
}

/** All reports of each version of a question. */
export async function countReports(tx: Tx, questionId: string): Promise<Map<string, number>> {
  const rows = await tx.query<{ versionId: string; reports: number }[]>(
    `select version_id as "versionId", count(*)::int as reports
       from question_reports where question_id = $1 group by version_id`,
    [questionId],
  );
  return new Map(rows.map(({ versionId, reports }) => [versionId, reports]));
}

/** A report as instructors see it. */
export interface ReportView {
  id: string;
  questionId: string;
  slug: string;
  prompt: string;
  version: number;
  publishedVersion: number | null;
  personId: string;
  reporterName: string;
  kind: ReportKind;
  text: string;
  state: ReportState;
  answer: string;
  createdAt: Date;
  settledAt: Date | null;
  settledByName: string | null;
}

export interface ReportFilter {
  state?: ReportState | undefined;
  questionId?: string | undefined;
}

export interface ReportPlace {
  createdAt: string;
  id: string;
}

const view = `select r.id, r.question_id as "questionId", q.slug, v.number as version,
    left(coalesce(v.content ->> 'prompt', v.content ->> 'front'), 300) as prompt,
    q.published_number as "publishedVersion", r.person_id as "personId", p.display_name as "reporterName", r.kind, r.text,
    r.state, r.answer, r.created_at as "createdAt", r.settled_at as "settledAt", a.display_name as "settledByName"
  from question_reports r
  join questions q on q.id = r.question_id
  join question_versions v on v.id = r.version_id
  join people p on p.id = r.person_id
  left join people a on a.id = r.settled_by`;

/** Newest first: of a state, of a question, or of both. */
export async function listReports(
  tx: Tx,
  { state, questionId }: ReportFilter,
  page: { limit: number; after: ReportPlace | undefined },
): Promise<ReportView[]> {
  const filters = [
    ...(state ? [`r.state = $1::text`] : [`$1::text is null`]),
    ...(questionId ? [`r.question_id = $2::uuid`] : [`$2::uuid is null`]),
  ];
  return tx.query<ReportView[]>(
    `${view}
      where ${filters.join(' and ')} and ($3::timestamptz is null or (r.created_at, r.id) < ($3, $4::uuid))
      order by r.created_at desc, r.id desc limit $5`,
    [state ?? null, questionId ?? null, page.after?.createdAt ?? null, page.after?.id ?? null, page.limit],
  );
}

export async function countOpenReports(tx: Tx): Promise<number> {
  const [row] = await tx.query<[{ count: number }]>(
    `select count(*)::int as count from question_reports where state = 'open'`,
  );
  return row.count;
}

/** These reports, locked in the order of their ids. */
export async function lockReports(tx: Tx, ids: readonly string[]): Promise<ReportView[]> {
  await tx.query(`select 1 from question_reports where id = any($1::uuid[]) order by id for update`, [ids]);
  return tx.query<ReportView[]>(`${view} where r.id = any($1::uuid[]) order by r.id`, [ids]);
}

export async function writeSettled(
  tx: Tx,
  ids: readonly string[],
  { outcome, answer, personId }: { outcome: ReportOutcome; answer: string; personId: string },
): Promise<void> {
  await tx.query(
    `update question_reports set state = $2, answer = $3, settled_by = $4, settled_at = clock_timestamp()
      where id = any($1::uuid[])`,
    [ids, outcome, answer, personId],
  );
}
