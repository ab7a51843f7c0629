import type { Tx } from '@app/database/tx.js';
import type { AskedVersion } from './domain/alarms.js';
import { figuresOf } from './domain/figures.js';
import type { Tally } from './domain/tally.js';

interface StoredTally {
  versionId: string;
  tally: Record<string, number>;
}

const toMap = (rows: readonly StoredTally[]): Map<string, Tally> =>
  new Map(rows.map(({ versionId, tally }) => [versionId, new Map(Object.entries(tally))]));

/**
 * The tallies of these versions, locked; a version without one gets its row. In the order of their ids: two jobs that count
 * the same versions wait for one another, and neither for ever.
 */
export async function lockTallies(tx: Tx, versionIds: readonly string[]): Promise<Map<string, Tally>> {
  await tx.query(
    `insert into item_statistics (version_id, question_id)
     select id, question_id from question_versions where id = any($1::uuid[]) order by id
     on conflict do nothing`,
    [versionIds],
  );
  return toMap(
    await tx.query<StoredTally[]>(
      `select version_id as "versionId", tally from item_statistics where version_id = any($1::uuid[])
        order by version_id for update`,
      [versionIds],
    ),
  );
}

export async function writeTallies(tx: Tx, tallies: ReadonlyMap<string, Tally>): Promise<void> {
  const rows = [...tallies].map(([versionId, tally]) => {
    const { first, facility, discrimination, time, skipRate } = figuresOf(tally);
    return {
      version_id: versionId,
      tally: Object.fromEntries(tally),
      answers: first.answers,
      facility,
      discrimination: discrimination.correlation,
      median_ms: time?.medianMs ?? null,
      skip_rate: skipRate,
    };
  });
  await tx.query(
    `update item_statistics s
        set tally = n.tally, answers = n.answers, facility = n.facility, discrimination = n.discrimination,
            median_ms = n.median_ms, skip_rate = n.skip_rate, updated_at = clock_timestamp()
       from jsonb_to_recordset($1::jsonb) as n (version_id uuid, tally jsonb, answers int, facility float8,
            discrimination float8, median_ms int, skip_rate float8)
      where s.version_id = n.version_id`,
    [JSON.stringify(rows)],
  );
}

/** The tallies of a question's versions. */
export async function talliesOfQuestion(tx: Tx, questionId: string): Promise<Map<string, Tally>> {
  return toMap(
    await tx.query<StoredTally[]>(
      `select version_id as "versionId", tally from item_statistics where question_id = $1`,
      [questionId],
    ),
  );
}

/** Stored tallies in the order of their versions' ids, after `after`. */
export async function talliesAfter(tx: Tx, after: string, limit: number): Promise<Map<string, Tally>> {
  return toMap(
    await tx.query<StoredTally[]>(
      `select version_id as "versionId", tally from item_statistics where version_id > $1 order by version_id limit $2`,
      [after, limit],
    ),
  );
}

export type MeasuredVersion = AskedVersion & { versionId: string; questionId: string };

/** What of these versions their figures are held against; of those that are published. */
export async function publishedVersions(tx: Tx, versionIds: readonly string[]): Promise<MeasuredVersion[]> {
  return tx.query<MeasuredVersion[]>(
    `select id as "versionId", question_id as "questionId", (content ->> 'estimatedSeconds')::float8 as "estimatedSeconds",
            case when kind in ('single-choice', 'multiple-choice') then jsonb_build_object(
              'options', jsonb_array_length(content -> 'options'), 'isSingle', kind = 'single-choice',
              'key', case kind when 'single-choice' then jsonb_build_array(content -> 'key') else content -> 'key' end
            ) end as choice
       from question_versions where id = any($1::uuid[]) and state = 'published'`,
    [versionIds],
  );
}
