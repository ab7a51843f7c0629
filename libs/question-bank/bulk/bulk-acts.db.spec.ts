import type { Job } from '@app/contracts/jobs.js';
import type { Actor } from '@app/kernel/actor.js';
import { House, sampleContent } from '@app/testing/house.js';
import type { BulkAct } from '../domain/bulk.js';
import { GetBulkAct } from './get-bulk-act.js';
import { PreviewBulkAct, type BulkInput } from './preview-bulk-act.js';
import { RunBulkAct } from './run-bulk-act.js';
import { SettleBulkAct } from './settle-bulk-act.js';

let house: House;
let owner: Actor;
let other: Actor;
let use: { preview: PreviewBulkAct; get: GetBulkAct; settle: SettleBulkAct };
let group = 0;
beforeAll(async () => {
  house = await House.open();
  const { transactions } = house;
  use = {
    preview: new PreviewBulkAct(transactions),
    get: new GetBulkAct(transactions),
    settle: new SettleBulkAct(transactions),
  };
  owner = await house.person('instructor');
  other = await house.person('instructor');
});
afterAll(() => house.close());

const refusal = (code: string) => expect.objectContaining({ code });

/** Drafts that a search for `word` finds. */
async function drafts(count: number, by = owner) {
  const word = `group-${(group += 1)}-`;
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const slug = `${word}${String(index).padStart(4, '0')}`;
    const question = { slug, topics: ['arrays'], level: 'entry' as const, content: sampleContent };
    ids.push((await house.createQuestion.run(by, question)).id);
  }
  return { filter: { q: word }, ids };
}

const preview = async (input: BulkInput, by = owner) => (await use.preview.run(by, input)).id;
const items = async (id: string, by = owner) =>
  (await use.get.items(by, id, { verdict: undefined, after: 0, limit: 100 })).items;
async function done(act: BulkAct, of: Omit<BulkInput, 'act'>, by = owner): Promise<string> {
  const id = await preview({ act, ...of }, by);
  await use.settle.run(by, id, 'apply');
  await house.work();
  return id;
}
async function undone(id: string): Promise<void> {
  await use.settle.run(owner, id, 'undo');
  await house.work();
}
const levelsOf = (ids: string[]) => Promise.all(ids.map(async (id) => (await house.getAuthored.run(id)).level));
const senior: BulkAct = { kind: 'set-level', level: 'senior' };
const acts = (id: string) => house.count(`select count(*) from audit_entries where after ->> 'bulkActId' = $1`, [id]);

it('shows what it would change, does that, and takes it back', async () => {
  const { filter, ids } = await drafts(5);
  const id = await preview({ act: senior, filter });
  expect(await use.get.run(owner, id)).toMatchObject({ state: 'previewed', byVerdict: { change: 5 }, undoable: false });
  expect(await levelsOf(ids)).toEqual(Array(5).fill('entry'));
  expect(await items(id)).toMatchObject(
    ids.map((questionId) => ({ questionId, before: { level: 'entry' }, after: { level: 'senior' }, outcome: null })),
  );
  await use.settle.run(owner, id, 'apply');
  await house.work();
  expect(await levelsOf(ids)).toEqual(Array(5).fill('senior'));
  expect(await use.get.run(owner, id)).toMatchObject({ state: 'applied', byOutcome: { done: 5 }, undoable: true });
  await undone(id);
  expect(await levelsOf(ids)).toEqual(Array(5).fill('entry'));
  expect(await use.get.run(owner, id)).toMatchObject({ state: 'undone', byOutcome: { done: 0, undone: 5 } });
  expect(await acts(id)).toBe(10);
});

it('does only what was seen: a question that has moved on is left, and is kept by an undo', async () => {
  const { filter, ids } = await drafts(3);
  const id = await preview({ act: senior, filter });
  await house.saveDraft.run(owner, { questionId: ids[0]!, level: 'mid', content: sampleContent });
  await house.createQuestion.run(owner, {
    slug: `${filter.q}later`,
    topics: ['arrays'],
    level: 'entry',
    content: sampleContent,
  });
  await use.settle.run(owner, id, 'apply');
  await house.work();
  expect(await levelsOf(ids)).toEqual(['mid', 'senior', 'senior']);
  await house.saveDraft.run(owner, { questionId: ids[1]!, level: 'mid', content: sampleContent });
  await undone(id);
  expect(await levelsOf(ids)).toEqual(['mid', 'mid', 'entry']);
  expect((await items(id)).map(({ outcome }) => outcome)).toEqual(['left', 'kept', 'undone']);
});

it('refuses what a person may not do, question by question, with the reason', async () => {
  const { filter, ids } = await drafts(2);
  const { ids: foreign } = await drafts(1, other);
  const id = await preview({ act: { kind: 'retire' }, filter: {}, ids: [...ids, ...foreign] });
  expect((await items(id)).map(({ verdict, reason }) => [verdict, reason])).toEqual([
    ['refused', 'wrong-state'],
    ['refused', 'wrong-state'],
    ['refused', 'not-editor'],
  ]);
  const nobody = { kind: 'set-owner', ownerId: (await house.person()).personId } as const;
  await expect(preview({ act: nobody, filter })).rejects.toEqual(refusal('question.unknown-person'));
  await expect(preview({ act: { kind: 'add-topics', topics: ['nope'] }, filter })).rejects.toEqual(
    refusal('question.unknown-topic'),
  );
});

it('submits, publishes what is approved, and retires; only the first is undone', async () => {
  const { filter, ids } = await drafts(3);
  const submitted = await done({ kind: 'submit' }, { filter });
  await undone(submitted);
  expect((await house.getAuthored.run(ids[0]!)).versions[0]!.state).toBe('draft');
  await done({ kind: 'submit' }, { filter });
  for (const questionId of ids) await house.approveVersion.run(other, { questionId, number: 1 });
  const published = await done({ kind: 'publish' }, { filter });
  expect(await house.getAuthored.run(ids[0]!)).toMatchObject({
    publishedVersion: 1,
    versions: [{ state: 'published', publishedAt: expect.any(Date) }],
  });
  await expect(use.settle.run(owner, published, 'undo')).rejects.toEqual(refusal('bulk.not-undoable'));
  await house.saveDraft.run(owner, { questionId: ids[0]!, content: { ...sampleContent, prompt: 'Second?' } });
  await done({ kind: 'submit' }, { filter, ids: [ids[0]!] });
  await house.approveVersion.run(other, { questionId: ids[0]!, number: 2 });
  await done({ kind: 'publish' }, { filter });
  const { versions, publishedVersion } = await house.getAuthored.run(ids[0]!);
  expect([publishedVersion, ...versions.map(({ state }) => state)]).toEqual([2, 'retired', 'published']);
  const [audited] = await house.query(
    `select before, after from audit_entries where subject_id = $1 and action = 'question.published' order by id desc`,
    [ids[0]],
  );
  expect(audited).toMatchObject({
    before: { number: 2, state: 'approved', publishedVersion: 1 },
    after: { number: 2, state: 'published', publishedVersion: 2 },
  });
  await done({ kind: 'retire' }, { filter });
  for (const id of ids) expect((await house.getAuthored.run(id)).publishedVersion).toBeNull();
});

it('hands over and changes topics, there and back', async () => {
  const { filter, ids } = await drafts(2);
  const topics = await done({ kind: 'add-topics', topics: ['sorting'] }, { filter });
  const handed = await done({ kind: 'set-owner', ownerId: other.personId }, { filter });
  expect(await house.getAuthored.run(ids[1]!)).toMatchObject({
    topics: ['arrays', 'sorting'],
    owner: { id: other.personId },
    editors: [{ id: owner.personId }],
  });
  await undone(handed);
  await undone(topics);
  expect(await house.getAuthored.run(ids[1]!)).toMatchObject({
    topics: ['arrays'],
    owner: { id: owner.personId },
    editors: [],
  });
});

it('is done once, however often it is asked for, delivered, and by however many at once', async () => {
  const { filter, ids } = await drafts(450);
  const act: BulkAct = { kind: 'add-topics', topics: ['trees'] };
  const made = await Promise.all(Array.from({ length: 5 }, () => use.preview.run(owner, { act, filter }, 'one key')));
  const [id] = new Set(made.map((one) => one.id));
  expect(new Set(made.map((one) => one.id)).size).toBe(1);
  await Promise.all(Array.from({ length: 5 }, () => use.settle.run(owner, id!, 'apply')));
  const jobs = await house.query<Job<'bulk.run'>>(
    `select name, payload, id as "outboxId" from outbox where name = 'bulk.run' and done_at is null`,
  );
  expect(jobs).toHaveLength(1);
  await Promise.all(Array.from({ length: 4 }, () => new RunBulkAct(house.transactions).run(jobs[0]!)));
  await new RunBulkAct(house.transactions).run(jobs[0]!);
  expect(await use.get.run(owner, id!)).toMatchObject({ state: 'applied', progress: 1, byOutcome: { done: 450 } });
  expect(await acts(id!)).toBe(450);
  expect(await house.count(`select count(*) from question_topics where question_id = any($1)`, [ids])).toBe(900);
});

it('does nothing for somebody who writes no questions any more', async () => {
  const { filter, ids } = await drafts(1);
  const id = await preview({ act: senior, filter });
  await use.settle.run(owner, id, 'apply');
  await house.query(`update people set role = 'candidate' where id = $1`, [owner.personId]);
  await house.work();
  await house.query(`update people set role = 'instructor' where id = $1`, [owner.personId]);
  expect(await levelsOf(ids)).toEqual(['entry']);
  expect((await items(id)).map(({ outcome }) => outcome)).toEqual(['left']);
});

it('is one’s own, and is not done before it was looked at or undone before it was done', async () => {
  const { filter } = await drafts(1);
  const id = await preview({ act: senior, filter });
  await expect(use.settle.run(other, id, 'apply')).rejects.toEqual(refusal('resource.not-found'));
  await expect(use.get.run(other, id)).rejects.toEqual(refusal('resource.not-found'));
  await expect(use.settle.run(owner, id, 'undo')).rejects.toEqual(refusal('bulk.wrong-state'));
  expect((await use.get.list(owner)).map((one) => one.id)).toContain(id);
});
