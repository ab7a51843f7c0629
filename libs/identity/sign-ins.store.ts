import { createHash, randomBytes } from 'node:crypto';
import { AppError } from '@app/kernel/app-error.js';
import type { Tx } from '@app/database/tx.js';
import type { Person } from './domain/person.js';
import { signInLife } from './limits.js';
import { personColumns } from './people.store.js';

/** An opaque token of 256 random bits. */
const newToken = (): string => randomBytes(32).toString('base64url');

/** What is stored of a token: it has full entropy, so one plain SHA-256 is enough. */
const hashOfToken = (token: string): Buffer => createHash('sha256').update(token).digest();

/**
 * Signs a browser in; the token is known to that browser alone. The lock holds back who disables the person meanwhile.
 * @throws AppError account.bad-credentials where they have been disabled
 */
export async function insertSignIn(tx: Tx, personId: string, userAgent: string | undefined): Promise<string> {
  const token = newToken();
  const inserted = await tx.query<unknown[]>(
    `insert into sign_ins (token_hash, person_id, expires_at, user_agent)
     select $1, id, clock_timestamp() + make_interval(days => $3), $4
       from people where id = $2 and disabled_at is null for share
     returning 1`,
    [hashOfToken(token), personId, signInLife.absoluteDays, userAgent?.slice(0, 400)],
  );
  if (inserted.length === 0) throw new AppError('account.bad-credentials');
  return token;
}

export async function deleteSignIn(tx: Tx, token: string): Promise<void> {
  await tx.query(`delete from sign_ins where token_hash = $1`, [hashOfToken(token)]);
}

/** Sign-ins of a person that have ended by themselves. */
export async function deleteEndedSignIns(tx: Tx, personId: string): Promise<void> {
  await tx.query(
    `delete from sign_ins where person_id = $1
       and (expires_at < clock_timestamp() or last_seen_at < clock_timestamp() - make_interval(days => $2))`,
    [personId, signInLife.idleDays],
  );
}

/** Who a token stands for now, and whether its last use is to be noted. */
export async function findSignedIn(tx: Tx, token: string): Promise<{ person: Person; isStale: boolean } | undefined> {
  const [found] = await tx.query<(Person & { isStale: boolean })[]>(
    `select ${personColumns}, last_seen_at < clock_timestamp() - make_interval(mins => $3) as "isStale"
     from sign_ins join people on people.id = person_id
     where token_hash = $1 and expires_at > clock_timestamp()
       and last_seen_at > clock_timestamp() - make_interval(days => $2) and disabled_at is null`,
    [hashOfToken(token), signInLife.idleDays, signInLife.touchMinutes],
  );
  if (!found) return undefined;
  const { isStale, ...person } = found;
  return { person, isStale };
}

export async function touchSignIn(tx: Tx, token: string): Promise<void> {
  await tx.query(`update sign_ins set last_seen_at = clock_timestamp() where token_hash = $1`, [hashOfToken(token)]);
}

/** Signs a person out everywhere. */
export async function deleteSignIns(tx: Tx, personId: string): Promise<void> {
  await tx.query(`delete from sign_ins where person_id = $1`, [personId]);
}
