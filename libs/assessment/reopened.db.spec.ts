import type { Actor } from '@app/kernel/actor.js';
import { House } from '@app/testing/house.js';
import { answerOpen, openQuestions, reopen, sitOpen } from '@app/testing/open-questions.js';
import { assessmentsOf } from './assessments-of.js';

let house: House;
let ada: Actor;
beforeAll(async () => {
  house = await House.open();
  ada = await house.person('instructor');
  await openQuestions(house, ada);
});
afterAll(() => house.close());

const reason = 'The second criterion is in the last paragraph.';
const assess = (sessionId: string, look: number, criteria: string[]) =>
  house.assessAnswer.run(ada, { sessionId, position: 1, criteria, comment: `Look ${look}`, look });
const itemOf = async (sessionId: string) => {
  const [item] = await house.query(`select verdict, score from session_items where session_id = $1`, [sessionId]);
  return item;
};
const requestOf = async (sessionId: string) => {
  const [request] = await house.query(`select state, reason from assessment_requests where session_id = $1`, [
    sessionId,
  ]);
  return request;
};
const isListed = async (sessionId: string) => {
  const { items, waiting } = await house.listAssessments.run(ada, {}, { limit: 100, after: undefined });
  expect(waiting).toBe(items.length);
  return items.some((item) => item.sessionId === sessionId);
};
const toldOf = async (sessionId: string) => (await house.transactions.run((tx) => assessmentsOf(tx, sessionId))).get(1);

/** An assessed answer whose sitting was reopened. */
async function reopened() {
  const candidate = await house.person();
  const sessionId = await sitOpen(house, candidate, { assessment: 'instructor', text: 'By the key.' });
  await assess(sessionId, 1, ['load']);
  await house.askSecondLook.run(candidate, { sessionId, position: 1, reason });
  await house.work();
  expect(await isListed(sessionId)).toBe(true);
  await reopen(house, candidate, sessionId, ada);
  return { candidate, sessionId };
}

it('while the sitting goes on nobody assesses, or asks', async () => {
  const { candidate, sessionId } = await reopened();
  expect(await isListed(sessionId)).toBe(false);
  await expect(assess(sessionId, 2, [])).rejects.toMatchObject({ code: 'assessment.not-assessable' });
  await expect(house.getAssessment.run(ada, { sessionId, position: 1 })).rejects.toMatchObject({
    code: 'resource.not-found',
  });
  await expect(
    house.askSecondLook.run(candidate, { sessionId, position: 1, reason: 'Something else altogether' }),
  ).rejects.toMatchObject({ code: 'assessment.not-assessable' });
});

it('an answer that stayed as it was has its grade and its request again', async () => {
  const { candidate, sessionId } = await reopened();
  await answerOpen(house, candidate, { sessionId, text: 'By the key.', revision: 2 });
  await house.work(3);
  expect(await itemOf(sessionId)).toEqual({ verdict: 'partial', score: 0.5 });
  expect(await requestOf(sessionId)).toEqual({ state: 'second-look', reason });
  expect(await toldOf(sessionId)).toMatchObject({ state: 'second-look', reason, newest: { look: 1, score: 0.5 } });
  expect(await isListed(sessionId)).toBe(true);
  await assess(sessionId, 2, []);
  expect(await itemOf(sessionId)).toEqual({ verdict: 'incorrect', score: 0 });
  expect(
    await house.count(`select count(*) from reviews where session_id = $1 and state <> 'undone'`, [sessionId]),
  ).toBe(1);
});

it('an answer that changed waits for a first look again', async () => {
  const { candidate, sessionId } = await reopened();
  await answerOpen(house, candidate, { sessionId, text: 'By the key, and a time to live.', revision: 2 });
  await house.work(3);
  expect(await itemOf(sessionId)).toEqual({ verdict: 'ungraded', score: 0 });
  expect(await requestOf(sessionId)).toEqual({ state: 'waiting', reason: null });
  expect(await toldOf(sessionId)).toEqual({ state: 'waiting', reason: null, newest: null });
  expect(await house.getAssessment.run(ada, { sessionId, position: 1 })).toMatchObject({
    looks: [{ look: 1, isOfThis: false }],
    nextLook: 2,
    isYours: true,
  });
  await assess(sessionId, 2, ['load', 'stale']);
  await house.work(3);
  expect(await itemOf(sessionId)).toEqual({ verdict: 'partial', score: 0.75 });
  expect(await toldOf(sessionId)).toMatchObject({ state: 'done', newest: { look: 2, score: 0.75, comment: 'Look 2' } });
  expect(await house.query(`select state, score from reviews where session_id = $1 order by seq`, [sessionId])).toEqual(
    [
      { state: 'undone', score: 0.5 },
      { state: 'graded', score: 0.75 },
    ],
  );
  await house.askSecondLook.run(candidate, { sessionId, position: 1, reason });
  expect(await requestOf(sessionId)).toEqual({ state: 'second-look', reason });
});

it('an answer that was taken back is asked for no more', async () => {
  const { candidate, sessionId } = await reopened();
  await house.saveAnswer.run(candidate, { sessionId, position: 1, revision: 2, response: null });
  await answerOpen(house, candidate, { sessionId, revision: 2 });
  await house.work(3);
  expect(await itemOf(sessionId)).toEqual({ verdict: 'skipped', score: 0 });
  expect(await isListed(sessionId)).toBe(false);
  await expect(assess(sessionId, 2, [])).rejects.toMatchObject({ code: 'assessment.not-assessable' });
});
