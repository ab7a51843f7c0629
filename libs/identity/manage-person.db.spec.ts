import { setTimeout as sleep } from 'node:timers/promises';
import { House } from '@app/testing/house.js';
import { ListPeople } from './list-people.js';
import { AttemptLimits } from './attempt-limits.js';
import { ManagePerson } from './manage-person.js';
import { PasswordHash } from './password-hash.js';
import { SignIn } from './sign-in.js';
import { SignUp } from './sign-up.js';

let house: House;
let manage: ManagePerson;
beforeAll(async () => {
  house = await House.open();
  manage = new ManagePerson(house.transactions);
});
afterAll(() => house.close());

describe('managing people', () => {
  it('gives a role, disables with all sign-ins, and writes it down', async () => {
    const [admin, person] = [await house.person('admin'), await house.person()];
    expect(await manage.run(admin, { personId: person.personId, role: 'instructor' })).toMatchObject({
      role: 'instructor',
      disabled: false,
    });
    const signIns = () => house.count(`select count(*) from sign_ins where person_id = $1`, [person.personId]);
    expect(await signIns()).toBe(1);
    await manage.run(admin, { personId: person.personId, disabled: true });
    expect(await signIns()).toBe(0);
    const acts = await house.query<{ after: object }>(
      `select after from audit_entries where subject_id = $1 order by id`,
      [person.personId],
    );
    expect(acts.map(({ after }) => after)).toEqual([
      { role: 'instructor', disabled: false },
      { role: 'instructor', disabled: true },
    ]);
  });

  it('refuses oneself, and the unknown', async () => {
    const admin = await house.person('admin');
    const change = (personId: string) => manage.run(admin, { personId, role: 'candidate' });
    await expect(change(admin.personId)).rejects.toMatchObject({ code: 'person.oneself' });
    await expect(change('00000000-0000-4000-8000-000000000000')).rejects.toMatchObject({ code: 'resource.not-found' });
  });

  it('leaves one admin of two who demote each other at once', async () => {
    const [one, other] = [await house.person('admin'), await house.person('admin')];
    const outcomes = await Promise.allSettled([
      manage.run(one, { personId: other.personId, role: 'candidate' }),
      manage.run(other, { personId: one.personId, role: 'candidate' }),
    ]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('leaves nobody signed in whose password was being looked at when they were disabled', async () => {
    const [limits, passwords] = [new AttemptLimits(house.dataSource, house.config), new PasswordHash()];
    const account = { email: 'hurried@example.org', password: 'quite long, quite new', address: '127.0.0.1' };
    const signUp = new SignUp(house.transactions, house.config, limits, passwords);
    const { person } = await signUp.run({ ...account, displayName: 'Hurried' });
    const admin = await house.person('admin');
    const signIn = () =>
      new SignIn(house.transactions, limits, passwords).run(account).then(
        () => 'ok',
        (error: { code: string }) => error.code,
      );
    const attempts: Promise<string>[] = [];
    await house.transactions.run(async (tx) => {
      await tx.query(`select 1 from people where id = $1 for update`, [person.id]);
      attempts.push(...Array.from({ length: 6 }, signIn));
      const waiting = `select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
      while ((await house.count(waiting)) < attempts.length) await sleep(20);
      await tx.query(`update people set disabled_at = clock_timestamp() where id = $1`, [person.id]);
      await tx.query(`delete from sign_ins where person_id = $1`, [person.id]);
    });
    expect(new Set(await Promise.all(attempts))).toEqual(new Set(['account.bad-credentials']));
    await manage.run(admin, { personId: person.id, disabled: false });
    expect(await house.count(`select count(*) from sign_ins where person_id = $1`, [person.id])).toBe(0);
  });

  it('lists people page by page, and finds them by part of the address', async () => {
    const list = new ListPeople(house.transactions);
    await house.query(
      `insert into people (email, display_name, role, password_hash) values ('İ1@x.org', '', 'candidate', ''), ('i2@x.org', '', 'candidate', '')`,
    );
    const seen: string[] = [];
    for (let afterEmail: string | null | undefined; afterEmail !== null;) {
      const page: Awaited<ReturnType<ListPeople['run']>> = await list.run({}, { limit: 1, afterEmail });
      seen.push(...page.items.map(({ id }) => id));
      afterEmail = page.nextEmail;
    }
    expect(new Set(seen).size).toBe(await house.count(`select count(*) from people`));
    expect((await list.run({ q: '2@X.org' }, { limit: 5, afterEmail: undefined })).items).toHaveLength(1);
  });
});
