import { House, sampleContent } from '@app/testing/house.js';
import { sampleImage } from '@app/testing/images.js';
import type { Actor } from '@app/kernel/actor.js';
import { RevertVersion } from '../revert-version.js';
import { CollectImages } from './collect-images.js';
import { GetImage } from './get-image.js';
import { KeepImage } from './keep-image.js';

let house: House;
let author: Actor;
let keepImage: KeepImage;
let getImage: GetImage;
let collectImages: CollectImages;
beforeAll(async () => {
  house = await House.open();
  author = await house.person('instructor');
  keepImage = new KeepImage(house.transactions);
  getImage = new GetImage(house.transactions);
  collectImages = new CollectImages(house.transactions);
});
afterAll(() => house.close());

async function* parts(bytes: Uint8Array) {
  yield bytes.subarray(0, 10);
  yield bytes.subarray(10);
}
const keep = (bytes: Uint8Array) => keepImage.run(author, parts(bytes));
const age = (hash: string) =>
  house.query(`update images set kept_at = kept_at - interval '15 days' where hash = $1`, [hash]);
const showing = (...hashes: string[]) => ({
  ...sampleContent,
  prompt: hashes.map((hash) => `![a tree](image:${hash})`).join(' ') || 'Nothing to see',
});
const missing = expect.objectContaining({ code: 'resource.not-found' });

it('keeps the same image once, whoever brings it, at once too, and gives it back as it came', async () => {
  const bytes = sampleImage('png', 3, 2);
  const kept = await Promise.all(Array.from({ length: 5 }, () => keep(bytes)));
  expect(new Set(kept.map(({ hash }) => hash)).size).toBe(1);
  expect(kept[0]).toMatchObject({ type: 'png', width: 3, height: 2 });
  expect((await getImage.run(kept[0]!.hash)).bytes.equals(bytes)).toBe(true);
  const acts = `select count(*) from audit_entries where action = 'image.added' and subject_id = $1`;
  expect(await house.count(acts, [kept[0]!.hash])).toBe(1);
});

it('refuses what is no image, what is too large, and what is empty', async () => {
  const refusal = (code: string) => expect.objectContaining({ code });
  await expect(keep(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).rejects.toEqual(
    refusal('image.refused'),
  );
  await expect(keep(Buffer.alloc(5_000_001))).rejects.toEqual(refusal('request.too-large'));
  await expect(keep(Buffer.alloc(0))).rejects.toEqual(refusal('import.empty'));
});

it('lets no question show what is not here, and says where it would', async () => {
  const content = { ...sampleContent, explanation: `![a](image:${'0'.repeat(64)})` };
  const input = { topics: ['arrays'], level: 'entry' as const, content };
  await expect(house.createQuestion.run(author, input)).rejects.toMatchObject({
    code: 'question.invalid-content',
    faults: [{ pointer: '/content/explanation', message: expect.stringContaining('not here') }],
  });
});

it('collects what no version shows, after some time, and nothing else', async () => {
  const [shown, dropped, young, again] = await Promise.all(
    [11, 12, 13, 14].map((side) => keep(sampleImage('png', side, 1))),
  );
  const { id } = await house.createQuestion.run(author, {
    topics: ['arrays'],
    level: 'entry',
    content: showing(shown!.hash, dropped!.hash),
  });
  await house.saveDraft.run(author, { questionId: id, content: showing(shown!.hash) });
  for (const { hash } of [shown!, dropped!, again!]) await age(hash);
  await keep(sampleImage('png', 14, 1));
  expect(await collectImages.run()).toBe(1);
  await expect(getImage.run(dropped!.hash)).rejects.toEqual(missing);
  for (const { hash } of [shown!, young!, again!]) expect((await getImage.run(hash)).hash).toBe(hash);
});

it('keeps what an older version shows, so that it can be brought back', async () => {
  const { hash } = await keep(sampleImage('png', 21, 1));
  const { id } = await house.question(author, { content: showing(hash) });
  await house.saveDraft.run(author, { questionId: id, content: showing() });
  await age(hash);
  expect(await collectImages.run()).toBe(0);
  await new RevertVersion(house.transactions, house.saveDraft).run(author, { questionId: id, number: 1 });
  expect((await getImage.run(hash)).hash).toBe(hash);
});

it('never takes away what a draft that is being written shows', async () => {
  const images = await Promise.all(Array.from({ length: 20 }, (_, index) => keep(sampleImage('gif', 30 + index, 1))));
  for (const { hash } of images) await age(hash);
  const draftOf = async ({ hash }: { hash: string }): Promise<{ hash?: string; code?: string | undefined }> => {
    try {
      await house.createQuestion.run(author, { topics: ['arrays'], level: 'entry', content: showing(hash) });
      return { hash };
    } catch (error) {
      return { code: (error as { code?: string }).code };
    }
  };
  const collecting = Promise.all([1, 2, 3].map(() => collectImages.run()));
  for (const { hash, code } of await Promise.all(images.map((image) => draftOf(image)))) {
    // Whoever comes too late is told.
    if (hash) expect((await getImage.run(hash)).hash).toBe(hash);
    else expect(code).toBe('question.invalid-content');
  }
  await collecting;
});
