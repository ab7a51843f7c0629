import type { Tx } from '@app/database/tx.js';
import { systemActor } from '@app/kernel/actor.js';
import type { VersionState } from '../domain/workflow.js';

/** A question of the bank as its newest version stands. */
export interface KnownQuestion {
  id: string;
  slug: string;
  number: number;
  state: VersionState;
  contentHash: string;
}

const newest = `
  select q.id, q.slug, v.number, v.state, v.content_hash as "contentHash"
    from questions q
    join lateral (
      select number, state, content_hash from question_versions o where o.question_id = q.id order by o.number desc limit 1
    ) v on true
   where q.private_to is null`;

export async function knownByIds(tx: Tx, ids: readonly string[]): Promise<KnownQuestion[]> {
  return tx.query<KnownQuestion[]>(`${newest} and q.id = any($1)`, [ids]);
}

export async function knownBySlugs(tx: Tx, slugs: readonly string[]): Promise<KnownQuestion[]> {
  return tx.query<KnownQuestion[]>(`${newest} and q.slug = any($1)`, [slugs]);
}

/** Questions whose newest version has one of these contents. */
export async function knownByContent(tx: Tx, hashes: readonly string[]): Promise<KnownQuestion[]> {
  return tx.query<KnownQuestion[]>(
    `${newest} and v.content_hash = any($1)
       and q.id in (select question_id from question_versions where content_hash = any($1)) order by q.slug`,
    [hashes],
  );
}

/** Those of these questions that a person may not edit: what `mayEdit` says, for many at once. */
export async function foreignTo(tx: Tx, personId: string, ids: readonly string[]): Promise<Set<string>> {
  const rows = await tx.query<{ id: string }[]>(
    `select q.id from questions q
      where q.id = any($1) and q.owner_id <> all($2)
        and not exists (select from people p where p.id = $3 and p.role = 'admin')
        and not exists (select from question_editors e where e.question_id = q.id and e.person_id = $3)`,
    [ids, [personId, systemActor.personId], personId],
  );
  return new Set(rows.map(({ id }) => id));
}
