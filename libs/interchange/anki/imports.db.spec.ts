import { FSRSBinding } from '@open-spaced-repetition/binding';
import type { Job } from '@app/contracts/jobs.js';
import type { Actor } from '@app/kernel/actor.js';
import {
  ankiPackage,
  basicType,
  type MadeCard,
  type MadeCollection,
  type MadeNote,
} from '@app/testing/anki-package.js';
import { cardOf, expectFold } from '@app/testing/card-fold.js';
import { House } from '@app/testing/house.js';
import { ankiPackageVersions, type AnkiPackageVersion } from '../domain/anki-collection.js';
import { GetImport } from './get-import.js';
import { ListImportItems } from './list-import-items.js';
import { SettleImport, type SettleAct } from '../file-import/settle-import.js';
import { StartImport } from './start-import.js';

let house: House;
beforeAll(async () => {
  house = await House.open();
});
afterAll(async () => house.close());

const day = 86_400_000;
/** The study day of somebody in UTC begins at 4. */
const createdAt = new Date('2026-01-01T04:00:00Z');
const at = (days: number, ms = 0) => createdAt.getTime() + days * day + 3_600_000 + ms;

async function* inParts(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += 70_001) yield bytes.subarray(from, from + 70_001);
}

const upload = (actor: Actor, bytes: Uint8Array, name = 'deck.apkg') =>
  new StartImport(house.transactions, house.config).run(actor, { name, bytes: inParts(bytes) });
const settle = {
  run: (actor: Actor, importId: string, act: SettleAct) =>
    new SettleImport(house.transactions).run(actor, { kind: 'cards', importId }, act),
};
const view = (actor: Actor, id: string) => new GetImport(house.transactions).run(actor, id);
const items = async (actor: Actor, id: string) =>
  (await new ListImportItems(house.transactions).run(actor, id, { limit: 100 })).items;

/** A package read by the worker. */
async function read(actor: Actor, collection: MadeCollection, version: AnkiPackageVersion = 'latest'): Promise<string> {
  const { id } = await upload(actor, await ankiPackage(version, { createdAt, minutesWest: 0, ...collection }));
  await house.work();
  return id;
}

async function imported(actor: Actor, collection: MadeCollection, version?: AnkiPackageVersion): Promise<string> {
  const id = await read(actor, collection, version);
  await settle.run(actor, id, 'apply');
  await house.work();
  return id;
}

const note = (id: number, front: string, ...cards: MadeCard[]): MadeNote => ({
  id,
  fields: [front, `Answer to ${front}`],
  cards,
});
const learnt = [
  { at: at(0), ease: 3, kind: 0, factor: 0 },
  { at: at(0, 600_000), ease: 3, kind: 0, factor: 2500 },
  { at: at(3), ease: 3, kind: 1 },
  { at: at(15), ease: 1, kind: 1 },
  { at: at(15, 700_000), ease: 3, kind: 2 },
  { at: at(18), ease: 2, kind: 1 },
];

/** Questions of a person by the front of their cards. */
async function questions(actor: Actor): Promise<Map<string, string>> {
  const rows = await house.query<{ id: string; front: string }>(
    `select q.id, v.content ->> 'front' as front from questions q
       join question_versions v on v.question_id = q.id and v.number = q.private_number where q.private_to = $1`,
    [actor.personId],
  );
  return new Map(rows.map(({ id, front }) => [front, id]));
}

it.each(ankiPackageVersions)('carries years in Anki on, from a package of version %s', async (version) => {
  const person = await house.person();
  const collection = {
    notes: [
      note(1, 'learnt', { id: 11, type: 2, due: 400, reviews: learnt }),
      note(2, 'fresh', { id: 12 }),
      note(3, 'put away', { id: 13, type: 2, queue: -1, due: 30, flags: 3, reviews: [{ at: at(1), ease: 4 }] }),
    ],
  };
  const id = await read(person, collection, version);
  expect(await view(person, id)).toMatchObject({
    state: 'ready',
    figures: {
      packageVersion: version,
      cards: 3,
      byVerdict: { new: 3, updated: 0, unchanged: 0, duplicate: 0, unsupported: 0, error: 0 },
      reviews: 7,
      firstReviewAt: new Date(at(0)).toISOString(),
      lastReviewAt: new Date(at(18)).toISOString(),
      suspended: 1,
    },
  });
  expect(await house.count('select count(*) from cards where person_id = $1', [person.personId])).toBe(0);
  expect(await house.count('select count(*) from file_import_chunks')).toBe(0);

  await settle.run(person, id, 'apply');
  await house.work();
  expect(await view(person, id)).toMatchObject({ state: 'applied', outcome: { cardsAdded: 3, reviewsAdded: 7 } });
  const asked = await questions(person);
  for (const questionId of asked.values()) await expectFold(house, person, questionId);
  expect(await cardOf(house, person, asked.get('learnt')!)).toMatchObject({
    state: 'review',
    reps: 6,
    lapses: 1,
    dueAt: new Date('2027-02-05T04:00:00Z'),
    lastReviewAt: new Date(at(18)),
  });
  expect(await cardOf(house, person, asked.get('fresh')!)).toMatchObject({ state: 'new', reps: 0 });
  const [away] = await house.query(
    `select flag, suspended_by as by, suspended_at is not null as suspended from cards where question_id = $1`,
    [asked.get('put away')],
  );
  expect(away).toEqual({ flag: 3, by: 'person', suspended: true });
});

it('comes to the stability and difficulty that FSRS-6 in Rust gives the same history', async () => {
  const person = await house.person();
  const histories = Array.from({ length: 12 }, (_, index) =>
    Array.from({ length: 2 + (index % 5) }, (_step, step) => ({
      at: at(index + step * (2 + step) * (1 + (index % 3)), index),
      ease: 1 + ((index * 7 + step * 3) % 4),
    })),
  );
  const notes = histories.map((reviews, index) =>
    note(100 + index, `q${index}`, { id: 1_000 + index, type: 2, due: 500, reviews }),
  );
  await imported(person, { notes });
  const asked = await questions(person);
  const fsrs = new FSRSBinding();
  for (const [index, reviews] of histories.entries()) {
    let memory: Parameters<typeof fsrs.nextStates>[0];
    let before = reviews[0]!.at;
    for (const { at: time, ease } of reviews) {
      const days = Math.round((time - before) / day);
      const next = fsrs.nextStates(memory, 0.9, days);
      memory = [next.again, next.hard, next.good, next.easy][ease - 1]!.memory;
      before = time;
    }
    const card = (await cardOf(house, person, asked.get(`q${index}`)!))!;
    expect(card.stability / memory!.stability).toBeCloseTo(1, 3);
    expect(card.difficulty).toBeCloseTo(memory!.difficulty, 3);
  }
});

it('says of each card what is to become of it', async () => {
  const person = await house.person();
  const id = await read(person, {
    notes: [
      note(1, 'fine', { id: 1 }),
      { ...note(2, 'fine', { id: 2 }), guid: 'another' },
      { id: 3, fields: ['<img src="a.png">', 'x'], cards: [{ id: 3 }] },
      { id: 4, fields: ['with a picture <img src="b.png">', 'x'], cards: [{ id: 4 }] },
      { id: 5, fields: ['x', 'x'], cards: [{ id: 5, ord: 7 }] },
      { id: 6, noteTypeId: 99, fields: ['no type', 'x'], cards: [{ id: 6 }] },
    ],
  });
  expect((await items(person, id)).map(({ noteId, verdict, reason }) => [noteId, verdict, reason])).toEqual([
    ['1', 'new', null],
    ['2', 'duplicate', 'same-as-another'],
    ['3', 'unsupported', 'front-empty'],
    ['4', 'new', 'media-left-out'],
    ['5', 'error', 'no-template'],
    ['6', 'error', 'no-note-type'],
  ]);
  const { items: errors } = await new ListImportItems(house.transactions).run(person, id, {
    verdict: 'error',
    limit: 1,
  });
  expect(errors.map(({ noteId }) => noteId)).toEqual(['5']);
});

it('keeps the two cards of a note apart as siblings, and finds topics by name', async () => {
  const person = await house.person();
  const reversed = {
    ...basicType,
    templates: [...basicType.templates, { name: 'Card 2', front: '{{Back}}', back: '{{Front}}' }],
  };
  await imported(person, {
    noteTypes: [reversed],
    decks: [{ id: 1, name: 'Interviews::Trees' }],
    notes: [note(1, 'root', { id: 1 }, { id: 2, ord: 1 }), note(2, 'leaf', { id: 3 })],
  });
  const rows = await house.query<{ group: string; topics: string[] }>(
    `select variant_group as group, array(select topic_slug from question_topics where question_id = q.id) as topics
       from questions q where private_to = $1 order by variant_group`,
    [person.personId],
  );
  expect(new Set(rows.map(({ group }) => group)).size).toBe(2);
  expect(rows.map(({ topics }) => topics)).toEqual([['trees'], ['trees'], ['trees']]);
});

it('adds nothing by the same package again, and what is new by a later one', async () => {
  const person = await house.person();
  const first = {
    notes: [note(1, 'one', { id: 1, type: 2, due: 30, reviews: learnt.slice(0, 3) }), note(2, 'two', { id: 2 })],
  };
  await imported(person, first);
  const again = await read(person, first);
  expect(await view(person, again)).toMatchObject({
    figures: { byVerdict: { unchanged: 2, new: 0, updated: 0 }, reviews: 0 },
  });
  await settle.run(person, again, 'apply');
  await house.work();
  const acts = () => house.count('select count(*) from reviews where person_id = $1', [person.personId]);
  expect(await acts()).toBe(4);

  const later = {
    notes: [
      note(1, 'one', { id: 1, type: 2, due: 60, reviews: learnt }),
      { ...note(2, 'two, said better', { id: 2 }) },
      note(3, 'three', { id: 3 }),
    ],
  };
  const id = await imported(person, later);
  expect(await view(person, id)).toMatchObject({ outcome: { cardsAdded: 1, cardsUpdated: 2, reviewsAdded: 3 } });
  const asked = await questions(person);
  expect([...asked.keys()].toSorted()).toEqual(['one', 'three', 'two, said better']);
  for (const questionId of asked.values()) await expectFold(house, person, questionId);
  expect(await cardOf(house, person, asked.get('one')!)).toMatchObject({
    reps: 6,
    dueAt: new Date('2026-03-02T04:00:00Z'),
  });

  // Undone, everything is as after the first.
  await settle.run(person, id, 'undo');
  await house.work();
  expect(await view(person, id)).toMatchObject({
    state: 'undone',
    outcome: { undone: { removed: 1, restored: 2, kept: 0 } },
  });
  const before = await questions(person);
  expect([...before.keys()].toSorted()).toEqual(['one', 'two']);
  for (const questionId of before.values()) await expectFold(house, person, questionId);
  expect(await cardOf(house, person, before.get('one')!)).toMatchObject({
    reps: 3,
    dueAt: new Date('2026-01-31T04:00:00Z'),
  });
  // And the later one can be imported once more.
  await imported(person, later);
  expect(await cardOf(house, person, before.get('one')!)).toMatchObject({ reps: 6 });
});

it('can be reviewed here like any other card; undoing the import leaves that card', async () => {
  const person = await house.person();
  const id = await imported(person, { notes: [note(1, 'one', { id: 1, reviews: learnt }), note(2, 'two', { id: 2 })] });
  const asked = await questions(person);
  const questionId = asked.get('one')!;
  const submissionId = '00000000-0000-4000-8000-000000000001';
  await house.submitReview.run(person, { questionId, submissionId, response: { rating: 'good' }, elapsedMs: 1_000 });
  await house.work();
  await expectFold(house, person, questionId);
  expect(await cardOf(house, person, questionId)).toMatchObject({ reps: 7 });
  await settle.run(person, id, 'undo');
  await house.work();
  expect(await view(person, id)).toMatchObject({ outcome: { undone: { removed: 1, restored: 0, kept: 1 } } });
  expect([...(await questions(person)).keys()]).toEqual(['one']);

  const stranger = await house.person('instructor');
  const own = { questionId, submissionId, response: { rating: 'good' as const }, elapsedMs: 1 };
  await expect(house.submitReview.run(stranger, own)).rejects.toMatchObject({ code: 'resource.not-found' });
  await expect(house.getAuthored.run(questionId)).rejects.toMatchObject({ code: 'resource.not-found' });
  await expect(view(stranger, id)).rejects.toMatchObject({ code: 'resource.not-found' });
  await expect(settle.run(stranger, id, 'undo')).rejects.toMatchObject({ code: 'resource.not-found' });
});

it('is read, applied and undone once, however often and late its jobs come', async () => {
  const person = await house.person();
  const collection = {
    notes: Array.from({ length: 30 }, (_, index) =>
      note(index + 1, `q${index}`, {
        id: index + 1,
        reviews: learnt.map((entry) => ({ ...entry, at: entry.at + index })),
      }),
    ),
  };
  const { id } = await upload(person, await ankiPackage('legacy2', { createdAt, ...collection }));
  const job = async (name: Job['name']) => {
    const [row] = await house.query<{ id: string }>(
      `select id from outbox where name = $1 and payload ->> 'importId' = $2`,
      [name, id],
    );
    return { name, payload: { importId: id }, outboxId: row!.id } as Job;
  };
  const fiveTimes = async (name: Job['name']) => {
    const delivery = await job(name);
    await Promise.all(Array.from({ length: 5 }, () => house.handle(delivery)));
    await house.handle(delivery);
  };
  await fiveTimes('anki.read');
  expect(await house.count('select count(*) from card_import_items where import_id = $1', [id])).toBe(30);
  await Promise.all(Array.from({ length: 3 }, () => settle.run(person, id, 'apply')));
  await fiveTimes('anki.apply');
  expect(await house.count('select count(*) from cards where person_id = $1', [person.personId])).toBe(30);
  expect(await house.count('select count(*) from reviews where person_id = $1', [person.personId])).toBe(180);
  expect(await settle.run(person, id, 'apply')).toEqual({ id, state: 'applied' });
  await settle.run(person, id, 'undo');
  await fiveTimes('anki.undo');
  await house.handle(await job('anki.apply'));
  await house.handle(await job('anki.read'));
  expect(await house.count('select count(*) from cards where person_id = $1', [person.personId])).toBe(0);
  expect(await house.count('select count(*) from questions where private_to = $1', [person.personId])).toBe(0);
  expect(await view(person, id)).toMatchObject({ state: 'undone' });
  await expect(settle.run(person, id, 'apply')).rejects.toMatchObject({ code: 'import.wrong-state' });
});

it('refuses a file that is none, with its reason, and takes another in its place', async () => {
  const person = await house.person();
  const { id } = await upload(person, new TextEncoder().encode('no package'), '../../notes.txt');
  await expect(upload(person, new Uint8Array([1]))).rejects.toMatchObject({ code: 'import.under-way' });
  await house.work();
  expect(await view(person, id)).toMatchObject({ state: 'refused', problem: 'not-a-package', fileName: 'notes.txt' });
  await expect(settle.run(person, id, 'apply')).rejects.toMatchObject({ code: 'import.wrong-state' });
  await expect(upload(person, new Uint8Array(0))).rejects.toMatchObject({ code: 'import.empty' });
  const next = await read(person, { notes: [note(1, 'q', { id: 1 })] });
  expect(await view(person, next)).toMatchObject({ state: 'ready' });
  await expect(view(person, id)).rejects.toMatchObject({ code: 'resource.not-found' });
});

it('goes with its person', async () => {
  const person = await house.person();
  await imported(person, { notes: [note(1, 'q', { id: 1, reviews: learnt })] });
  await house.query('delete from people where id = $1', [person.personId]);
  expect(await house.count('select count(*) from questions where private_to = $1', [person.personId])).toBe(0);
  expect(await house.count('select count(*) from imported_cards where person_id = $1', [person.personId])).toBe(0);
});
