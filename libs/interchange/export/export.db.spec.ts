import { randomUUID } from 'node:crypto';
import { buffer, text } from 'node:stream/consumers';
import Papa from 'papaparse';
import { fromBufferPromise } from 'yauzl';
import type { Actor } from '@app/kernel/actor.js';
import { House } from '@app/testing/house.js';
import { bytesInMemory } from '../anki/reader/package-bytes.js';
import { readAnkiPackage } from '../anki/reader/read-collection.js';
import { dueAtOf, historyOf } from '../domain/anki-history.js';
import { ExportData } from './export-data.js';
import { exportSections } from './export-sections.js';

let house: House;
let author: Actor;
let exportData: ExportData;
beforeAll(async () => {
  house = await House.open();
  author = await house.person('instructor');
  exportData = new ExportData(house.transactions);
});
afterAll(() => house.close());

type Export = Record<string, Record<string, unknown>[]>;
const jsonOf = async (actor: Actor) => JSON.parse(await text((await exportData.run(actor, 'json')).content)) as Export;
const limits = { collectionBytes: 100_000_000, cards: 1_000, reviews: 10_000 };
const apkgOf = async (actor: Actor) =>
  readAnkiPackage(bytesInMemory(await buffer((await exportData.run(actor, 'apkg')).content)), limits);

async function review(actor: Actor, questionId: string, response: object = { choices: ['a', 'b'] }) {
  const input = { questionId, submissionId: randomUUID(), response, elapsedMs: 1_500 };
  const { id } = await house.submitReview.run(actor, input);
  await house.work();
  return id;
}

it('gives everything of the person, and of nobody else', async () => {
  const actor = await house.person();
  const other = await house.person();
  const { id } = await house.question(author);
  const undone = await review(actor, id);
  await house.undoReview.run(actor, undone);
  await review(actor, id);
  await review(other, id);
  const sessionId = await house.sitting(actor);
  await house.saveAnswer.run(actor, { sessionId, position: 1, revision: 1, response: { choices: ['a'] } });
  await house.finishSession.run(actor, sessionId);
  await house.work();
  const file = await exportData.run(actor, 'json');
  expect(file).toMatchObject({ name: expect.stringMatching(/^rehearse-\d{4}-\d\d-\d\d\.json$/) });
  const given = JSON.parse(await text(file.content)) as Export;
  expect(given).toMatchObject({ format: 'rehearse-export', version: 1 });
  expect(given['account']).toMatchObject([{ id: actor.personId }]);
  expect(given['reviews']!.filter(({ state }) => state === 'undone')).toMatchObject([{ id: undone }]);
  expect(given['reviews']).toHaveLength(3);
  expect(given['sittingAnswers']).toMatchObject([
    { sittingId: sessionId, response: { choices: ['a'] }, verdict: 'partial' },
  ]);
  const everything = JSON.stringify(given);
  expect(everything).not.toContain(other.personId);
  expect(everything).not.toMatch(/hash|argon2/i);
});

it('reads on where a batch ended, to the last row', async () => {
  const actor = await house.person();
  const { id } = await house.question(author);
  const first = await review(actor, id);
  await house.query(
    `insert into reviews (card_id, person_id, seq, submission_id, question_version_id, elapsed_ms, reviewed_at, state, desired_retention, time_zone, rollover_hour)
     select card_id, person_id, seq + n, gen_random_uuid(), question_version_id, 0, reviewed_at + (n / 3) * interval '1 microsecond', 'queued', 0.9, 'UTC', 4
       from reviews, generate_series(1, 1200) n where id = $1`,
    [first],
  );
  const { reviews } = await jsonOf(actor);
  expect(new Set(reviews!.map(({ seq }) => seq)).size).toBe(1201);
});

it('tells nothing of what a sitting asks now, or does not tell', async () => {
  const actor = await house.person();
  const { id, slug } = await house.question(author);
  await review(actor, id);
  const sections = [{ title: 'One', rules: [{ questions: [slug] }] }];
  const templateId = await house.template(author, { sections, feedback: { score: 'never', key: 'never' } });
  const { id: sessionId } = await house.startSession.run(actor, { templateId });
  const during = await jsonOf(actor);
  expect(during['reviews']).toMatchObject([{ response: null, verdict: null, rating: null, stateAfter: null }]);
  expect(during['sittings']).toMatchObject([{ state: 'running', plan: null, score: null }]);
  expect(during['sittingAnswers']).toEqual([]);
  const asked = await apkgOf(actor);
  expect(asked.notes[0]!.fields[1]).toMatch(/left out/);
  expect(asked.reviews.size).toBe(0);
  await house.finishSession.run(actor, sessionId);
  await house.work();
  const after = await jsonOf(actor);
  expect(after['sittings']).toMatchObject([{ score: null, maxScore: null }]);
  expect(after['sittingAnswers']).toMatchObject([{ verdict: null, score: null }]);
  expect(after['reviews']).toMatchObject([{ verdict: 'correct' }, { verdict: null, rating: null }]);
});

it('shows no answer in the Anki package that the person was not told', async () => {
  const actor = await house.person();
  const { slug } = await house.question(author);
  const sections = [{ title: 'One', rules: [{ questions: [slug] }] }];
  const templateId = await house.template(author, { sections, feedback: { key: 'never' } });
  const { id: sessionId } = await house.startSession.run(actor, { templateId });
  await house.finishSession.run(actor, sessionId);
  await house.work();
  const { notes } = await apkgOf(actor);
  expect(notes).toHaveLength(1);
  expect(notes[0]!.fields.join()).toMatch(/Which of these are right/);
  expect(notes[0]!.fields.join()).not.toMatch(/a and b are/);
});

it('makes an Anki package that reads back: notes, schedule and history', async () => {
  const actor = await house.person();
  await house.query(`update people set time_zone = 'Asia/Kolkata' where id = $1`, [actor.personId]);
  const { id } = await house.question(author, { topics: ['arrays', 'trees'] });
  for (let turn = 0; turn < 3; turn += 1) await review(actor, id);
  await house.query(
    `update cards set state = 'review', scheduled_days = 12, due_at = date_trunc('day', clock_timestamp()) + interval '12 days', note = 'my **own** words', flag = 3
      where person_id = $1`,
    [actor.personId],
  );
  const [card] = await house.query<{ dueAt: Date; stability: number }>(
    `select due_at as "dueAt", stability from cards where person_id = $1`,
    [actor.personId],
  );
  const collection = await apkgOf(actor);
  expect(collection.packageVersion).toBe('legacy2');
  expect(collection.notes).toMatchObject([
    {
      guid: id,
      tags: ['rehearse', 'entry', 'arrays', 'trees'],
      fields: [expect.stringContaining('Option d'), expect.stringContaining('a and b are.'), 'my <b>own</b> words'],
    },
  ]);
  expect(collection.cards).toMatchObject([{ type: 2, queue: 2, flags: 3 }]);
  const days = { timeZone: 'Asia/Kolkata', rolloverHour: 4 };
  const begins = dueAtOf(collection.cards[0]!, collection, days)!.getTime();
  expect(card!.dueAt.getTime()).toBeGreaterThanOrEqual(begins);
  expect(card!.dueAt.getTime()).toBeLessThan(begins + 86_400_000);
  const { acts, leftOut } = historyOf([...collection.reviews.values()].flat(), new Date(Date.now() + 60_000));
  expect(leftOut).toBe(0);
  expect(acts).toHaveLength(3);
  expect(acts).toMatchObject(Array.from({ length: 3 }, () => ({ act: 'answer', elapsedMs: 1_500 })));
  expect(new Set(acts.map((act) => act.id)).size).toBe(3);
});

it('makes a zip of one CSV a table, safe for spreadsheets', async () => {
  const actor = await house.person();
  const { id } = await house.question(author);
  await review(actor, id);
  await house.query(`update cards set note = '=1+1, "quoted"' where person_id = $1`, [actor.personId]);
  const files = await unzip(await buffer((await exportData.run(actor, 'csv')).content));
  expect([...files.keys()]).toEqual(['READ-ME.txt', ...exportSections.map(({ name }) => `${name}.csv`)]);
  const parse = (name: string) =>
    Papa.parse<Record<string, string>>(files.get(name)!, { header: true, skipEmptyLines: true });
  expect(parse('cards.csv')).toMatchObject({ errors: [], data: [{ questionId: id, note: `'=1+1, "quoted"` }] });
  expect(parse('reviews.csv').data).toMatchObject([{ response: '{"choices":["a","b"]}', verdict: 'correct' }]);
  expect(parse('signIns.csv').meta.fields).toEqual(['createdAt', 'lastSeenAt', 'expiresAt', 'userAgent']);
});

it('holds every table that is a person’s', async () => {
  const tables = await house.query<{ name: string }>(
    `select distinct c.table_name as name from information_schema.columns c
      where c.table_schema = 'public' and c.column_name in ('person_id', 'private_to')`,
  );
  // Replies kept for retries, and what is told by rows that are there: whose they are, and where they came from.
  const without = [
    'idempotency_keys',
    'account_deletions',
    'question_sightings',
    'assessment_requests',
    'imported_cards',
    'counted_answers',
  ];
  const sources = exportSections.map(({ from }) => from.split(' ')[0]);
  expect(tables.map(({ name }) => name).filter((name) => !without.includes(name) && !sources.includes(name))).toEqual(
    [],
  );
});

async function unzip(bytes: Buffer): Promise<Map<string, string>> {
  const zip = await fromBufferPromise(bytes, { lazyEntries: true });
  const files = new Map<string, string>();
  for await (const entry of zip.eachEntry()) {
    files.set(entry.fileName, await text(await zip.openReadStreamPromise(entry)));
  }
  return files;
}
