import type { Tx } from '@app/database/tx.js';
import type { ManagedPerson } from './domain/person.js';
import { deleteSignIns } from './sign-ins.store.js';
import { deleteTokens } from './tokens/access-tokens.store.js';

const columns = `id, email, display_name as "displayName", role, disabled_at is not null as disabled, created_at as "createdAt"`;

/** People in the order of their addresses in lower case, after `afterEmail`. */
export async function listPeople(
  tx: Tx,
  filter: { q?: string | undefined; staff?: boolean },
  page: { limit: number; afterEmail: string | undefined },
): Promise<ManagedPerson[]> {
  return tx.query<ManagedPerson[]>(
    `select ${columns} from people
      where ($1::text is null or lower(email) > lower($1))
        and ($2::text is null or strpos(lower(email || ' ' || display_name), lower($2)) > 0)
        and ($4::boolean is not true or role <> 'candidate' and disabled_at is null)
      order by lower(email) limit $3`,
    [page.afterEmail ?? null, filter.q ?? null, page.limit, filter.staff ?? null],
  );
}

/** Both, locked in one order for everybody, so that two admins can't demote each other at once. */
export async function lockPeople(tx: Tx, ids: readonly [string, string]): Promise<Map<string, ManagedPerson>> {
  const people = await tx.query<ManagedPerson[]>(
    `select ${columns} from people where id = any($1::uuid[]) order by id for update`,
    [ids],
  );
  return new Map(people.map((person) => [person.id, person]));
}

/** Writes role and standing; a disabled person's sign-ins and access tokens end with it. */
export async function writeStanding(tx: Tx, { id, role, disabled }: ManagedPerson): Promise<void> {
  await tx.query(
    `update people set role = $2, disabled_at = case when $3 then coalesce(disabled_at, clock_timestamp()) end where id = $1`,
    [id, role, disabled],
  );
  if (!disabled) return;
  await deleteSignIns(tx, id);
  await deleteTokens(tx, id);
}

/** The admins who may sign in, locked in one order for everybody. */
export async function lockAdmins(tx: Tx): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>(
    `select id from people where role = 'admin' and disabled_at is null order by id for no key update`,
  );
  return rows.map(({ id }) => id);
}

export async function disablePerson(tx: Tx, personId: string): Promise<void> {
  await tx.query(`update people set disabled_at = coalesce(disabled_at, clock_timestamp()) where id = $1`, [personId]);
}
