import type { Tx } from '@app/database/tx.js';
import type { Role } from '@app/kernel/actor.js';

export async function editorsOf(tx: Tx, questionId: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>(
    `select person_id as id from question_editors where question_id = $1 order by person_id`,
    [questionId],
  );
  return rows.map(({ id }) => id);
}

export async function setEditors(tx: Tx, questionId: string, editorIds: readonly string[]): Promise<void> {
  await tx.query(`delete from question_editors where question_id = $1 and person_id <> all($2)`, [
    questionId,
    editorIds,
  ]);
  await tx.query(
    `insert into question_editors (question_id, person_id) select $1, unnest($2::uuid[]) on conflict do nothing`,
    [questionId, editorIds],
  );
}

export async function setOwner(tx: Tx, questionId: string, ownerId: string): Promise<void> {
  await tx.query(`update questions set owner_id = $2 where id = $1`, [questionId, ownerId]);
}

/** Those of these people who may write questions. */
export async function instructorsAmong(tx: Tx, ids: readonly string[]): Promise<Set<string>> {
  const rows = await tx.query<{ id: string }[]>(
    `select id from people where id = any($1::uuid[]) and role <> 'candidate' and disabled_at is null`,
    [ids],
  );
  return new Set(rows.map(({ id }) => id));
}

/** As somebody stands now; undefined: they are gone, shut out, or write no questions any more. */
export async function roleOf(tx: Tx, personId: string): Promise<Role | undefined> {
  const [row] = await tx.query<{ role: Role }[]>(
    `select role from people where id = $1 and role <> 'candidate' and disabled_at is null`,
    [personId],
  );
  return row?.role;
}

export interface NamedPerson {
  id: string;
  displayName: string;
}

/** The names of people; of one who left there is none. */
export async function namesOf(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.query<NamedPerson[]>(
    `select id, display_name as "displayName" from people where id = any($1::uuid[])`,
    [ids],
  );
  return new Map(rows.map(({ id, displayName }) => [id, displayName]));
}
