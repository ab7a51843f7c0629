import type { Actor } from '@app/kernel/actor.js';
import { House, sampleContent } from '@app/testing/house.js';
import { CompareVersions } from './compare-versions.js';
import { DuplicateQuestion } from './duplicate-question.js';
import { GetAuthored } from './get-authored.js';
import { ChangeQuestion } from './people/change-question.js';
import { RevertVersion } from './revert-version.js';

let house: House;
let author: Actor;
let other: Actor;
let use: { compare: CompareVersions; revert: RevertVersion; duplicate: DuplicateQuestion; get: GetAuthored };
beforeAll(async () => {
  house = await House.open();
  const { transactions } = house;
  const get = new GetAuthored(transactions);
  use = {
    compare: new CompareVersions(transactions),
    revert: new RevertVersion(transactions, house.saveDraft),
    duplicate: new DuplicateQuestion(house.createQuestion, get),
    get,
  };
  author = await house.person('instructor');
  other = await house.person('instructor');
});
afterAll(() => house.close());

/** A question whose first version is published, and whose second, a draft, asks something else. */
async function twoVersions() {
  const { id: questionId } = await house.question(author, { topics: ['arrays', 'sorting'] });
  await house.saveDraft.run(author, { questionId, content: { ...sampleContent, prompt: 'Another prompt?' } });
  return questionId;
}
const nowhere = '00000000-0000-4000-8000-000000000000';

it('compares a version with the one before, with any other, and the first with nothing', async () => {
  const questionId = await twoVersions();
  const { changes, from, to } = await use.compare.run(questionId, 2);
  expect([from, to]).toEqual([1, 2]);
  expect(changes).toEqual([
    { pointer: '/prompt', change: 'changed', before: sampleContent.prompt, after: 'Another prompt?' },
  ]);
  expect((await use.compare.run(questionId, 1, 2)).changes).toMatchObject([{ after: sampleContent.prompt }]);
  expect((await use.compare.run(questionId, 1)).changes.every(({ change }) => change === 'added')).toBe(true);
  await expect(use.compare.run(questionId, 3)).rejects.toMatchObject({ code: 'resource.not-found' });
  await expect(use.compare.run(questionId, 1, 7)).rejects.toMatchObject({ code: 'resource.not-found' });
  await expect(use.compare.run(nowhere, 1)).rejects.toMatchObject({ code: 'resource.not-found' });
});

it('brings an earlier version back as the draft, and not over what somebody else has saved', async () => {
  const questionId = await twoVersions();
  await new ChangeQuestion(house.transactions).run(author, questionId, { editorIds: [other.personId] });
  const seen = { number: 2, revision: 1 };
  await house.saveDraft.run(other, { questionId, content: { ...sampleContent, prompt: 'A third prompt?' } });
  await expect(use.revert.run(author, { questionId, number: 1, seen })).rejects.toMatchObject({
    code: 'version.stale',
  });
  await use.revert.run(author, { questionId, number: 1, seen: { number: 2, revision: 2 } });
  const { versions } = await use.get.run(questionId);
  expect(versions.map(({ number, state, message }) => [number, state, message])).toEqual([
    [1, 'published', expect.any(String)],
    [2, 'draft', 'Back to version 1'],
  ]);
  expect(versions[1]!.content).toMatchObject({ prompt: sampleContent.prompt });
  await house.moveVersion.run(author, { questionId, number: 2, act: 'submit' });
  await expect(use.revert.run(author, { questionId, number: 1 })).rejects.toMatchObject({
    code: 'question.wrong-state',
  });
  await expect(use.revert.run(author, { questionId, number: 9 })).rejects.toMatchObject({ code: 'resource.not-found' });
});

it('copies a question as a draft of one’s own, once for a key', async () => {
  const questionId = await twoVersions();
  const copies = await Promise.all(Array.from({ length: 3 }, () => use.duplicate.run(other, questionId, 'a key')));
  expect(new Set(copies.map(({ id }) => id)).size).toBe(1);
  const copy = await use.get.run(copies[0]!.id);
  expect(copy).toMatchObject({ topics: ['arrays', 'sorting'], publishedVersion: null });
  expect(copy.versions).toMatchObject([
    { number: 1, state: 'draft', authorId: other.personId, content: { prompt: 'Another prompt?' } },
  ]);
  await expect(use.duplicate.run(other, nowhere)).rejects.toMatchObject({ code: 'resource.not-found' });
});
