import { randomUUID } from 'node:crypto';
import type { Actor } from '@app/kernel/actor.js';
import { accommodationOf } from '@app/identity/accommodation-of.js';
import { noAccommodation, type Accommodation } from '@app/identity/domain/accommodation.js';
import { GetAccommodation } from '@app/identity/get-accommodation.js';
import { ListAccommodations } from '@app/identity/list-accommodations.js';
import { ChangeTemplate } from '@app/interview-template/change-template.js';
import { CreateTemplate } from '@app/interview-template/create-template.js';
import type { PlanInput } from '@app/interview-template/domain/plan.js';
import { House } from '@app/testing/house.js';
import { GetSitting } from './get-sitting.js';
import { GrantAccommodation } from './grant-accommodation.js';
import { RevokeAccommodation } from './revoke-accommodation.js';

let house: House;
let instructor: Actor;
let grants: GrantAccommodation;
beforeAll(async () => {
  house = await House.open();
  instructor = await house.person('instructor');
  for (let count = 0; count < 12; count += 1) await house.question(instructor);
  grants = new GrantAccommodation(house.transactions);
});
afterAll(() => house.close());

const minute = 60_000;
const reason = 'Dyslexia, certified';
const half: Partial<Accommodation> = { multiplier: 1.5 };
const grant = (to: Actor, given: Partial<Accommodation> = half, key?: string) =>
  grants.run(instructor, { personId: to.personId, how: 'replace', given, reason }, key);
const change = (to: Actor, given: Partial<Accommodation>) =>
  grants.run(instructor, { personId: to.personId, how: 'change', given, reason });
const revoke = (from: Actor, by = instructor) => new RevokeAccommodation(house.transactions).run(by, from.personId);
const of = (person: Actor) => house.transactions.run((tx) => accommodationOf(tx, person.personId));
const sittingOf = (id: string) => new GetSitting(house.transactions).run(id);
const minutesLeft = async (id: string) => Math.round((await sittingOf(id)).remainingMs! / minute);
const extensions = async (id: string) =>
  (await sittingOf(id)).ledger
    .filter(({ kind }) => kind === 'extended')
    .map(({ amountMs, by, reason: why }) => ({ amountMs, by, reason: why }));

/** A sitting of a published template of ten minutes. */
async function sitTemplate(candidate: Actor, plan: Partial<PlanInput>): Promise<string> {
  const sections = [{ title: 'One', rules: [{ topics: ['arrays'], count: 2 }] }];
  const whole = { sections, clock: { mode: 'hard', seconds: 600 }, ...plan };
  const create = { title: 'Ten minutes', description: '', plan: whole };
  const { id } = await new CreateTemplate(house.transactions).run(instructor, create);
  await new ChangeTemplate(house.transactions).run(instructor, { id, state: 'published' });
  return (await house.startSession.run(candidate, { templateId: id })).id;
}

describe('a grant', () => {
  it('lengthens every later sitting, which says so in its ledger', async () => {
    const candidate = await house.person();
    expect(await of(candidate)).toBeNull();
    await grant(candidate);
    const id = await house.sitting(candidate);
    expect(await minutesLeft(id)).toBe(15);
    expect(await extensions(id)).toEqual([
      { amountMs: 5 * minute, by: 'rehearse', reason: 'Accommodation: 1.5 times the time' },
    ]);
  });

  it('reaches sittings that run, once, with who granted it', async () => {
    const candidate = await house.person();
    const [running, paused, finished] = [
      await house.sitting(candidate),
      await house.sitting(candidate),
      await house.sitting(candidate),
    ];
    await house.pauseSession.run(candidate, paused);
    await house.finishSession.run(candidate, finished);
    const key = randomUUID();
    const clicks = await Promise.all(Array.from({ length: 10 }, () => grant(candidate, half, key)));
    expect(clicks).toEqual(clicks.map(() => ({ personId: candidate.personId, sittings: 2 })));
    for (const id of [running, paused]) {
      expect(await minutesLeft(id)).toBe(15);
      expect(await extensions(id)).toEqual([
        { amountMs: 5 * minute, by: 'instructor', reason: 'Accommodation: 1.5 times the time' },
      ]);
    }
    expect(await extensions(finished)).toEqual([]);
    const { deadlineAt, startedAt } = await sittingOf(running);
    expect(deadlineAt!.getTime() - startedAt.getTime()).toBe(15 * minute);
    const audits = await house.query(`select action, before, after from audit_entries where subject_id = $1`, [
      candidate.personId,
    ]);
    const after = { ...noAccommodation, multiplier: 1.5, reason };
    expect(audits).toEqual([{ action: 'accommodation.granted', before: null, after }]);
  });

  it('adds only what is more, and takes nothing back', async () => {
    const candidate = await house.person();
    const id = await house.sitting(candidate);
    for (const [multiplier, left] of [
      [1.5, 15],
      [2, 20],
      [1.25, 20],
      [2, 20],
      [3, 30],
    ] as const) {
      await grant(candidate, { multiplier });
      expect(await minutesLeft(id)).toBe(left);
    }
    await revoke(candidate);
    expect(await minutesLeft(id)).toBe(30);
    expect((await extensions(id)).map(({ amountMs }) => amountMs! / minute)).toEqual([5, 5, 10]);
    expect(await minutesLeft(await house.sitting(candidate))).toBe(10);
  });

  it('is the same for a sitting whether it starts just before or just after', async () => {
    for (let round = 0; round < 10; round += 1) {
      const candidate = await house.person();
      const [id] = await Promise.all([house.sitting(candidate), grant(candidate)]);
      expect(await minutesLeft(id)).toBe(15);
    }
  });

  it('gives breaks to a sitting of a template that has none', async () => {
    const candidate = await house.person();
    const id = await sitTemplate(candidate, { pause: { by: 'none' } });
    await expect(house.pauseSession.run(candidate, id)).rejects.toMatchObject({ code: 'session.no-break-left' });
    await grant(candidate, { extraBreaks: 1, breakMinutes: 7, hiddenClock: true, warningMinutes: 15 });
    const { accommodation, pause } = await house.getSession.run(candidate, id);
    expect(accommodation).toMatchObject({ extraBreaks: 1, hiddenClock: true, warningMinutes: 15 });
    expect(pause).toMatchObject({ breaksLeft: 1, breakMs: 7 * minute });
    await house.pauseSession.run(candidate, id);
    expect((await sittingOf(id)).state).toBe('paused');
  });

  it('leaves a sitting alone whose template applies none, and its candidate reads why', async () => {
    const candidate = await house.person();
    const why = 'Typing speed is what this one measures.';
    const id = await sitTemplate(candidate, { accommodations: { apply: false, reason: why } });
    expect(await grant(candidate)).toMatchObject({ sittings: 0 });
    expect(await minutesLeft(id)).toBe(10);
    const view = await house.getSession.run(candidate, id);
    expect(view).toMatchObject({ accommodation: null, accommodationRefused: why });
  });

  it('of two at once leaves one of them, and the sitting with the more', async () => {
    const candidate = await house.person();
    const id = await house.sitting(candidate);
    await Promise.all([grant(candidate, { multiplier: 2 }), grant(candidate, { multiplier: 1.5 })]);
    expect(await minutesLeft(id)).toBe(20);
    expect([1.5, 2]).toContain((await of(candidate))!.multiplier);
  });
});

describe('a change', () => {
  it('keeps what it does not name', async () => {
    const candidate = await house.person();
    await expect(change(candidate, half)).rejects.toMatchObject({ code: 'resource.not-found' });
    await grant(candidate, { multiplier: 2, extraBreaks: 3, warningMinutes: 10 });
    await change(candidate, { multiplier: 1.25, warningMinutes: null });
    expect(await of(candidate)).toEqual({ ...noAccommodation, multiplier: 1.25, extraBreaks: 3 });
    await grant(candidate, { hiddenClock: true });
    expect(await of(candidate)).toEqual({ ...noAccommodation, hiddenClock: true });
  });

  it('that would grant nothing is refused, and so is what is out of bounds', async () => {
    const candidate = await house.person();
    await grant(candidate);
    await expect(change(candidate, { multiplier: 1 })).rejects.toMatchObject({ faults: [{ pointer: '' }] });
    await expect(grant(candidate, { multiplier: 11 })).rejects.toMatchObject({ faults: [{ pointer: '/multiplier' }] });
    expect((await of(candidate))!.multiplier).toBe(1.5);
  });
});

describe('who may', () => {
  it('is not the person themselves, but for an admin', async () => {
    const teacher = await house.person('instructor');
    const own = (personId: string) => grants.run(teacher, { personId, how: 'replace', given: half, reason });
    await expect(own(teacher.personId)).rejects.toMatchObject({ code: 'actor.forbidden' });
    await expect(own(teacher.personId.toUpperCase())).rejects.toMatchObject({ code: 'actor.forbidden' });
    expect(await of(teacher)).toBeNull();
    await grant(teacher);
    await expect(revoke(teacher, teacher)).rejects.toMatchObject({ code: 'actor.forbidden' });
    const admin = await house.person('admin');
    await grants.run(admin, { personId: admin.personId, how: 'replace', given: half, reason });
    expect((await of(admin))!.multiplier).toBe(1.5);
  });

  it('needs a person that there is, and something to revoke', async () => {
    const nobody = { personId: randomUUID(), role: 'candidate' } as const;
    await expect(grant(nobody)).rejects.toMatchObject({ code: 'resource.not-found' });
    await expect(revoke(await house.person())).rejects.toMatchObject({ code: 'resource.not-found' });
  });
});

it('lists those who are granted something, page by page, and finds one by name or address', async () => {
  await house.query(`delete from accommodations`);
  const people = await Promise.all(Array.from({ length: 5 }, () => house.person()));
  for (const [index, person] of people.entries()) {
    await house.query(`update people set email = $2, display_name = $3 where id = $1`, [
      person.personId,
      `${index % 2 ? 'B' : 'a'}${index}@example.org`,
      `Person ${index}`,
    ]);
    await grant(person);
  }
  const list = new ListAccommodations(house.transactions);
  const emails: string[] = [];
  for (let afterEmail: string | undefined; ;) {
    const { items, nextEmail } = await list.run({}, { limit: 2, afterEmail });
    emails.push(...items.map(({ email }) => email));
    if (!nextEmail) break;
    afterEmail = nextEmail;
  }
  expect(emails).toEqual(['a0', 'a2', 'a4', 'B1', 'B3'].map((name) => `${name}@example.org`));
  const found = async (q: string) => (await list.run({ q }, { limit: 9, afterEmail: undefined })).items;
  expect((await found('PERSON 3')).map(({ email }) => email)).toEqual(['B3@example.org']);
  expect(await found('%')).toEqual([]);
  expect(await new GetAccommodation(house.transactions).run(people[0]!.personId)).toMatchObject({
    displayName: 'Person 0',
    multiplier: 1.5,
    reason,
    setByName: 'Somebody',
  });
});
