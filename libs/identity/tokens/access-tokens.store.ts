import type { Tx } from '@app/database/tx.js';
import type { Person } from '../domain/person.js';
import type { TokenScope, TokenWish } from '../domain/token-scopes.js';
import { personColumns } from '../people.store.js';
import { hashOfToken } from './token-text.js';

export interface AccessToken {
  id: string;
  name: string;
  scopes: TokenScope[];
  createdAt: Date;
  expiresAt: Date | null;
  lastUsedAt: Date | null;
}

const columns = `id, name, scopes, created_at as "createdAt", expires_at as "expiresAt", last_used_at as "lastUsedAt"`;

/** The newest first. */
export async function listTokens(tx: Tx, personId: string): Promise<AccessToken[]> {
  return tx.query<AccessToken[]>(
    `select ${columns} from access_tokens where person_id = $1 order by created_at desc, id`,
    [personId],
  );
}

/** Holds back who makes another, disables the owner or deletes them meanwhile. False: they may not sign in any more. */
export async function lockOwner(tx: Tx, personId: string): Promise<boolean> {
  const found = await tx.query<unknown[]>(
    `select 1 from people where id = $1 and disabled_at is null for no key update`,
    [personId],
  );
  return found.length === 1;
}

export async function countTokens(tx: Tx, personId: string): Promise<{ count: number; now: Date }> {
  const [row] = await tx.query<[{ count: number; now: Date }]>(
    `select count(*)::int as count, clock_timestamp() as now from access_tokens where person_id = $1`,
    [personId],
  );
  return row;
}

/** @returns its id */
export async function insertToken(
  tx: Tx,
  personId: string,
  { name, scopes, expiresAt }: TokenWish,
  text: string,
): Promise<string> {
  const [{ id }] = await tx.query<[{ id: string }]>(
    `insert into access_tokens (person_id, name, scopes, expires_at, token_hash) values ($1, $2, $3, $4, $5) returning id`,
    [personId, name, scopes, expiresAt, hashOfToken(text)],
  );
  return id;
}

export async function deleteToken(tx: Tx, personId: string, id: string): Promise<AccessToken | undefined> {
  const [[deleted]] = await tx.query<[AccessToken[], number]>(
    `delete from access_tokens where id = $1 and person_id = $2 returning ${columns}`,
    [id, personId],
  );
  return deleted;
}

export async function deleteTokens(tx: Tx, personId: string): Promise<void> {
  await tx.query(`delete from access_tokens where person_id = $1`, [personId]);
}

/** Who a token stands for now, for what, and whether its last use is to be noted. */
export async function findHolder(
  tx: Tx,
  text: string,
): Promise<{ person: Person; scopes: TokenScope[]; isStale: boolean } | undefined> {
  const [found] = await tx.query<(Person & { scopes: TokenScope[]; isStale: boolean })[]>(
    `select ${personColumns}, t.scopes,
            coalesce(t.last_used_at < clock_timestamp() - interval '1 minute', true) as "isStale"
       from access_tokens t join people on people.id = t.person_id
      where t.token_hash = $1 and (t.expires_at is null or t.expires_at > clock_timestamp()) and disabled_at is null`,
    [hashOfToken(text)],
  );
  if (!found) return undefined;
  const { scopes, isStale, ...person } = found;
  return { person, scopes, isStale };
}

/** At most once a minute, also where many requests come at once. */
export async function touchToken(tx: Tx, text: string): Promise<void> {
  await tx.query(
    `update access_tokens set last_used_at = clock_timestamp()
      where token_hash = $1 and coalesce(last_used_at < clock_timestamp() - interval '1 minute', true)`,
    [hashOfToken(text)],
  );
}
