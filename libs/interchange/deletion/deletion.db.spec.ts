import { randomUUID } from 'node:crypto';
import type { Job } from '@app/contracts/jobs.js';
import { AttemptLimits } from '@app/identity/attempt-limits.js';
import { ConfirmPassword } from '@app/identity/confirm-password.js';
import { FindActor } from '@app/identity/find-actor.js';
import { PasswordHash } from '@app/identity/password-hash.js';
import { SignIn } from '@app/identity/sign-in.js';
import type { Actor } from '@app/kernel/actor.js';
import { House } from '@app/testing/house.js';
import { DeleteAccount } from './delete-account.js';
import { GetDeletion } from './get-deletion.js';

let house: House;
let author: Actor;
let deleteAccount: DeleteAccount;
let signIn: SignIn;
beforeAll(async () => {
  house = await House.open();
  author = await house.person('instructor');
  const limits = new AttemptLimits(house.dataSource, house.config);
  const passwords = new PasswordHash();
  deleteAccount = new DeleteAccount(house.transactions, new ConfirmPassword(house.transactions, limits, passwords));
  signIn = new SignIn(house.transactions, limits, passwords);
});
afterAll(() => house.close());

const address = '127.0.0.1';
const password = 'a long phrase, well remembered';
const receiptOf = (receipt: string) => new GetDeletion(house.transactions).run(receipt);

async function somebody(role: Actor['role'] = 'candidate') {
  const actor = await house.person(role);
  await house.query(`update people set password_hash = $2 where id = $1`, [
    actor.personId,
    await new PasswordHash().hash(password),
  ]);
  const [{ email }] = (await house.query<{ email: string }>(`select email from people where id = $1`, [
    actor.personId,
  ])) as [{ email: string }];
  return { actor, email };
}

/** Somebody with something in every table that a candidate fills. */
async function busy() {
  const { actor, email } = await somebody();
  const { id: questionId, slug } = await house.question(author);
  for (let turn = 0; turn < 2; turn += 1) {
    const input = { questionId, submissionId: randomUUID(), response: { choices: ['a'] }, elapsedMs: 1 };
    await house.submitReview.run(actor, input);
  }
  const templateId = await house.template(author, { sections: [{ title: 'One', rules: [{ questions: [slug] }] }] });
  const { id: sessionId } = await house.startSession.run(actor, { templateId });
  await house.saveAnswer.run(actor, { sessionId, position: 1, revision: 1, response: { choices: ['a'] } });
  await house.finishSession.run(actor, sessionId);
  await house.work();
  await house.query(`insert into study_settings (person_id) values ($1) on conflict do nothing`, [actor.personId]);
  const [fit] = await house.query<{ id: string }>(
    `insert into parameter_fits (person_id, state, asked_by) values ($1, 'better', 'person') returning id`,
    [actor.personId],
  );
  await house.query(`update study_settings set fit_id = $2 where person_id = $1`, [actor.personId, fit!.id]);
  await house.query(`update cards set fit_id = $2 where person_id = $1`, [actor.personId, fit!.id]);
  await house.query(
    `insert into interview_goals (person_id, interview_on, topics, minutes_per_day, desired_retention)
     values ($1, '2030-01-01', '{arrays}', 20, 0.9)`,
    [actor.personId],
  );
  await house.query(`insert into streak_repairs values ($1, '2026-01-01', '2026-01-05')`, [actor.personId]);
  await house.query(`insert into idempotency_keys (person_id, key, fingerprint) values ($1, 'a', 'b')`, [
    actor.personId,
  ]);
  await house.query(
    `insert into audit_entries (actor_id, action, subject_id, after) values ($1, 'sitting.extended', $2, '{"reason": "is ill"}')`,
    [author.personId, sessionId],
  );
  return { actor, email, sessionId };
}

/** What still names a person, but the marks of their acts: who made a question, who acted. */
async function traces(personId: string): Promise<string[]> {
  const columns = await house.query<{ table: string; column: string }>(
    `select c.table_name as "table", c.column_name as "column"
       from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
      where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.data_type = 'uuid'`,
  );
  const marks = ['owner_id', 'author_id', 'approved_by', 'actor_id', 'set_by'];
  const found = [];
  for (const { table, column } of columns) {
    if (marks.includes(column)) continue;
    const count = await house.count(`select count(*) from "${table}" where "${column}" = $1`, [personId]);
    if (count > 0) found.push(`${table}.${column}`);
  }
  return found;
}

const job = async (receipt: string): Promise<Job> => {
  const [row] = await house.query<Job>(
    `select name, payload, id as "outboxId" from outbox where name = 'account.delete' and payload ->> 'deletionId' = $1`,
    [receipt],
  );
  return row!;
};

it('shuts at once, then removes all that names the person, and tells by its receipt', async () => {
  const { actor, email, sessionId } = await busy();
  const { token } = await signIn.run({ email, password, address });
  const other = await busy();
  const { receipt } = await deleteAccount.run(actor, { password, address });
  expect(await new FindActor(house.transactions).run(token)).toBeUndefined();
  await expect(signIn.run({ email, password, address })).rejects.toMatchObject({ code: 'account.bad-credentials' });
  expect(await receiptOf(receipt)).toMatchObject({ state: 'running', counts: {}, doneAt: null });
  await house.work();
  const done = await receiptOf(receipt);
  expect(done).toMatchObject({
    state: 'done',
    counts: { reviews: 3, cards: 1, sittings: 1, rememberedRequests: 1, auditEntriesBlanked: 1 },
  });
  expect(await traces(actor.personId)).toEqual([]);
  expect(
    await house.count(`select count(*) from audit_entries where subject_id = $1 and after is null`, [sessionId]),
  ).toBe(1);
  // Nothing of anybody else's went with it.
  expect(await house.count(`select count(*) from reviews where person_id = $1`, [other.actor.personId])).toBe(3);
  expect(await traces(other.actor.personId)).toContain('people.id');
});

it('is done once, however often, however many at once, and however late it is delivered', async () => {
  const { actor } = await busy();
  const { receipt } = await deleteAccount.run(actor, { password, address });
  const delivery = await job(receipt);
  await Promise.all(Array.from({ length: 5 }, () => house.handle(delivery)));
  const done = await receiptOf(receipt);
  expect(done).toMatchObject({ state: 'done', counts: { reviews: 3, cards: 1, sittings: 1 } });
  for (let time = 0; time < 2; time += 1) await house.handle(delivery);
  expect(await receiptOf(receipt)).toEqual(done);
});

it('takes what still waited to be done for the person', async () => {
  const { actor } = await somebody();
  const { id: questionId } = await house.question(author);
  const input = { questionId, submissionId: randomUUID(), response: { choices: ['a'] }, elapsedMs: 1 };
  await house.submitReview.run(actor, input);
  await house.sitting(actor);
  const { receipt } = await deleteAccount.run(actor, { password, address });
  await house.handle(await job(receipt));
  await house.work();
  expect(await receiptOf(receipt)).toMatchObject({ state: 'done' });
  expect(await traces(actor.personId)).toEqual([]);
});

it('keeps the questions of an instructor, and their looks at answers without them', async () => {
  const { actor } = await somebody('instructor');
  const { id } = await house.question(actor);
  const { sessionId } = await busy();
  await house.query(
    `insert into assessments (session_id, position, look, response, assessor_id, criteria, score, comment)
     values ($1, 1, 1, 'null', $2, '[]', 1, 'Well done.')`,
    [sessionId, actor.personId],
  );
  const { receipt } = await deleteAccount.run(actor, { password, address });
  await house.work();
  expect(await receiptOf(receipt)).toMatchObject({ state: 'done' });
  expect(await traces(actor.personId)).toEqual([]);
  expect(await house.getAuthored.run(id)).toMatchObject({ id });
  expect(
    await house.count(`select count(*) from assessments where session_id = $1 and assessor_id is null`, [sessionId]),
  ).toBe(1);
});

it('is refused with a wrong password, and to the last admin, also where two leave at once', async () => {
  const first = await somebody('admin');
  const second = await somebody('admin');
  await expect(deleteAccount.run(first.actor, { password: 'another', address })).rejects.toMatchObject({
    code: 'account.wrong-password',
  });
  const outcomes = await Promise.allSettled(
    [first, second].map(({ actor }) => deleteAccount.run(actor, { password, address })),
  );
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { code: 'account.last-admin' },
  });
});

it('knows nothing of a receipt that nobody was given', async () => {
  await expect(receiptOf(randomUUID())).rejects.toMatchObject({ code: 'resource.not-found' });
});
