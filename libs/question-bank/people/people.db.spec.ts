import { ListAudit } from '@app/identity/audit/list-audit.js';
import { systemActor, type Actor } from '@app/kernel/actor.js';
import { House, sampleContent } from '@app/testing/house.js';
import { ChangeQuestion, type QuestionChanges } from './change-question.js';

let house: House;
let owner: Actor;
let other: Actor;
let admin: Actor;
let change: (actor: Actor, questionId: string, changes: QuestionChanges) => Promise<void>;
let listAudit: ListAudit;
beforeAll(async () => {
  house = await House.open();
  const changeQuestion = new ChangeQuestion(house.transactions);
  change = (...args) => changeQuestion.run(...args);
  listAudit = new ListAudit(house.transactions);
  owner = await house.person('instructor');
  other = await house.person('instructor');
  admin = await house.person('admin');
});
afterAll(() => house.close());

const refusal = (code: string) => expect.objectContaining({ code });
const draft = async (by = owner) =>
  (await house.createQuestion.run(by, { topics: ['arrays'], level: 'entry', content: sampleContent })).id;
const save = (by: Actor, questionId: string) =>
  house.saveDraft.run(by, { questionId, content: { ...sampleContent, prompt: `By ${by.personId}?` } });
const audited = async (subjectId: string, actor = admin) =>
  (await listAudit.run(actor, { subjectId }, { limit: 100, beforeId: undefined })).items;

it('is edited, submitted and retired by owner, editors and admins, and by nobody else', async () => {
  const id = await draft();
  await expect(save(other, id)).rejects.toEqual(refusal('question.not-editor'));
  await expect(house.moveVersion.run(other, { questionId: id, number: 1, act: 'submit' })).rejects.toEqual(
    refusal('question.not-editor'),
  );
  await expect(change(other, id, { level: 'mid' })).rejects.toEqual(refusal('question.not-editor'));
  await change(owner, id, { editorIds: [other.personId] });
  await save(other, id);
  await house.moveVersion.run(other, { questionId: id, number: 1, act: 'submit' });
  await house.moveVersion.run(owner, { questionId: id, number: 1, act: 'approve' });
  const stranger = await house.person('instructor');
  await house.moveVersion.run(stranger, { questionId: id, number: 1, act: 'publish' });
  const retire = { questionId: id, number: 1, act: 'retire' } as const;
  await expect(house.moveVersion.run(stranger, retire)).rejects.toEqual(refusal('question.not-editor'));
  await house.moveVersion.run(admin, retire);
});

it('is shared and handed over by its owner, who stays an editor', async () => {
  const id = await draft();
  await change(owner, id, { editorIds: [other.personId] });
  await expect(change(other, id, { ownerId: other.personId })).rejects.toEqual(refusal('question.not-owner'));
  await change(owner, id, { ownerId: other.personId });
  expect(await house.getAuthored.run(id)).toMatchObject({
    owner: { id: other.personId },
    editors: [{ id: owner.personId }],
  });
  await expect(change(owner, id, { editorIds: [] })).rejects.toEqual(refusal('question.not-owner'));
  await change(other, id, { editorIds: [] });
  await expect(save(owner, id)).rejects.toEqual(refusal('question.not-editor'));
});

it('is given only to people who write questions', async () => {
  const id = await draft();
  const candidate = await house.person();
  await expect(change(owner, id, { ownerId: candidate.personId })).rejects.toMatchObject({
    code: 'question.unknown-person',
    faults: [{ pointer: '/ownerId' }],
  });
  await expect(change(owner, id, { editorIds: [other.personId, candidate.personId] })).rejects.toMatchObject({
    faults: [{ pointer: '/editorIds/1' }],
  });
});

it('is everybody’s where it came with Rehearse, and an admin may give it to somebody', async () => {
  const id = await draft(systemActor);
  await save(other, id);
  await change(admin, id, { ownerId: owner.personId });
  expect(await house.getAuthored.run(id)).toMatchObject({ owner: { id: owner.personId }, editors: [] });
  await expect(save(other, id)).rejects.toEqual(refusal('question.not-editor'));
});

describe('the audit', () => {
  it('says what each act changed, from what to what', async () => {
    const id = await draft();
    await save(owner, id);
    await change(owner, id, { level: 'senior', source: 'A talk', licence: 'CC-BY-4.0' });
    await change(owner, id, { level: 'senior' });
    const [changed, saved, created] = await audited(id);
    expect(await audited(id)).toHaveLength(3);
    expect(created).toMatchObject({
      action: 'question.created',
      before: null,
      after: { number: 1, level: 'entry', topics: ['arrays'], licence: 'CC-BY-4.0' },
      actor: { id: owner.personId, displayName: 'Somebody' },
    });
    expect(saved).toMatchObject({
      action: 'question.draft-saved',
      before: { number: 1, content: { '/prompt': sampleContent.prompt } },
      after: { number: 1, content: { '/prompt': `By ${owner.personId}?` } },
    });
    expect(changed).toMatchObject({
      action: 'question.changed',
      before: { level: 'entry', source: '' },
      after: { level: 'senior', source: 'A talk' },
    });
  });

  it('is listed by subject, person and act, page by page, the newest first', async () => {
    const person = await house.person('instructor');
    const ids = [await draft(person), await draft(person), await draft(person)];
    await change(person, ids[0]!, { level: 'mid' });
    const seen: string[] = [];
    for (let beforeId: string | undefined; ;) {
      const page = await listAudit.run(person, { actorId: person.personId }, { limit: 3, beforeId });
      seen.push(...page.items.map(({ subjectId }) => subjectId));
      if (page.nextId === null) break;
      beforeId = page.nextId;
    }
    expect(seen).toEqual([ids[0], ...ids.toReversed()]);
    const page = { limit: 100, beforeId: undefined };
    const { items } = await listAudit.run(person, { actorId: person.personId, action: 'question.changed' }, page);
    expect(items.map(({ subjectId }) => subjectId)).toEqual([ids[0]]);
    expect((await listAudit.run(person, { actorId: person.personId, action: 'template' }, page)).items).toEqual([]);
  });

  it('tells instructors of questions and templates only, and admins of all', async () => {
    await house.query(`insert into audit_entries (actor_id, action, subject_id) values ($1, 'person.disabled', $2)`, [
      admin.personId,
      other.personId,
    ]);
    expect(await audited(other.personId, owner)).toEqual([]);
    expect(await audited(other.personId, admin)).toMatchObject([{ action: 'person.disabled' }]);
  });
});
