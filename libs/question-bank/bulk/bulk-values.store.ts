import type { Tx } from '@app/database/tx.js';
import type { BulkValue } from '../domain/bulk.js';

export type Of<V> = V & { questionId: string };
export type VersionValue = Extract<BulkValue, { state: unknown }>;

export async function writeLevels(tx: Tx, values: readonly Of<{ level: string }>[]): Promise<void> {
  if (values.length === 0) return;
  await tx.query(
    `update questions q set level = given.level
       from jsonb_to_recordset($1::jsonb) as given ("questionId" uuid, level text) where q.id = given."questionId"`,
    [JSON.stringify(values)],
  );
}

export async function writeTopics(tx: Tx, values: readonly Of<{ topics: string[] }>[]): Promise<void> {
  if (values.length === 0) return;
  await tx.query(`delete from question_topics where question_id = any($1)`, [
    values.map(({ questionId }) => questionId),
  ]);
  await tx.query(
    `insert into question_topics (question_id, topic_slug, position)
     select given."questionId", topic, position
       from jsonb_to_recordset($1::jsonb) as given ("questionId" uuid, topics jsonb)
       cross join jsonb_array_elements_text(given.topics) with ordinality as listed (topic, position)`,
    [JSON.stringify(values)],
  );
}

export async function writeOwners(
  tx: Tx,
  values: readonly Of<{ ownerId: string; editorIds: string[] }>[],
): Promise<void> {
  if (values.length === 0) return;
  const given = JSON.stringify(values);
  await tx.query(
    `update questions q set owner_id = given."ownerId"
       from jsonb_to_recordset($1::jsonb) as given ("questionId" uuid, "ownerId" uuid) where q.id = given."questionId"`,
    [given],
  );
  await tx.query(`delete from question_editors where question_id = any($1)`, [
    values.map(({ questionId }) => questionId),
  ]);
  await tx.query(
    `insert into question_editors (question_id, person_id)
     select given."questionId", p.id
       from jsonb_to_recordset($1::jsonb) as given ("questionId" uuid, "editorIds" jsonb)
       cross join jsonb_array_elements_text(given."editorIds") as editor (id)
       join people p on p.id = editor.id::uuid`,
    [given],
  );
}

/** Names the versions that candidates get; those that were published until now are retired. */
export async function writePublished(
  tx: Tx,
  values: readonly { questionId: string; number: number | null }[],
): Promise<void> {
  if (values.length === 0) return;
  const given = JSON.stringify(values.map(({ questionId, number }) => ({ questionId, number })));
  await tx.query(
    `update question_versions v set state = 'retired', retired_at = clock_timestamp()
       from jsonb_to_recordset($1::jsonb) as given ("questionId" uuid, number int)
       join questions q on q.id = given."questionId"
      where v.question_id = q.id and v.number = q.published_number and v.number is distinct from given.number
        and v.state = 'published'`,
    [given],
  );
  await tx.query(
    `update questions q set published_number = given.number
       from jsonb_to_recordset($1::jsonb) as given ("questionId" uuid, number int) where q.id = given."questionId"`,
    [given],
  );
}

export async function writeVersionStates(tx: Tx, values: readonly Of<VersionValue>[]): Promise<void> {
  await tx.query(
    `update question_versions v
        set state = given.state,
            submitted_at = case given.state when 'in-review' then clock_timestamp() else v.submitted_at end,
            published_at = case given.state when 'published' then clock_timestamp() else v.published_at end,
            retired_at = case given.state when 'retired' then clock_timestamp() else v.retired_at end,
            updated_at = case given.state when 'draft' then clock_timestamp() else v.updated_at end
       from jsonb_to_recordset($1::jsonb) as given ("questionId" uuid, number int, state text)
      where v.question_id = given."questionId" and v.number = given.number`,
    [JSON.stringify(values)],
  );
}
