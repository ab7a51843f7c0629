import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Actor } from '@app/kernel/actor.js';
import { House } from '@app/testing/house.js';
import { ChangeTemplate } from './change-template.js';
import { CreateTemplate } from './create-template.js';
import { GetTemplate } from './get-template.js';
import { ListTemplates, type ListedTemplate } from './list-templates.js';
import { LoadTemplates } from './load-templates.js';

let house: House;
let instructor: Actor;
let contentDir: string;
beforeEach(async () => {
  house = await House.open();
  instructor = await house.person('instructor');
  for (let at = 0; at < 2; at += 1) await house.question(instructor);
  contentDir = await mkdtemp(path.join(tmpdir(), 'templates-'));
  await cp(path.join(__dirname, 'spec/content'), contentDir, { recursive: true });
});
afterEach(async () => {
  await house.close();
  await rm(contentDir, { recursive: true });
});

const changeTemplate = () => new ChangeTemplate(house.transactions);
const load = () =>
  new LoadTemplates(house.transactions, new CreateTemplate(house.transactions), changeTemplate()).run({ contentDir });
const listed = async (slug: string): Promise<ListedTemplate> => {
  const { items } = await new ListTemplates(house.transactions).run({ q: slug }, { limit: 9, afterSlug: undefined });
  return items[0]!;
};
const get = async (slug: string) => new GetTemplate(house.transactions).run((await listed(slug)).id);
const rewrite = async (file: string, from: string, to: string) => {
  const name = path.join(contentDir, 'templates', file);
  const text = await readFile(name, 'utf8');
  expect(text).toContain(from);
  await writeFile(name, text.replace(from, to));
};
const none = { created: 0, updated: 0, unchanged: 0, unfillable: 0 };

it('publishes what the bank can fill, and does nothing the second time', async () => {
  expect(await load()).toEqual({ ...none, created: 1, unfillable: 1 });
  expect(await get('two-of-arrays')).toMatchObject({ state: 'published', number: 1, title: 'Two of arrays' });
  expect(await listed('too-many')).toMatchObject({ state: 'draft', number: 1 });
  expect(await load()).toEqual({ ...none, unchanged: 1, unfillable: 1 });
  expect(await get('two-of-arrays')).toMatchObject({ revision: 2 });
});

it('publishes later what the bank could not fill before', async () => {
  await load();
  for (let at = 0; at < 3; at += 1) await house.question(instructor);
  expect(await load()).toEqual({ ...none, created: 1, unchanged: 1 });
  expect(await listed('too-many')).toMatchObject({ state: 'published', number: 1 });
});

it('makes a new version of what changed in its file', async () => {
  await load();
  await rewrite('two-of-arrays.yaml', 'count: 2', 'count: 1');
  expect(await load()).toMatchObject({ updated: 1, unchanged: 0 });
  const { versions, ...now } = await get('two-of-arrays');
  expect(now).toMatchObject({ number: 2, state: 'published', plan: { sections: [{ rules: [{ count: 1 }] }] } });
  expect(versions[0]!.message).toBe('The starter template changed');
});

it('leaves alone what an instructor has changed, withdrawn or archived', async () => {
  for (const changes of [{ title: 'Ours' }, { state: 'draft' }, { state: 'archived' }] as const) {
    await load();
    const { id } = await listed('two-of-arrays');
    await changeTemplate().run(instructor, { id, ...changes });
    const before = await get('two-of-arrays');
    await rewrite('two-of-arrays.yaml', 'Both count', 'Both really count');
    expect(await load()).toMatchObject({ created: 0, updated: 0, unchanged: 1 });
    expect(await get('two-of-arrays')).toEqual(before);
    await house.query(`delete from interview_templates`);
    await rewrite('two-of-arrays.yaml', 'Both really count', 'Both count');
  }
});

it('names every fault of every file before it writes anything', async () => {
  await rewrite('two-of-arrays.yaml', 'count: 2', 'count: none');
  await rewrite('too-many.yaml', 'title: Too many', 'name: Too many');
  await expect(load()).rejects.toThrow(
    /too-many\.yaml\/title: [\s\S]*too-many\.yaml\/name: is not a known field[\s\S]*two-of-arrays\.yaml\/plan\/sections\/0\/rules\/0\/count: /,
  );
  expect(await house.count(`select count(*) from interview_templates`)).toBe(0);
});
