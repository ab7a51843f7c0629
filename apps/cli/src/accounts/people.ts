import type { Role } from '@app/kernel/actor.js';
import { allOf, dataOf, type Api, type Schemas } from '../connection.js';
import { UsageFault } from '../failures.js';
import { plainText } from '../terminal/plain-text.js';
import { say } from '../terminal/terminal.js';

type Person = Schemas['PeoplePage']['items'][number];

const peopleOf = (api: Api, q: string | undefined): AsyncGenerator<Person> =>
  allOf((cursor) => {
    const query = { limit: 100, ...(q !== undefined && { q }), ...(cursor !== undefined && { cursor }) };
    return dataOf(api.GET('/api/v1/admin/people', { params: { query } }));
  });

/** One person a line, by tabs; as JSON, one object a line. */
export async function listPeople(api: Api, { query, json }: { query?: string; json: boolean }): Promise<void> {
  for await (const person of peopleOf(api, query)) say(json ? JSON.stringify(person) : personLine(person));
}

export async function giveRole(api: Api, email: string, role: Role): Promise<void> {
  const { id } = await findByEmail(api, email);
  say(personLine(await dataOf(api.PATCH('/api/v1/admin/people/{id}', { params: { path: { id } }, body: { role } }))));
}

async function findByEmail(api: Api, email: string): Promise<Person> {
  for await (const person of peopleOf(api, email)) {
    if (person.email.toLowerCase() === email.toLowerCase()) return person;
  }
  throw new UsageFault(`Nobody has the address ${email}.`);
}

const personLine = ({ id, email, displayName, role, disabled }: Person) =>
  [id, email, displayName, disabled ? `${role} (disabled)` : role].map(plainText).join('\t');
