import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { House, sampleContent } from '@app/testing/house.js';
import type { Actor } from '@app/kernel/actor.js';
import { Config, configSchema } from '@app/config/config.js';
import { tickedItems } from './domain/checklist.js';
import { LoadPacks } from './load-packs.js';
import { MoveVersion } from './move-version.js';
import { ChangeQuestion } from './people/change-question.js';
import { TickChecklist } from './review/tick-checklist.js';

let house: House;
let author: Actor;
beforeAll(async () => {
  house = await House.open();
  author = await house.person('instructor');
});
afterAll(() => house.close());

const draft = (slug?: string) =>
  house.createQuestion.run(author, { slug, topics: ['arrays'], level: 'entry', content: sampleContent });
const refusal = (code: string) => expect.objectContaining({ code });

describe('the workflow', () => {
  it('publishes through every state, and the next version retires the one before', async () => {
    const { id } = await house.question(author);
    await house.saveDraft.run(author, { questionId: id, content: { ...sampleContent, prompt: 'Mended' } });
    for (const act of ['submit', 'approve', 'publish'] as const) {
      await house.moveVersion.run(author, { questionId: id, number: 2, act });
    }
    const { versions, publishedVersion } = await house.getAuthored.run(id);
    expect(versions.map(({ state }) => state)).toEqual(['retired', 'published']);
    expect(publishedVersion).toBe(2);
  });

  it('refuses a step that the state forbids', async () => {
    const { id } = await draft();
    await expect(house.moveVersion.run(author, { questionId: id, number: 1, act: 'publish' })).rejects.toEqual(
      refusal('question.wrong-state'),
    );
  });

  it('refuses approval by the author where two people are asked for, and lets another approve', async () => {
    const strict = new Config({ ...configSchema.parse({ TWO_PERSON_REVIEW: 'on' }), DATABASE_URL: 'postgres://none' });
    const move = new MoveVersion(house.transactions, strict);
    const { id } = await draft();
    await move.run(author, { questionId: id, number: 1, act: 'submit' });
    const approve = { questionId: id, number: 1, act: 'approve' } as const;
    await expect(move.run(author, approve)).rejects.toEqual(refusal('question.own-version'));
    const second = await house.person('instructor');
    await new TickChecklist(house.transactions, strict).run(second, { questionId: id, number: 1 }, tickedItems);
    await move.run(second, approve);
    expect((await house.getAuthored.run(id)).versions[0]?.state).toBe('approved');
  });

  it('refuses approval by who rewrote the draft of another: the author is who wrote it last', async () => {
    const strict = new Config({ ...configSchema.parse({ TWO_PERSON_REVIEW: 'on' }), DATABASE_URL: 'postgres://none' });
    const move = new MoveVersion(house.transactions, strict);
    const { id } = await draft();
    const editor = await house.person('instructor');
    await new ChangeQuestion(house.transactions).run(author, id, { editorIds: [editor.personId] });
    await house.saveDraft.run(editor, { questionId: id, content: { ...sampleContent, prompt: 'Rewritten' } });
    await move.run(editor, { questionId: id, number: 1, act: 'submit' });
    const approve = { questionId: id, number: 1, act: 'approve' } as const;
    await expect(move.run(editor, approve)).rejects.toEqual(refusal('question.own-version'));
    await new TickChecklist(house.transactions, strict).run(author, { questionId: id, number: 1 }, tickedItems);
    await move.run(author, approve);
    expect((await house.getAuthored.run(id)).versions[0]).toMatchObject({
      authorId: editor.personId,
      state: 'approved',
    });
  });

  it('writes one audit row per act, and says where an author approved their own', async () => {
    const { id } = await house.question(author);
    const rows = await house.query<{ action: string; after: { approvedOwn?: boolean } }>(
      `select action, after from audit_entries where subject_id = $1 order by id`,
      [id],
    );
    expect(rows.map(({ action }) => action)).toEqual([
      'question.created',
      'question.submitted',
      'question.approved',
      'question.published',
    ]);
    expect(rows[2]?.after.approvedOwn).toBe(true);
    await expect(house.query(`update audit_entries set action = 'x'`)).rejects.toThrow('append-only');
  });

  it('publishes once when asked twenty times at once', async () => {
    const { id } = await draft();
    for (const act of ['submit', 'approve'] as const)
      await house.moveVersion.run(author, { questionId: id, number: 1, act });
    const publish = () => house.moveVersion.run(author, { questionId: id, number: 1, act: 'publish' });
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, publish));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(
      await house.count(`select count(*) from audit_entries where subject_id = $1 and action = 'question.published'`, [
        id,
      ]),
    ).toBe(1);
  });
});

describe('a published version', () => {
  it('is refused every change but its retirement by the database itself', async () => {
    const { id } = await house.question(author);
    const set = (change: string) => house.query(`update question_versions set ${change} where question_id = $1`, [id]);
    for (const change of [`content = '{}'`, `state = 'draft'`, `message = 'x'`, `state = 'retired', number = 7`]) {
      await expect(set(change)).rejects.toThrow('a published version never changes');
    }
    await expect(house.query(`delete from question_versions where question_id = $1`, [id])).rejects.toThrow(
      'never changes',
    );
    await house.moveVersion.run(author, { questionId: id, number: 1, act: 'retire' });
    await expect(set(`state = 'published'`)).rejects.toThrow('never changes');
  });
});

describe('drafts', () => {
  it('refuses a stale revision and keeps what is stored', async () => {
    const { id } = await draft();
    const save = (prompt: string, revision: number) =>
      house.saveDraft.run(author, {
        questionId: id,
        seen: { number: 1, revision },
        content: { ...sampleContent, prompt },
      });
    await save('first', 1);
    await expect(save('second', 1)).rejects.toEqual(refusal('version.stale'));
    const { versions } = await house.getAuthored.run(id);
    expect(versions[0]).toMatchObject({ revision: 2, content: { prompt: 'first' } });
  });

  it('refuses a save over a version that was begun since, though its revision has the same number', async () => {
    const { id } = await house.question(author);
    const save = (prompt: string) =>
      house.saveDraft.run(author, {
        questionId: id,
        seen: { number: 1, revision: 1 },
        content: { ...sampleContent, prompt },
      });
    await save('Mine');
    await expect(save('Theirs')).rejects.toEqual(refusal('version.stale'));
    expect((await house.getAuthored.run(id)).versions.at(-1)?.content).toMatchObject({ prompt: 'Mine' });
  });

  it('lets one of ten simultaneous saves of the same revision through', async () => {
    const { id } = await draft();
    const saves = Array.from({ length: 10 }, () =>
      house.saveDraft.run(author, { questionId: id, seen: { number: 1, revision: 1 }, content: sampleContent }),
    );
    const outcomes = await Promise.allSettled(saves);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('names every fault of a content at its place', async () => {
    const faulty = { ...sampleContent, key: ['a', 'zzz'] };
    await expect(
      house.createQuestion.run(author, { topics: ['arrays'], level: 'entry', content: faulty }),
    ).rejects.toMatchObject({ code: 'question.invalid-content', faults: [{ pointer: '/content/key/1' }] });
  });

  it('refuses a slug that is taken and a topic that does not exist', async () => {
    await draft('taken-slug');
    await expect(draft('taken-slug')).rejects.toEqual(refusal('question.slug-taken'));
    const nowhere = { topics: ['no-such-topic'], level: 'entry', content: sampleContent } as const;
    await expect(house.createQuestion.run(author, { ...nowhere, topics: [...nowhere.topics] })).rejects.toEqual(
      refusal('question.unknown-topic'),
    );
  });

  it('creates once per idempotency key, and refuses the key for another body', async () => {
    const body = { topics: ['arrays'], level: 'entry', content: sampleContent } as const;
    const create = (message: string) =>
      house.createQuestion.run(author, { ...body, topics: [...body.topics], message }, 'key-1');
    const made = await Promise.all(Array.from({ length: 10 }, () => create('same')));
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
    await expect(create('another')).rejects.toEqual(refusal('idempotency.mismatch'));
  });
});

describe('starter packs', () => {
  let contentDir: string;
  const load = () =>
    new LoadPacks(house.transactions, house.createQuestion, house.saveDraft, house.moveVersion).run({ contentDir });
  const file = () => path.join(contentDir, 'packs/dsa-foundations/arrays.yaml');
  beforeAll(async () => {
    contentDir = await mkdtemp(path.join(tmpdir(), 'rehearse-content-'));
    await cp(path.join(__dirname, '../../content'), contentDir, { recursive: true });
  });
  afterAll(() => rm(contentDir, { recursive: true, force: true }));

  it('load once: a second run changes nothing', async () => {
    const first = await load();
    expect(first.created).toBeGreaterThanOrEqual(114);
    expect(await load()).toEqual({ created: 0, updated: 0, unchanged: first.created });
  });

  it('go on where a killed run stopped', async () => {
    const stopped = await house.query<{ id: string }>(
      `select id from questions where owner_id = '00000000-0000-0000-0000-000000000000' order by slug limit 2`,
    );
    await house.query(`alter table question_versions disable trigger question_versions_immutable`);
    for (const [index, { id }] of stopped.entries()) {
      const state = ['draft', 'approved'][index];
      await house.query(`update question_versions set state = $2 where question_id = $1`, [id, state]);
      await house.query(`update questions set published_number = null where id = $1`, [id]);
    }
    await house.query(`alter table question_versions enable trigger question_versions_immutable`);
    expect(await load()).toMatchObject({ created: 2, updated: 0 });
    expect(await load()).toMatchObject({ created: 0, updated: 0 });
  });

  it('publish a new version of what changed, and leave alone what people retired', async () => {
    const [retired] = await house.query<{ id: string }>(`select id from questions where slug like 'stacks-%' limit 1`);
    await house.moveVersion.run(author, { questionId: retired!.id, number: 1, act: 'retire' });
    const text = await readFile(file(), 'utf8');
    await writeFile(file(), text.replace('estimatedSeconds: ', 'estimatedSeconds: 1'));
    expect(await load()).toMatchObject({ created: 0, updated: 1 });
    expect((await house.getAuthored.run(retired!.id)).publishedVersion).toBeNull();
  });

  it('write nothing where a file has a fault, and name its place', async () => {
    const before = await house.count(`select count(*) from question_versions`);
    await writeFile(file(), (await readFile(file(), 'utf8')).replace('kind: single-choice', 'kind: guess'));
    await expect(load()).rejects.toThrow(/arrays\.yaml\/questions\/\d+\/content/);
    expect(await house.count(`select count(*) from question_versions`)).toBe(before);
  });
});
