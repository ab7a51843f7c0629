import { AppError } from '@app/kernel/app-error.js';
import type { Role } from '@app/kernel/actor.js';
import { violatedConstraint, type Tx } from '@app/database/tx.js';
import type { Person, PersonSettings } from './domain/person.js';

export const personColumns = `people.id, email, display_name as "displayName", role, time_zone as "timeZone",
  rollover_hour as "rolloverHour", desired_retention as "desiredRetention", people.created_at as "createdAt"`;

/** @throws AppError account.email-taken */
export async function insertPerson(
  tx: Tx,
  person: { email: string; displayName: string; role: Role; passwordHash: string },
): Promise<Person> {
  try {
    const [inserted] = await tx.query<[Person]>(
      `insert into people (email, display_name, role, password_hash) values ($1, $2, $3, $4) returning ${personColumns}`,
      [person.email, person.displayName, person.role, person.passwordHash],
    );
    return inserted;
  } catch (error) {
    if (violatedConstraint(error) === 'people_email') throw new AppError('account.email-taken');
    throw error;
  }
}

/** A person who may sign in, with what their password is compared to. */
export async function findCredentials(
  tx: Tx,
  email: string,
): Promise<{ person: Person; passwordHash: string } | undefined> {
  const [found] = await tx.query<(Person & { passwordHash: string })[]>(
    `select ${personColumns}, password_hash as "passwordHash" from people
     where lower(email) = lower($1) and disabled_at is null`,
    [email],
  );
  if (!found) return undefined;
  const { passwordHash, ...person } = found;
  return { person, passwordHash };
}

export async function findPerson(tx: Tx, id: string): Promise<Person | undefined> {
  const [person] = await tx.query<Person[]>(`select ${personColumns} from people where id = $1`, [id]);
  return person;
}

export async function setPasswordHash(tx: Tx, id: string, passwordHash: string): Promise<void> {
  await tx.query(`update people set password_hash = $2 where id = $1`, [id, passwordHash]);
}

/** Changes the settings that are given. */
export async function updateSettings(tx: Tx, id: string, settings: Partial<PersonSettings>): Promise<Person> {
  await tx.query(
    `update people set display_name = coalesce($2, display_name), time_zone = coalesce($3, time_zone),
       rollover_hour = coalesce($4, rollover_hour), desired_retention = coalesce($5, desired_retention)
     where id = $1`,
    [id, settings.displayName, settings.timeZone, settings.rolloverHour, settings.desiredRetention],
  );
  const person = await findPerson(tx, id);
  if (!person) throw new AppError('resource.not-found');
  return person;
}

/** Address of the admin who was there first, if there is one. */
export async function findFirstAdmin(tx: Tx): Promise<string | undefined> {
  const [admin] = await tx.query<{ email: string }[]>(
    `select email from people where role = 'admin' order by created_at, id limit 1`,
  );
  return admin?.email;
}

/** What a person who is signed in confirms an act with. */
export async function findPasswordHash(
  tx: Tx,
  id: string,
): Promise<{ email: string; passwordHash: string } | undefined> {
  const [found] = await tx.query<{ email: string; passwordHash: string }[]>(
    `select email, password_hash as "passwordHash" from people where id = $1`,
    [id],
  );
  return found;
}

export async function namesOf(tx: Tx, ids: readonly string[]): Promise<Pick<Person, 'id' | 'displayName'>[]> {
  return tx.query<Pick<Person, 'id' | 'displayName'>[]>(
    `select id, display_name as "displayName" from people where id = any($1::uuid[])`,
    [ids],
  );
}
