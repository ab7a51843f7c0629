import { randomUUID } from 'node:crypto';
import { Config, configSchema } from '@app/config/config.js';
import type { Actor } from '@app/kernel/actor.js';
import { House } from '@app/testing/house.js';
import { openQuestions, openTopics, sitOpen } from '@app/testing/open-questions.js';
import { AssessAnswer } from './assess-answer.js';
import { GetAssessment } from './get-assessment.js';
import { ListAssessments } from './list-assessments.js';

let house: House;
let ada: Actor;
let bob: Actor;
let listAssessments: ListAssessments;
let getAssessment: GetAssessment;
let assessAnswer: AssessAnswer;
beforeAll(async () => {
  house = await House.open();
  const strict = new Config({ ...configSchema.parse({ TWO_PERSON_REVIEW: 'on' }), DATABASE_URL: 'postgres://none' });
  listAssessments = new ListAssessments(house.transactions, strict);
  getAssessment = new GetAssessment(house.transactions, strict);
  assessAnswer = new AssessAnswer(house.transactions, strict);
  const author = await house.person('instructor');
  [ada, bob] = [await house.person('instructor'), await house.person('admin')];
  await openQuestions(house, author);
});
afterAll(() => house.close());

const refusal = (code: string) => expect.objectContaining({ code });
const sit = (candidate: Actor, text = 'By the key.') => sitOpen(house, candidate, { assessment: 'instructor', text });
const look = (sessionId: string, changes: { look?: number; criteria?: string[]; comment?: string } = {}) => ({
  sessionId,
  position: 1,
  criteria: ['load'],
  comment: 'Good so far.',
  look: 1,
  ...changes,
});
const reason = 'The second criterion is in the last paragraph.';
const counts = async (sessionId: string) => ({
  looks: await house.count(`select count(*) from assessments where session_id = $1`, [sessionId]),
  audited: await house.count(
    `select count(*) from audit_entries where subject_id = $1 and action = 'answer.assessed'`,
    [sessionId],
  ),
  reviews: await house.count(`select count(*) from reviews where session_id = $1 and state = 'graded'`, [sessionId]),
});
const cardOf = async (candidate: Actor) => {
  const [card] = await house.query<{ reps: number; state: string; stability: number; lapses: number }>(
    `select reps, state, stability, lapses from cards where person_id = $1`,
    [candidate.personId],
  );
  return card;
};

describe('the queue', () => {
  it('has each answer that only an instructor can grade, once, however often the job is delivered', async () => {
    const candidate = await house.person();
    const sessionId = await sit(candidate);
    const job = { name: 'session.assess', payload: { sessionId }, outboxId: '0' } as const;
    await Promise.all(Array.from({ length: 5 }, () => house.handle(job)));
    expect(await house.count(`select count(*) from assessment_requests where session_id = $1`, [sessionId])).toBe(1);
    const { items } = await listAssessments.run(ada, { state: 'waiting' }, { limit: 100, after: undefined });
    expect(items.filter((item) => item.sessionId === sessionId)).toEqual([
      expect.objectContaining({
        position: 1,
        state: 'waiting',
        topics: [openTopics.instructor],
        prompt: 'How would you cache this?',
        candidateName: 'Somebody',
        looks: 0,
        isYours: true,
      }),
    ]);
  });

  it('has nothing of what was not answered, nor of what is self-assessed', async () => {
    const candidate = await house.person();
    const blank = await sit(candidate, ' \n');
    const own = await sitOpen(house, candidate, { assessment: 'self', text: 'Mine.' });
    const asked = `select count(*) from assessment_requests where session_id = any($1)`;
    expect(await house.count(asked, [[blank, own]])).toBe(0);
  });

  it('has what was finished before the end, once the sitting has ended', async () => {
    const candidate = await house.person();
    const choice = { topics: [openTopics.instructor], levels: [], kinds: [], count: 1, minutes: 10 };
    const start = { ...choice, feedback: { explanation: 'after-each' } } as const;
    const { id: sessionId } = await house.startSession.run(candidate, start);
    const place = { sessionId, position: 1 };
    await house.saveAnswer.run(candidate, { ...place, revision: 1, response: { text: 'By the key.' } });
    await house.finishItem.run(candidate, place);
    await house.work();
    const asked = () => house.count(`select count(*) from assessment_requests where session_id = $1`, [sessionId]);
    expect(await asked()).toBe(0);
    await expect(assessAnswer.run(ada, look(sessionId))).rejects.toEqual(refusal('resource.not-found'));
    await house.finishSession.run(candidate, sessionId);
    await house.work();
    expect(await asked()).toBe(1);
    expect(await assessAnswer.run(ada, look(sessionId))).toMatchObject({ verdict: 'partial', score: 0.5 });
  });

  it('comes oldest first, page by page, without a gap; what is done newest first', async () => {
    const candidates = [await house.person(), await house.person(), await house.person()];
    const made: string[] = [];
    for (const candidate of candidates) made.push(await sit(candidate));
    const all = await listAssessments.run(ada, {}, { limit: 100, after: undefined });
    expect(all.more).toBe(false);
    expect(all.waiting).toBe(all.items.length);
    expect(all.items.slice(-3).map(({ sessionId }) => sessionId)).toEqual(made);
    const paged: string[] = [];
    for (let after; ;) {
      const page = await listAssessments.run(ada, {}, { limit: 2, after });
      paged.push(...page.items.map(({ sessionId }) => sessionId));
      const last = page.items.at(-1);
      if (!page.more || !last) break;
      after = { ...last, askedAt: last.askedAt.toISOString() };
    }
    expect(paged).toEqual(all.items.map(({ sessionId }) => sessionId));
    for (const sessionId of made) await assessAnswer.run(ada, look(sessionId));
    const done = await listAssessments.run(ada, { state: 'done' }, { limit: 2, after: undefined });
    expect(done.items.map(({ sessionId }) => sessionId)).toEqual([made[2], made[1]]);
  });

  it("never has the caller's own answers, nor shows them", async () => {
    const sessionId = await sit(bob);
    const listed = async (actor: Actor) =>
      (await listAssessments.run(actor, {}, { limit: 100, after: undefined })).items.map((item) => item.sessionId);
    expect(await listed(ada)).toContain(sessionId);
    expect(await listed(bob)).not.toContain(sessionId);
    const place = { sessionId, position: 1 };
    await expect(getAssessment.run(bob, place)).rejects.toEqual(refusal('assessment.own'));
    await expect(assessAnswer.run(bob, look(sessionId))).rejects.toEqual(refusal('assessment.own'));
    expect(await counts(sessionId)).toEqual({ looks: 0, audited: 0, reviews: 0 });
  });
});

describe('a look', () => {
  it('is the grade: of the item, of the sitting and of the card', async () => {
    const candidate = await house.person();
    const sessionId = await sit(candidate);
    expect(await cardOf(candidate)).toMatchObject({ reps: 0, state: 'new' });
    expect(await getAssessment.run(ada, { sessionId, position: 1 })).toMatchObject({
      state: 'waiting',
      response: { text: 'By the key.' },
      modelAnswer: 'The **model**.',
      rubric: [{ id: 'load', points: 2 }, { id: 'evict' }, { id: 'stale' }],
      looks: [],
      nextLook: 1,
      isYours: true,
    });
    const receipt = await assessAnswer.run(ada, look(sessionId, { criteria: ['stale', 'load'] }));
    expect(receipt).toEqual({ sessionId, position: 1, look: 1, verdict: 'partial', score: 0.75 });
    await house.work(5);
    const [sitting] = await house.query(`select state, score, max_score from quiz_sessions where id = $1`, [sessionId]);
    expect(sitting).toEqual({ state: 'graded', score: 0.75, max_score: 1 });
    expect(await house.query(`select verdict, score from session_items where session_id = $1`, [sessionId])).toEqual([
      { verdict: 'partial', score: 0.75 },
    ]);
    const reviews = `select verdict, score, rating, state from reviews where session_id = $1`;
    expect(await house.query(reviews, [sessionId])).toEqual([
      { verdict: 'partial', score: 0.75, rating: 'hard', state: 'graded' },
    ]);
    expect(await cardOf(candidate)).toMatchObject({ reps: 1 });
    expect(await getAssessment.run(bob, { sessionId, position: 1 })).toMatchObject({
      state: 'done',
      looks: [{ look: 1, criteria: ['load', 'stale'], score: 0.75, isYours: false, isOfThis: true }],
      nextLook: 2,
      isYours: false,
    });
  });

  it('is one, of twenty people at once', async () => {
    const sessionId = await sit(await house.person());
    const others = await Promise.all(Array.from({ length: 20 }, () => house.person('instructor')));
    const outcomes = await Promise.allSettled(
      others.map((actor, index) => assessAnswer.run(actor, look(sessionId, { comment: `Number ${index}` }))),
    );
    const failed = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as unknown] : []));
    expect(failed).toEqual(Array.from({ length: 19 }, () => refusal('version.stale')));
    await house.work(2);
    expect(await counts(sessionId)).toEqual({ looks: 1, audited: 1, reviews: 1 });
  });

  it('that is sent again is refused without an idempotency key, and the same with it', async () => {
    const sessionId = await sit(await house.person());
    const key = randomUUID();
    const send = () => assessAnswer.run(ada, look(sessionId), key);
    const receipts = await Promise.all([send(), send(), send()]);
    expect(receipts).toEqual(Array.from({ length: 3 }, () => receipts[0]));
    await expect(assessAnswer.run(ada, look(sessionId))).rejects.toEqual(refusal('version.stale'));
    const other = assessAnswer.run(ada, look(sessionId, { comment: 'Another' }), key);
    await expect(other).rejects.toEqual(refusal('idempotency.mismatch'));
    expect(await counts(sessionId)).toMatchObject({ looks: 1, audited: 1 });
  });

  it('names only criteria of the rubric, and only answers that are asked for', async () => {
    const candidate = await house.person();
    const sessionId = await sit(candidate);
    const unknown = assessAnswer.run(ada, look(sessionId, { criteria: ['load', 'speed'] }));
    await expect(unknown).rejects.toMatchObject({ code: 'request.invalid', faults: [{ pointer: '/criteria/1' }] });
    const own = await sitOpen(house, candidate, { assessment: 'self', text: 'Mine.' });
    for (const place of [look(own), look(randomUUID()), { ...look(sessionId), position: 2 }]) {
      await expect(assessAnswer.run(ada, place)).rejects.toEqual(refusal('resource.not-found'));
      await expect(getAssessment.run(ada, place)).rejects.toEqual(refusal('resource.not-found'));
    }
    expect(await counts(sessionId)).toEqual({ looks: 0, audited: 0, reviews: 0 });
  });
});

describe('a second look', () => {
  const ask = (actor: Actor, sessionId: string, why = reason) =>
    house.askSecondLook.run(actor, { sessionId, position: 1, reason: why });

  it('is asked for once, after a first one, by the candidate alone', async () => {
    const candidate = await house.person();
    const sessionId = await sit(candidate);
    await expect(ask(candidate, sessionId)).rejects.toEqual(refusal('assessment.not-assessable'));
    await assessAnswer.run(ada, look(sessionId));
    await expect(ask(await house.person(), sessionId)).rejects.toEqual(refusal('resource.not-found'));
    await Promise.all(Array.from({ length: 5 }, () => ask(candidate, sessionId)));
    await expect(ask(candidate, sessionId, `${reason} Really.`)).rejects.toEqual(refusal('assessment.not-assessable'));
    await assessAnswer.run(bob, look(sessionId, { look: 2 }));
    await expect(ask(candidate, sessionId)).rejects.toEqual(refusal('assessment.not-assessable'));
  });

  it('is not for whoever took the first, and replaces its grade and the review of the card', async () => {
    const candidate = await house.person();
    const sessionId = await sit(candidate);
    await assessAnswer.run(ada, look(sessionId, { criteria: [] }));
    await house.work();
    const [first] = await house.query<{ id: string }>(`select id from reviews where session_id = $1`, [sessionId]);
    await ask(candidate, sessionId);
    const inQueue = async (actor: Actor, state?: 'second-look') =>
      (await listAssessments.run(actor, { state }, { limit: 100, after: undefined })).items.find(
        (item) => item.sessionId === sessionId,
      );
    expect(await inQueue(ada)).toBeUndefined();
    expect(await inQueue(ada, 'second-look')).toMatchObject({ looks: 1, isYours: false });
    expect(await inQueue(bob)).toMatchObject({ state: 'second-look', looks: 1, isYours: true });
    await expect(assessAnswer.run(ada, look(sessionId, { look: 2 }))).rejects.toEqual(refusal('assessment.own'));
    const all = { look: 2, criteria: ['load', 'evict', 'stale'], comment: 'It is all there.' };
    await assessAnswer.run(bob, look(sessionId, all));
    await house.work(5);
    expect(
      await house.query(
        `select id = $2 as first, state, verdict, rating from reviews where session_id = $1 order by seq`,
        [sessionId, first!.id],
      ),
    ).toEqual([
      { first: true, state: 'undone', verdict: 'incorrect', rating: 'again' },
      { first: false, state: 'graded', verdict: 'correct', rating: 'good' },
    ]);
    const other = await house.person();
    await assessAnswer.run(ada, look(await sit(other), { criteria: all.criteria }));
    await house.work();
    expect(await cardOf(candidate)).toEqual(await cardOf(other));
    const [sitting] = await house.query(`select score from quiz_sessions where id = $1`, [sessionId]);
    expect(sitting).toEqual({ score: 1 });
  });

  it('may be the same person’s where two people are not asked for; the log says so', async () => {
    const candidate = await house.person();
    const sessionId = await sit(candidate);
    await house.assessAnswer.run(ada, look(sessionId));
    await ask(candidate, sessionId);
    await house.assessAnswer.run(ada, look(sessionId, { look: 2, criteria: [] }));
    const entries = await house.query(
      `select after ->> 'look' as look, after ->> 'tookOwnFirst' as own from audit_entries
        where subject_id = $1 and action = 'answer.assessed' order by id`,
      [sessionId],
    );
    expect(entries).toEqual([
      { look: '1', own: null },
      { look: '2', own: 'true' },
    ]);
  });

  it('is not asked for of a grade that is not told', async () => {
    const candidate = await house.person();
    const sitting = { assessment: 'instructor', text: 'By the key.', feedback: { score: 'never' } } as const;
    const sessionId = await sitOpen(house, candidate, sitting);
    await assessAnswer.run(ada, look(sessionId));
    await expect(ask(candidate, sessionId)).rejects.toEqual(refusal('assessment.not-assessable'));
  });
});
