import type { Actor } from '@app/kernel/actor.js';
import { House, sampleContent } from '@app/testing/house.js';
import { tickedItems } from '../domain/checklist.js';
import { AddComment } from './add-comment.js';
import { GetChecklist } from './get-checklist.js';
import { ListComments } from './list-comments.js';
import { ListWaiting } from './list-waiting.js';
import { RejectVersion } from './reject-version.js';
import { ResolveComment } from './resolve-comment.js';
import { TickChecklist } from './tick-checklist.js';

let house: House;
let author: Actor;
let reviewer: Actor;
let use: {
  add: AddComment;
  list: ListComments;
  resolve: ResolveComment;
  reject: RejectVersion;
  checklist: GetChecklist;
  tick: TickChecklist;
  waiting: ListWaiting;
};
beforeAll(async () => {
  house = await House.open({ TWO_PERSON_REVIEW: 'on' });
  const { transactions, config } = house;
  use = {
    add: new AddComment(transactions),
    list: new ListComments(transactions),
    resolve: new ResolveComment(transactions),
    reject: new RejectVersion(transactions, config),
    checklist: new GetChecklist(transactions, config),
    tick: new TickChecklist(transactions, config),
    waiting: new ListWaiting(transactions, config),
  };
  author = await house.person('instructor');
  reviewer = await house.person('instructor');
});
afterAll(() => house.close());

const nowhere = '00000000-0000-4000-8000-000000000000';
const refusal = (code: string) => expect.objectContaining({ code });

async function submitted(by = author): Promise<{ questionId: string; number: number }> {
  const question = { topics: ['arrays'], level: 'entry' as const, content: sampleContent };
  const { id } = await house.createQuestion.run(by, question);
  await house.moveVersion.run(by, { questionId: id, number: 1, act: 'submit' });
  return { questionId: id, number: 1 };
}
const approve = (version: { questionId: string; number: number }, by = reviewer) =>
  house.approveVersion.run(by, version);
const stateOf = async (questionId: string) => (await house.getAuthored.run(questionId)).versions.at(-1)!.state;
const actionsOf = async (questionId: string) =>
  (
    await house.query<{ action: string }>(`select action from audit_entries where subject_id = $1 order by id`, [
      questionId,
    ])
  ).map(({ action }) => action.replace('question.', ''));

describe('the thread', () => {
  it('holds comments at places of the content, their replies, and who resolved them', async () => {
    const version = await submitted();
    const { id } = await use.add.run(reviewer, { ...version, text: 'Is **b** right?', pointer: '/options/b' });
    await use.add.run(author, { ...version, text: 'It is.', replyTo: id });
    await use.resolve.run(reviewer, { ...version, commentId: id }, 'resolve');
    const thread = await use.list.run(version.questionId, 1);
    expect(thread).toMatchObject([
      { id, pointer: '/options/b', replyTo: null, author: { id: reviewer.personId, displayName: 'Somebody' } },
      { pointer: null, replyTo: id, author: { id: author.personId }, resolvedBy: null },
    ]);
    expect(thread[0]).toMatchObject({ resolvedBy: { id: reviewer.personId }, resolvedAt: expect.any(Date) });
    await use.resolve.run(author, { ...version, commentId: id }, 'reopen');
    await use.resolve.run(author, { ...version, commentId: id }, 'reopen');
    expect((await house.getAuthored.run(version.questionId)).versions[0]!.openComments).toBe(1);
    expect(await actionsOf(version.questionId)).toEqual([
      'created',
      'submitted',
      'commented',
      'commented',
      'comment-resolved',
      'comment-reopened',
    ]);
  });

  it('refuses places and threads that are not there', async () => {
    const [version, another] = [await submitted(), await submitted()];
    const add = (comment: object, of = version) => use.add.run(reviewer, { ...of, text: 'Hm.', ...comment });
    const { id } = await add({});
    const { id: replyId } = await add({ replyTo: id });
    const invalid = (pointer: string) =>
      expect.objectContaining({ code: 'request.invalid', faults: [expect.objectContaining({ pointer })] });
    await expect(add({ pointer: '/options/z' })).rejects.toEqual(invalid('/pointer'));
    await expect(add({ replyTo: replyId })).rejects.toEqual(invalid('/replyTo'));
    await expect(add({ replyTo: id }, another)).rejects.toEqual(invalid('/replyTo'));
    await expect(add({}, { questionId: nowhere, number: 1 })).rejects.toEqual(refusal('resource.not-found'));
    await expect(use.resolve.run(author, { ...version, commentId: replyId }, 'resolve')).rejects.toEqual(
      refusal('resource.not-found'),
    );
    await expect(use.resolve.run(author, { ...another, commentId: id }, 'resolve')).rejects.toEqual(
      refusal('resource.not-found'),
    );
  });

  it('takes a comment once for its key, however often it is sent', async () => {
    const version = await submitted();
    await Promise.all(Array.from({ length: 5 }, () => use.add.run(reviewer, { ...version, text: 'Once.' }, 'a key')));
    expect(await use.list.run(version.questionId, 1)).toHaveLength(1);
  });
});

describe('changes', () => {
  it('are asked for with a comment, now or before', async () => {
    const version = await submitted();
    await expect(use.reject.run(reviewer, version)).rejects.toEqual(refusal('question.comment-needed'));
    expect(await stateOf(version.questionId)).toBe('in-review');
    await use.reject.run(reviewer, version, { text: 'Say why.', pointer: '/explanation' });
    expect(await stateOf(version.questionId)).toBe('draft');
    await house.moveVersion.run(author, { ...version, act: 'submit' });
    await use.reject.run(reviewer, version);
    expect(await stateOf(version.questionId)).toBe('draft');
  });

  it('need none where an author takes their own version back', async () => {
    const version = await submitted();
    await use.reject.run(author, version);
    expect(await stateOf(version.questionId)).toBe('draft');
    expect(await actionsOf(version.questionId)).toEqual(['created', 'submitted', 'withdrawn']);
  });
});

describe('the checklist', () => {
  it('is complete before a version is approved; what was ticked stays with it', async () => {
    const version = await submitted();
    const missing = tickedItems.filter((item) => item !== 'level').map((item) => ({ pointer: `/checklist/${item}` }));
    await use.tick.run(reviewer, version, ['level']);
    await expect(approve(version)).rejects.toMatchObject({ code: 'question.unchecked', faults: missing });
    await use.tick.run(reviewer, version, tickedItems);
    await approve(version);
    await expect(use.tick.run(reviewer, version, [])).rejects.toEqual(refusal('question.wrong-state'));
    const kept = await use.checklist.run(version.questionId, 1);
    expect(kept.filter(({ tickedBy }) => tickedBy?.id === reviewer.personId)).toHaveLength(tickedItems.length);
    expect(await actionsOf(version.questionId)).toEqual(['created', 'submitted', 'checked', 'checked', 'approved']);
  });

  it('waits for open comments', async () => {
    const version = await submitted();
    const { id: commentId } = await use.add.run(reviewer, { ...version, text: 'Why?' });
    await use.tick.run(reviewer, version, tickedItems);
    await expect(approve(version)).rejects.toMatchObject({ faults: [{ pointer: '/checklist/thread' }] });
    await use.resolve.run(author, { ...version, commentId }, 'resolve');
    await approve(version);
  });

  it('is not ticked by the author, and begins anew where the content changes', async () => {
    const version = await submitted();
    await expect(use.tick.run(author, version, ['level'])).rejects.toEqual(refusal('question.own-version'));
    await use.tick.run(reviewer, version, tickedItems);
    await use.reject.run(author, version);
    await house.saveDraft.run(author, { ...version, content: { ...sampleContent, prompt: 'Another?' } });
    await house.moveVersion.run(author, { ...version, act: 'submit' });
    await expect(approve(version)).rejects.toEqual(refusal('question.unchecked'));
    expect((await use.checklist.run(version.questionId, 1)).every(({ tickedBy }) => tickedBy === null)).toBe(true);
  });

  it('is ticked alike by twenty at once', async () => {
    const version = await submitted();
    await Promise.all(Array.from({ length: 20 }, () => use.tick.run(reviewer, version, tickedItems)));
    expect(
      await house.count(`select count(*) from audit_entries where subject_id = $1 and action = 'question.checked'`, [
        version.questionId,
      ]),
    ).toBe(1);
  });
});

describe('the queue', () => {
  it('has what waits for me, the oldest first, page by page; and apart, what is mine', async () => {
    const [mine, theirs] = [await house.person('instructor'), await house.person('instructor')];
    const first = await submitted(theirs);
    await submitted(mine);
    const last = await submitted(theirs);
    await use.add.run(mine, { ...last, text: 'Hm.' });
    const seen: string[] = [];
    for (let after: Parameters<ListWaiting['run']>[2]['after']; ;) {
      const page = await use.waiting.run(mine, 'me', { limit: 1, after });
      seen.push(...page.items.map(({ questionId }) => questionId));
      if (!page.next) break;
      after = page.next;
    }
    expect(seen.slice(-2)).toEqual([first.questionId, last.questionId]);
    expect(new Set(seen).size).toBe(seen.length);
    const own = await use.waiting.run(mine, 'others', { limit: 10, after: undefined });
    expect(own.items).toMatchObject([{ author: { id: mine.personId }, openComments: 0 }]);
    const all = await use.waiting.run(mine, 'me', { limit: 100, after: undefined });
    expect(all.items.at(-1)).toMatchObject({ openComments: 1, author: { id: theirs.personId } });
    expect(all.waitingForMe).toBe(all.items.length);
  });
});
