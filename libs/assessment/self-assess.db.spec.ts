import { randomUUID } from 'node:crypto';
import type { Actor } from '@app/kernel/actor.js';
import { House } from '@app/testing/house.js';
import { openQuestions, sitOpen } from '@app/testing/open-questions.js';

let house: House;
let instructor: Actor;
beforeAll(async () => {
  house = await House.open();
  instructor = await house.person('instructor');
  await openQuestions(house, instructor);
});
afterAll(() => house.close());

const refusal = (code: string) => expect.objectContaining({ code });
const notAssessable = refusal('assessment.not-assessable');
const assess = (actor: Actor, sessionId: string, criteria: string[], position = 1) =>
  house.selfAssess.run(actor, { sessionId, position, criteria });
const itemOf = async (sessionId: string) => {
  const [item] = await house.query(
    `select verdict, score, self_criteria as criteria from session_items where session_id = $1`,
    [sessionId],
  );
  return item;
};
const reviewsOf = (sessionId: string) =>
  house.query(`select verdict, score, rating, state from reviews where session_id = $1 order by seq`, [sessionId]);

describe('an answer that its candidate assesses', () => {
  const sit = (actor: Actor, text?: string) => sitOpen(house, actor, { assessment: 'self', ...(text && { text }) });

  it('has the grade that they tick, once, and its card is reviewed once', async () => {
    const candidate = await house.person();
    const sessionId = await sit(candidate, 'By the key.');
    expect(await itemOf(sessionId)).toEqual({ verdict: 'ungraded', score: 0, criteria: null });
    expect(await reviewsOf(sessionId)).toEqual([]);
    const grade = { position: 1, criteria: ['load', 'evict'], verdict: 'partial', score: 0.75 };
    const replies = await Promise.all(
      Array.from({ length: 20 }, () => assess(candidate, sessionId, ['evict', 'load'])),
    );
    expect(replies).toEqual(replies.map(() => grade));
    expect(
      await house.count(`select count(*) from outbox where name = 'item.review' and payload ->> 'sessionId' = $1`, [
        sessionId,
      ]),
    ).toBe(1);
    await house.work(5);
    expect(await itemOf(sessionId)).toEqual({ verdict: 'partial', score: 0.75, criteria: ['load', 'evict'] });
    expect(await reviewsOf(sessionId)).toEqual([{ verdict: 'partial', score: 0.75, rating: 'hard', state: 'graded' }]);
    const [sitting] = await house.query(`select score, max_score from quiz_sessions where id = $1`, [sessionId]);
    expect(sitting).toEqual({ score: 0.75, max_score: 1 });
  });

  it('keeps it: the same again is the same, others are refused', async () => {
    const candidate = await house.person();
    const sessionId = await sit(candidate, 'By the key.');
    const outcomes = await Promise.allSettled(
      [['load'], ['evict'], ['stale'], []].map((criteria) => assess(candidate, sessionId, criteria)),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const item = (await itemOf(sessionId)) as { criteria: string[] };
    expect(await assess(candidate, sessionId, item.criteria)).toMatchObject({ criteria: item.criteria });
    await expect(assess(candidate, sessionId, ['load', 'stale'])).rejects.toEqual(notAssessable);
    expect(await itemOf(sessionId)).toEqual(item);
  });

  it('is their own, graded, answered, and of an open question', async () => {
    const candidate = await house.person();
    const sessionId = await sit(candidate, 'By the key.');
    for (const [actor, id, position] of [
      [await house.person(), sessionId, 1],
      [instructor, sessionId, 1],
      [candidate, sessionId, 2],
      [candidate, randomUUID(), 1],
    ] as const) {
      await expect(assess(actor, id, ['load'], position)).rejects.toEqual(refusal('resource.not-found'));
    }
    for (const skipped of [await sit(await house.person(), ' \n '), await sit(await house.person())]) {
      const [owner] = await house.query<{ id: string }>(`select person_id as id from quiz_sessions where id = $1`, [
        skipped,
      ]);
      const actor = { personId: owner!.id, role: 'candidate' } as const;
      await expect(assess(actor, skipped, ['load'])).rejects.toEqual(notAssessable);
      expect(await itemOf(skipped)).toMatchObject({ verdict: 'skipped' });
    }
    const unknown = assess(candidate, sessionId, ['load', 'load']);
    await expect(unknown).rejects.toMatchObject({ code: 'request.invalid', faults: [{ pointer: '/criteria/1' }] });
    expect(await itemOf(sessionId)).toMatchObject({ verdict: 'ungraded' });
  });

  it('is assessed only once the rubric is shown', async () => {
    for (const key of ['later', 'never'] as const) {
      const candidate = await house.person();
      const sessionId = await sitOpen(house, candidate, { assessment: 'self', text: 'Mine.', feedback: { key } });
      await expect(assess(candidate, sessionId, ['load'])).rejects.toEqual(notAssessable);
      // A day later.
      await house.query(`update quiz_sessions set finished_at = finished_at - interval '25 hours' where id = $1`, [
        sessionId,
      ]);
      const later = assess(candidate, sessionId, ['load']);
      if (key === 'later') expect(await later).toMatchObject({ score: 0.5 });
      else await expect(later).rejects.toEqual(notAssessable);
    }
  });

  it('is not assessed while its sitting runs', async () => {
    const candidate = await house.person();
    const choice = { topics: ['caching'], levels: [], kinds: [], count: 1, minutes: 10 };
    const { id } = await house.startSession.run(candidate, choice);
    await house.saveAnswer.run(candidate, { sessionId: id, position: 1, revision: 1, response: { text: 'Mine.' } });
    await expect(assess(candidate, id, ['load'])).rejects.toEqual(notAssessable);
    await house.finishSession.run(candidate, id);
    await expect(assess(candidate, id, ['load'])).rejects.toEqual(notAssessable);
  });
});

describe('an answer that an instructor assesses', () => {
  it('keeps what its candidate ticks beside it, until somebody has looked', async () => {
    const candidate = await house.person();
    const sessionId = await sitOpen(house, candidate, { assessment: 'instructor', text: 'By the key.' });
    for (const criteria of [['load'], ['load', 'stale'], []]) {
      expect(await assess(candidate, sessionId, criteria)).toEqual({
        position: 1,
        criteria,
        verdict: 'ungraded',
        score: 0,
      });
      expect(await itemOf(sessionId)).toEqual({ verdict: 'ungraded', score: 0, criteria });
    }
    await assess(candidate, sessionId, ['evict']);
    await house.work();
    expect(await reviewsOf(sessionId)).toEqual([]);
    const place = { sessionId, position: 1 };
    expect(await house.getAssessment.run(instructor, place)).toMatchObject({ selfCriteria: ['evict'] });
    await house.assessAnswer.run(instructor, { ...place, criteria: ['load'], comment: '', look: 1 });
    for (const criteria of [['evict'], ['load']]) {
      await expect(assess(candidate, sessionId, criteria)).rejects.toEqual(notAssessable);
    }
    expect(await itemOf(sessionId)).toEqual({ verdict: 'partial', score: 0.5, criteria: ['evict'] });
  });
});
