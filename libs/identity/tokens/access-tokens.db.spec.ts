import type { Actor } from '@app/kernel/actor.js';
import { House } from '@app/testing/house.js';
import { mostTokens, type TokenWish } from '../domain/token-scopes.js';
import { FindActor } from '../find-actor.js';
import { ManagePerson } from '../manage-person.js';
import { shutAccount } from '../shut-account.js';
import { CreateToken } from './create-token.js';
import { ListTokens } from './list-tokens.js';
import { RevokeToken } from './revoke-token.js';
import { newTokenText } from './token-text.js';

let house: House;
let owner: Actor;
beforeAll(async () => {
  house = await House.open();
});
beforeEach(async () => {
  owner = await house.person('instructor');
});
afterAll(() => house.close());

const wish: TokenWish = { name: ' Nightly export ', scopes: ['questions:read'], expiresAt: null };
const create = (change: Partial<TokenWish> = {}, actor = owner) =>
  new CreateToken(house.transactions).run(actor, { ...wish, ...change });
const list = (actor = owner) => new ListTokens(house.transactions).run(actor);
const revoke = (id: string, actor = owner) => new RevokeToken(house.transactions).run(actor, id);
const find = (token: string) => new FindActor(house.transactions).run(token, 'access-token');
const change = (id: string, sql: string) => house.query(`update access_tokens set ${sql} where id = $1`, [id]);

describe('an access token', () => {
  it('stands for its owner within its scopes, and is listed without what it is', async () => {
    const { id, token } = await create();
    expect(await find(token)).toMatchObject({ actor: owner, person: { id: owner.personId }, scopes: wish.scopes });
    expect(await list()).toEqual([
      {
        id,
        name: 'Nightly export',
        scopes: ['questions:read'],
        createdAt: expect.any(Date),
        expiresAt: null,
        lastUsedAt: expect.any(Date),
      },
    ]);
  });

  it('is kept nowhere, nor is its secret part', async () => {
    const { id, token } = await create();
    await find(token);
    await revoke(id);
    const kept = JSON.stringify([
      await house.query('select * from access_tokens'),
      await house.query('select * from audit_entries'),
      await house.query('select * from outbox'),
    ]);
    expect(kept).toContain('Nightly export');
    expect(kept).not.toContain(token.slice(4, 47));
  });

  it('is nobody where it is made up, mistyped, or the token of a sign-in', async () => {
    const { token } = await create();
    const other = token.endsWith('A') ? 'B' : 'A';
    expect(await find(newTokenText())).toBeUndefined();
    expect(await find(token.slice(0, -1) + other)).toBeUndefined();
    expect(await find('A'.repeat(43))).toBeUndefined();
    expect(await new FindActor(house.transactions).run(token, 'sign-in')).toBeUndefined();
  });

  it('ends when it expires, to the moment, and stays in the list', async () => {
    const { id, token } = await create({ expiresAt: new Date(Date.now() + 3_600_000) });
    expect(await find(token)).toBeDefined();
    await change(id, `expires_at = clock_timestamp()`);
    expect(await find(token)).toBeUndefined();
    expect(await list()).toMatchObject([{ id }]);
  });

  it('ends by being revoked, by its owner only, once', async () => {
    const { id, token } = await create();
    const stranger = await house.person('admin');
    await expect(revoke(id, stranger)).rejects.toMatchObject({ code: 'resource.not-found' });
    expect(await find(token)).toBeDefined();
    const outcomes = await Promise.allSettled([revoke(id), revoke(id), revoke(id)]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await find(token)).toBeUndefined();
    const acts = await house.query(
      `select action, actor_id as "actorId", before, after from audit_entries where subject_id = $1 order by id`,
      [id],
    );
    const what = { name: 'Nightly export', scopes: ['questions:read'], expiresAt: null };
    expect(acts).toEqual([
      { action: 'token.created', actorId: owner.personId, before: null, after: what },
      { action: 'token.revoked', actorId: owner.personId, before: what, after: null },
    ]);
  });

  it('goes by the role that its owner has now', async () => {
    const { token } = await create();
    await house.query(`update people set role = 'candidate' where id = $1`, [owner.personId]);
    expect((await find(token))?.actor.role).toBe('candidate');
  });

  it('notes its last use once a minute, not each time', async () => {
    const { id, token } = await create();
    const lastUsedAt = async () => (await list())[0]?.lastUsedAt?.getTime();
    expect(await lastUsedAt()).toBeUndefined();
    await Promise.all([find(token), find(token), find(token)]);
    const first = await lastUsedAt();
    expect(first).toBeDefined();
    await find(token);
    expect(await lastUsedAt()).toBe(first);
    await change(id, `last_used_at = last_used_at - interval '61 seconds'`);
    await find(token);
    expect(await lastUsedAt()).toBeGreaterThanOrEqual(first!);
  });
});

describe('making one', () => {
  it('is refused with what is wrong, and makes nothing', async () => {
    const refused = { code: 'request.invalid', faults: [{ pointer: '/scopes/0' }] };
    await expect(create({ scopes: ['people:read'] })).rejects.toMatchObject(refused);
    const past = { code: 'request.invalid', faults: [{ pointer: '/expiresAt' }] };
    await expect(create({ expiresAt: new Date(Date.now() - 60_000) })).rejects.toMatchObject(past);
    expect(await list()).toEqual([]);
  });

  it('ends at the most there may be, also of many at once', async () => {
    const outcomes = await Promise.allSettled(Array.from({ length: mostTokens + 5 }, () => create()));
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(refused.map(({ reason }) => (reason as { code: string }).code)).toEqual(Array(5).fill('token.too-many'));
    const tokens = await list();
    expect(tokens).toHaveLength(mostTokens);
    await revoke(tokens[0]!.id);
    await create();
    await expect(create()).rejects.toMatchObject({ code: 'token.too-many' });
  });

  it('leaves no token to whoever is disabled meanwhile, and none comes back with them', async () => {
    const admin = await house.person('admin');
    const manage = new ManagePerson(house.transactions);
    for (let round = 0; round < 5; round += 1) {
      const person = await house.person();
      const making = create({ scopes: ['me:read'] }, person).catch(() => undefined);
      await manage.run(admin, { personId: person.personId, disabled: true });
      const made = await making;
      expect(made && (await find(made.token))).toBeUndefined();
      expect(await list(person)).toEqual([]);
      await expect(create({ scopes: ['me:read'] }, person)).rejects.toMatchObject({ code: 'actor.unauthenticated' });
      await manage.run(admin, { personId: person.personId, disabled: false });
      expect(made && (await find(made.token))).toBeUndefined();
    }
  });

  it('leaves none to an account that is shut', async () => {
    const { token } = await create();
    await house.transactions.run((tx) => shutAccount(tx, owner));
    expect(await find(token)).toBeUndefined();
    expect(await list()).toEqual([]);
  });
});
