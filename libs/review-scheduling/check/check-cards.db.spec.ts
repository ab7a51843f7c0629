import { randomUUID } from 'node:crypto';
import { systemActor, type Actor } from '@app/kernel/actor.js';
import { cardOf, expectFold } from '@app/testing/card-fold.js';
import { House } from '@app/testing/house.js';
import { CheckCards } from './check-cards.js';
import { CheckSlice } from './check-slice.js';
import { MendCard } from './mend-card.js';

let house: House;
let author: Actor;
const questions: string[] = [];
beforeAll(async () => {
  house = await House.open();
  author = await house.person('instructor');
  for (let count = 0; count < 3; count += 1) questions.push((await house.question(author)).id);
});
afterAll(() => house.close());

const right = { choices: ['a', 'b'] };
const wrong = { choices: ['c'] };

/** A card with three answers, the second undone. */
async function studied(): Promise<{ actor: Actor; cardId: string; questionId: string; ids: string[] }> {
  const actor = await house.person();
  const questionId = questions[0]!;
  const ids: string[] = [];
  for (const response of [right, wrong, wrong, right]) {
    const answer = { questionId, submissionId: randomUUID(), response, elapsedMs: 40_000 };
    ids.push((await house.submitReview.run(actor, answer)).id);
  }
  await house.work();
  await house.undoReview.run(actor, ids[1]!);
  const card = await cardOf(house, actor, questionId);
  return { actor, cardId: card!.id, questionId, ids };
}

const faultsOf = async (cardId: string) => {
  const { wrong: found } = await new CheckCards(house.transactions).run();
  return found.find((card) => card.cardId === cardId)?.faults ?? [];
};

it('finds nothing wrong with cards that were reviewed, undone, and never touched', async () => {
  const { cardId } = await studied();
  await house.query(`insert into cards (person_id, question_id, due_at) values ($1, $2, clock_timestamp())`, [
    (await house.person()).personId,
    questions[1],
  ]);
  expect(await faultsOf(cardId)).toEqual([]);
  expect(await new CheckCards(house.transactions).run()).toMatchObject({ wrong: [], next: null });
});

const corruptions: [string, string, string[]][] = [
  ['its state', `update cards set state = 'review' where id = $1`, ['state']],
  ['its due date', `update cards set due_at = due_at + interval '1 millisecond' where id = $1`, ['dueAt']],
  [
    'the last bit of its stability',
    `update cards set stability = stability * (1 + 2.3e-16) where id = $1`,
    ['stability'],
  ],
  ['its number of acts', `update cards set last_seq = last_seq + 1 where id = $1`, ['lastSeq']],
  ['a rating', `update reviews set rating = 'hard' where card_id = $1 and seq = 3`, ['rating']],
  ['a rating that is gone', `update reviews set rating = null where card_id = $1 and seq = 3`, ['rating']],
  [
    'a state that an act led to',
    `update reviews set state_after = jsonb_set(state_after, '{reps}', '7') where card_id = $1 and seq = 3`,
    ['stateAfter.reps'],
  ],
  [
    'a review that was never counted',
    `update reviews set state = 'graded', rating = 'again', undone_at = null where card_id = $1 and seq = 2`,
    ['lapses', 'reps', 'stability'],
  ],
];
describe.each(corruptions)('a card of which somebody changed %s', (_, statement, fields) => {
  it('is found, mended once, and noted', async () => {
    const { actor, cardId, questionId } = await studied();
    const before = await cardOf(house, actor, questionId);
    await house.query(statement, [cardId]);
    const found = (await faultsOf(cardId)).map(({ field }) => field);
    if (fields.length === 1) expect(found).toEqual(fields);
    else expect(found.length).toBeGreaterThan(2);
    const mend = new MendCard(house.transactions);
    expect(await mend.run(systemActor, cardId)).toEqual([]);
    expect(await mend.run(systemActor, cardId)).toEqual([]);
    await expectFold(house, actor, questionId);
    if (fields.length === 1) expect(await cardOf(house, actor, questionId)).toEqual(before);
    const audited = `select count(*) from audit_entries where action = 'card.mended' and subject_id = $1`;
    expect(await house.count(audited, [cardId])).toBe(1);
  });
});

it('leaves alone what nobody can tell any more, and says so', async () => {
  const { cardId } = await studied();
  await house.query(`update reviews set rating = null, state_after = null where card_id = $1 and seq = 3`, [cardId]);
  const lost = expect.objectContaining({ field: 'rating', seq: 3, kept: null, folded: undefined });
  expect(await new MendCard(house.transactions).run(systemActor, cardId)).toContainEqual(lost);
  expect(await faultsOf(cardId)).toContainEqual(lost);
  await house.query(`delete from cards where id = $1`, [cardId]);
});

it('goes through all cards in slices, wherever it begins', async () => {
  const { cardId } = await studied();
  await house.query(`update cards set reps = reps + 1 where id = $1`, [cardId]);
  const slice = new CheckSlice(new CheckCards(house.transactions));
  for (let run = 0; run < 2; run += 1) {
    const { checked, wrong: found } = await slice.run(new AbortController().signal);
    expect(found.map((card) => card.cardId)).toEqual([cardId]);
    expect(checked).toBeGreaterThanOrEqual(await house.count(`select count(*) from cards`));
  }
  await new MendCard(house.transactions).run(systemActor, cardId);
});
