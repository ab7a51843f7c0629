import { Config, configSchema } from '@app/config/config.js';
import { Transactions } from '@app/database/tx.js';
import { cloneDatabase, openDataSource, type TestDatabase } from '@app/testing/database.js';
import { hash } from 'argon2';
import type { DataSource } from 'typeorm';
import { AttemptLimits } from './attempt-limits.js';
import { EnsureFirstAdmin } from './ensure-first-admin.js';
import { FindActor } from './find-actor.js';
import { GetMe } from './get-me.js';
import { argon2, limits } from './limits.js';
import { PasswordHash } from './password-hash.js';
import { SignIn } from './sign-in.js';
import { SignOut } from './sign-out.js';
import { SignUp } from './sign-up.js';
import { UpdateMe } from './update-me.js';

const password = 'quite long, quite new';

function makeUseCases(dataSource: DataSource, settings: Record<string, string> = {}) {
  const config = new Config({ ...configSchema.parse(settings), DATABASE_URL: 'postgres://unused' });
  const transactions = new Transactions(dataSource);
  const attempts = new AttemptLimits(dataSource, config);
  const hashes = new PasswordHash();
  return {
    signUp: new SignUp(transactions, config, attempts, hashes),
    signIn: new SignIn(transactions, attempts, hashes),
    signOut: new SignOut(transactions),
    findActor: new FindActor(transactions),
    getMe: new GetMe(transactions),
    updateMe: new UpdateMe(transactions),
    ensureFirstAdmin: new EnsureFirstAdmin(transactions, hashes),
  };
}

let database: TestDatabase;
let dataSource: DataSource;
let use: ReturnType<typeof makeUseCases>;
beforeEach(async () => {
  database = await cloneDatabase();
  dataSource = await openDataSource(database.url);
  use = makeUseCases(dataSource);
});
afterEach(async () => {
  await dataSource.destroy();
  await database.drop();
});

const ada = { email: 'ada@example.org', password, displayName: 'Ada', address: '10.0.0.1' };
const signIn = (change: Partial<Parameters<SignIn['run']>[0]> = {}) =>
  use.signIn.run({ email: ada.email, password, address: ada.address, ...change });
const query = <T>(sql: string, parameters?: unknown[]) => dataSource.query<T[]>(sql, parameters);
const codes = async (attempts: Promise<unknown>[]) =>
  (await Promise.allSettled(attempts)).map((result) =>
    result.status === 'fulfilled' ? 'ok' : (result.reason as { code?: string }).code,
  );

describe('signing up', () => {
  it('makes a candidate who is signed in', async () => {
    const { person, token } = await use.signUp.run({ ...ada, email: '  Ada@Example.org ', displayName: ' Ada ' });
    expect(person).toMatchObject({ email: 'Ada@Example.org', displayName: 'Ada', role: 'candidate', timeZone: 'UTC' });
    expect(await use.findActor.run(token)).toEqual({ actor: { personId: person.id, role: 'candidate' }, person });
  });

  it('twenty times at once makes one account', async () => {
    const seen = await codes(
      Array.from({ length: 20 }, (_, n) => use.signUp.run({ ...ada, email: n % 2 ? ada.email : 'ADA@example.org' })),
    );
    expect(seen.filter((code) => code === 'ok')).toHaveLength(1);
    expect(seen.filter((code) => code === 'account.email-taken')).toHaveLength(19);
    expect(await query('select 1 from people')).toHaveLength(1);
    expect(await query('select 1 from sign_ins')).toHaveLength(1);
  });

  it('stores neither password nor token', async () => {
    const { token } = await use.signUp.run(ada);
    const stored = JSON.stringify([await query('select * from people'), await query('select * from sign_ins')]);
    expect(stored).not.toContain(password);
    expect(stored).not.toContain(token);
    const [row] = await query<{ password_hash: string }>('select password_hash from people');
    expect(row?.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it('refuses a weak password, a blank name, and everybody where it is closed', async () => {
    await expect(use.signUp.run({ ...ada, password: 'password123' })).rejects.toMatchObject({
      code: 'request.invalid',
    });
    await expect(use.signUp.run({ ...ada, displayName: '   ' })).rejects.toMatchObject({
      code: 'request.invalid',
      faults: [{ pointer: '/displayName' }],
    });
    const closed = makeUseCases(dataSource, { SIGN_UP: 'off' });
    await expect(closed.signUp.run(ada)).rejects.toMatchObject({ code: 'actor.forbidden' });
    expect(await query('select 1 from people')).toHaveLength(0);
  });

  it('is limited per address, and not where the limit is 0', async () => {
    const two = makeUseCases(dataSource, { SIGN_UPS_PER_HOUR: '2' });
    const sequence = ['a', 'b', 'c'].map((name) => ({ ...ada, email: `${name}@example.org` }));
    expect(await codes(sequence.map((account) => two.signUp.run(account)))).toEqual(
      expect.arrayContaining(['ok', 'ok', 'request.rate-limited']),
    );
    expect(await codes([two.signUp.run({ ...ada, email: 'd@example.org', address: '10.0.0.2' })])).toEqual(['ok']);
    const free = makeUseCases(dataSource, { SIGN_UPS_PER_HOUR: '0' });
    expect(await codes([free.signUp.run({ ...ada, email: 'e@example.org' })])).toEqual(['ok']);
  });
});

describe('signing in', () => {
  beforeEach(() => use.signUp.run(ada));

  it('takes the address in any case and the password in any composition', async () => {
    await use.signUp.run({ ...ada, email: 'zoe@example.org', password: 'Zürich-über-alles-nicht' });
    await signIn({ email: ' ADA@Example.ORG ' });
    await signIn({ email: 'zoe@example.org', password: 'Zürich-über-alles-nicht' });
  });

  it('tells nothing of why it refuses', async () => {
    const wrong = await signIn({ password: 'something else' }).catch((error: unknown) => error);
    const unknown = await signIn({ email: 'nobody@example.org' }).catch((error: unknown) => error);
    await query(`update people set disabled_at = now()`);
    const disabled = await signIn().catch((error: unknown) => error);
    expect(wrong).toMatchObject({ code: 'account.bad-credentials' });
    expect([unknown, disabled]).toEqual([wrong, wrong]);
  });

  it('gives a new token and ends the one the browser had, not those of others', async () => {
    const here = await signIn();
    const elsewhere = await signIn();
    const again = await signIn({ previousToken: here.token });
    expect(await use.findActor.run(here.token)).toBeUndefined();
    expect(await use.findActor.run(elsewhere.token)).toBeDefined();
    expect(await use.findActor.run(again.token)).toBeDefined();
  });

  it('hashes anew where the parameters have risen', async () => {
    const old = await hash(password, { ...argon2, memoryCost: 8_192 });
    await query('update people set password_hash = $1', [old]);
    await signIn();
    const [row] = await query<{ password_hash: string }>('select password_hash from people');
    expect(row?.password_hash).toContain('m=19456,t=2,p=1');
    await signIn();
  });

  it('looks at 10 wrong passwords of an account, even simultaneous ones, then at none', async () => {
    const seen = await codes(
      Array.from({ length: 30 }, (_, n) => signIn({ password: `wrong ${n}`, address: `10.1.0.${n}` })),
    );
    expect(seen.filter((code) => code === 'account.bad-credentials')).toHaveLength(limits.accountFailures.points);
    const refusal = await signIn().catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: 'request.rate-limited', extra: { retryAfterSeconds: expect.any(Number) } });
  });

  it('counts unknown accounts as known ones', async () => {
    const attempt = () => signIn({ email: 'nobody@example.org', address: '10.2.0.1' });
    const seen = await codes(Array.from({ length: 12 }, attempt));
    expect(seen.filter((code) => code === 'account.bad-credentials')).toHaveLength(10);
  });

  it('begins to count anew after a success', async () => {
    for (let n = 0; n < 9; n += 1) await codes([signIn({ password: 'wrong password' })]);
    await signIn();
    for (let n = 0; n < 9; n += 1) await codes([signIn({ password: 'wrong password' })]);
    await signIn();
  });

  it('is limited per address over many accounts', async () => {
    const guess = (n: number) => signIn({ email: `person${n}@example.org`, address: '10.9.9.9' });
    for (let n = 0; n < limits.addressFailures.points; n += 10) {
      await codes(Array.from({ length: 10 }, (_, step) => guess(n + step)));
    }
    expect(await codes([guess(1_000)])).toEqual(['request.rate-limited']);
    expect(await codes([signIn({ address: '10.9.9.8' })])).toEqual(['ok']);
  });

  it('is limited while the counts can not be kept in the database', async () => {
    await query('drop table rate_limits');
    const seen = await codes(Array.from({ length: 15 }, () => signIn({ password: 'wrong password' })));
    expect(seen.filter((code) => code === 'account.bad-credentials')).toHaveLength(10);
    expect(seen.filter((code) => code === 'request.rate-limited')).toHaveLength(5);
  });
});

describe('a sign-in', () => {
  let token: string;
  beforeEach(async () => ({ token } = await use.signUp.run(ada)));

  it('ends by signing out', async () => {
    await use.signOut.run(token);
    expect(await use.findActor.run(token)).toBeUndefined();
    await use.signOut.run(token);
  });

  it('ends as soon as the person is disabled, and a new role counts at once', async () => {
    await query(`update people set role = 'instructor'`);
    expect((await use.findActor.run(token))?.actor.role).toBe('instructor');
    await query(`update people set disabled_at = now()`);
    expect(await use.findActor.run(token)).toBeUndefined();
  });

  it.each([
    ['14 days unused', `last_seen_at = now() - interval '14 days 1 second'`],
    ['30 days in all', `expires_at = now() - interval '1 second'`],
  ])('ends after %s', async (_, change) => {
    await query(`update sign_ins set ${change}`);
    expect(await use.findActor.run(token)).toBeUndefined();
    await signIn();
    expect(await query('select 1 from sign_ins')).toHaveLength(1);
  });

  it('notes its last use every ten minutes, not each time', async () => {
    const lastSeen = async () => (await query<{ at: string }>('select last_seen_at::text as at from sign_ins'))[0]?.at;
    const first = await lastSeen();
    await use.findActor.run(token);
    expect(await lastSeen()).toBe(first);
    await query(`update sign_ins set last_seen_at = now() - interval '11 minutes'`);
    await use.findActor.run(token);
    expect(Date.parse((await lastSeen()) ?? '')).toBeGreaterThanOrEqual(Date.parse(first ?? ''));
  });
});

describe('my settings', () => {
  it('change where they are given and stay where they are not', async () => {
    const { person } = await use.signUp.run(ada);
    const actor = { personId: person.id, role: person.role };
    await use.updateMe.run(actor, { timeZone: 'Asia/Tokyo', rolloverHour: 0 });
    const changed = await use.updateMe.run(actor, { displayName: ' Ada L. ', desiredRetention: 0.85 });
    expect(changed).toEqual({
      ...person,
      timeZone: 'Asia/Tokyo',
      rolloverHour: 0,
      displayName: 'Ada L.',
      desiredRetention: 0.85,
    });
    expect(await use.getMe.run(actor)).toEqual(changed);
    await expect(use.updateMe.run(actor, { timeZone: 'Nowhere' })).rejects.toMatchObject({ code: 'request.invalid' });
  });
});

describe('the first admin', () => {
  it('is made once, however many set up at once, and can sign in', async () => {
    const made = await Promise.all(Array.from({ length: 5 }, () => use.ensureFirstAdmin.run({})));
    const [first] = made.filter(({ created }) => created);
    expect(made.filter(({ created }) => created)).toHaveLength(1);
    expect(first?.password).toHaveLength(20);
    const { person } = await signIn({ email: first?.email ?? '', password: first?.password ?? '' });
    expect(person.role).toBe('admin');
  });

  it('has the address and password that are wanted, and is never changed afterwards', async () => {
    const wanted = { email: 'boss@example.org', password: 'a password of mine' };
    expect(await use.ensureFirstAdmin.run(wanted)).toEqual({ created: true, email: wanted.email });
    const second = await use.ensureFirstAdmin.run({ email: 'other@example.org', password: 'another password' });
    expect(second).toEqual({ created: false, email: wanted.email });
    await signIn(wanted);
  });

  it('is not made of an account that somebody else made', async () => {
    await use.signUp.run(ada);
    await expect(use.ensureFirstAdmin.run({ email: 'ADA@example.org' })).rejects.toMatchObject({
      code: 'account.email-taken',
    });
    await expect(use.ensureFirstAdmin.run({ password: 'password' })).rejects.toMatchObject({ code: 'request.invalid' });
  });
});
