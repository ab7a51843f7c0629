import { randomUUID } from 'node:crypto';
import type { Actor } from '@app/kernel/actor.js';
import { cardOf, expectFold } from '@app/testing/card-fold.js';
import { House } from '@app/testing/house.js';
import { reopen } from '@app/testing/open-questions.js';

let house: House;
let author: Actor;
beforeAll(async () => {
  house = await House.open();
  author = await house.person('instructor');
  for (let count = 0; count < 5; count += 1) await house.question(author);
});
afterAll(() => house.close());

const right = { choices: ['a', 'b'] };
const wrong = { choices: ['c'] };
type Answers = Record<number, unknown>;

class Sitting {
  private revision = 0;
  private constructor(
    readonly actor: Actor,
    readonly id: string,
    readonly questionIds: string[],
  ) {}

  static async of(count: number): Promise<Sitting> {
    const actor = await house.person();
    const id = await house.sitting(actor, count);
    const { items } = await house.getSession.run(actor, id);
    return new Sitting(
      actor,
      id,
      items.map(({ question }) => question!.id),
    );
  }

  async answer(answers: Answers): Promise<void> {
    this.revision += 1;
    for (const [position, response] of Object.entries(answers)) {
      const answer = { sessionId: this.id, position: Number(position), revision: this.revision, response };
      await house.saveAnswer.run(this.actor, answer);
    }
  }

  /** Ends it; each job that follows comes five times, the intake five times at once as well. */
  async end(): Promise<void> {
    await house.finishSession.run(this.actor, this.id);
    await house.handle({ name: 'session.grade', payload: { sessionId: this.id }, outboxId: '0' });
    const intake = { name: 'session.review', payload: { sessionId: this.id }, outboxId: '0' } as const;
    await Promise.all(Array.from({ length: 5 }, () => house.handle(intake)));
    await house.work(5);
  }

  async sitAgain(answers: Answers): Promise<void> {
    await reopen(house, this.actor, this.id, author);
    await this.answer(answers);
    await this.end();
  }

  /** All reviews of an item, the oldest first. */
  async reviews(position: number) {
    return house.query<{ id: string; state: string; verdict: string }>(
      `select id, state, verdict from reviews where session_id = $1 and position = $2 order by seq`,
      [this.id, position],
    );
  }

  async card(position: number) {
    return cardOf(house, this.actor, this.questionIds[position - 1]!);
  }

  async intakes(): Promise<number[]> {
    const rows = await house.query<{ opening: number }>(
      `select opening from session_intakes where session_id = $1 order by opening`,
      [this.id],
    );
    return rows.map(({ opening }) => opening);
  }
}

describe('a sitting that is reopened and ends again', () => {
  it('is taken in again, once: what has another answer or grade replaces its review, the rest stands', async () => {
    const sitting = await Sitting.of(5);
    await sitting.answer({ 1: right, 2: wrong, 3: wrong, 5: right });
    await sitting.end();
    const first = await Promise.all([1, 2, 3, 4, 5].map((position) => sitting.reviews(position)));
    expect(first.map((reviews) => reviews.map(({ verdict }) => verdict))).toEqual([
      [],
      ['incorrect'],
      ['incorrect'],
      ['skipped'],
      [],
    ]);

    await sitting.sitAgain({ 1: wrong, 2: right });
    expect(await sitting.intakes()).toEqual([1, 2]);
    expect(await sitting.reviews(1)).toMatchObject([{ state: 'graded', verdict: 'incorrect' }]);
    expect(await sitting.reviews(2)).toMatchObject([
      { id: first[1]![0]!.id, state: 'undone', verdict: 'incorrect' },
      { state: 'graded', verdict: 'correct' },
    ]);
    expect(await sitting.reviews(3)).toEqual(first[2]);
    expect(await sitting.reviews(4)).toEqual(first[3]);
    expect(await sitting.card(5)).toBeUndefined();
    for (const position of [1, 2, 3, 4]) {
      expect(await sitting.card(position)).toMatchObject({ reps: 1 });
      await expectFold(house, sitting.actor, sitting.questionIds[position - 1]!);
    }
  });

  it('keeps what was practised in between', async () => {
    const sitting = await Sitting.of(1);
    await sitting.answer({ 1: wrong });
    await sitting.end();
    const [questionId] = sitting.questionIds as [string];
    const practice = { questionId, submissionId: randomUUID(), response: right, elapsedMs: 40_000 };
    await house.submitReview.run(sitting.actor, practice);
    await house.work();
    await sitting.sitAgain({ 1: right });
    expect(await sitting.card(1)).toMatchObject({ reps: 2, lastSeq: 3 });
    await expectFold(house, sitting.actor, questionId);
  });

  it('does not bring a review back that its candidate undid, unless the answer is another one', async () => {
    const sitting = await Sitting.of(1);
    await sitting.answer({ 1: wrong });
    await sitting.end();
    await house.undoReview.run(sitting.actor, (await sitting.reviews(1))[0]!.id);
    await sitting.sitAgain({});
    expect(await sitting.reviews(1)).toMatchObject([{ state: 'undone' }]);
    await sitting.sitAgain({ 1: { choices: ['d'] } });
    expect(await sitting.intakes()).toEqual([1, 2, 3]);
    expect(await sitting.reviews(1)).toMatchObject([{ state: 'undone' }, { state: 'graded' }]);
    await expectFold(house, sitting.actor, sitting.questionIds[0]!);
  });

  it('has no debrief until it is taken in again', async () => {
    const sitting = await Sitting.of(1);
    await sitting.end();
    const debrief = () => house.getDebrief.run(sitting.actor, sitting.id);
    expect(await debrief()).toMatchObject({ state: 'graded', opening: 1 });
    await reopen(house, sitting.actor, sitting.id, author);
    expect(await debrief()).toEqual({ id: sitting.id, state: 'running' });
    await house.finishSession.run(sitting.actor, sitting.id);
    await house.handle({ name: 'session.grade', payload: { sessionId: sitting.id }, outboxId: '0' });
    expect(await debrief()).toEqual({ id: sitting.id, state: 'finished' });
    await house.work();
    expect(await debrief()).toMatchObject({ state: 'graded', opening: 2 });
  });
});

describe('an item that was right', () => {
  it('makes no card; flagged, it does', async () => {
    const sitting = await Sitting.of(2);
    await sitting.answer({ 1: right, 2: right });
    await house.markItem.run(sitting.actor, { sessionId: sitting.id, position: 2, flagged: true });
    await sitting.end();
    expect(await sitting.reviews(1)).toEqual([]);
    expect(await sitting.reviews(2)).toMatchObject([{ verdict: 'correct', state: 'graded' }]);
  });

  it('makes one where it took longer than estimated, as the page measured it', async () => {
    const sitting = await Sitting.of(2);
    await house.passTime(sitting.id, 3 * 60_000);
    await sitting.answer({ 1: right, 2: right });
    await house.markItem.run(sitting.actor, { sessionId: sitting.id, position: 1, timeSpentMs: 60_000 });
    await house.markItem.run(sitting.actor, { sessionId: sitting.id, position: 2, timeSpentMs: 60_001 });
    await sitting.end();
    expect(await sitting.card(1)).toBeUndefined();
    expect(await sitting.reviews(2)).toMatchObject([{ verdict: 'correct' }]);
  });

  it('… or as the server measured it, where it knows which one was open', async () => {
    const actor = await house.person();
    const templateId = await house.template(author, { navigation: 'forward-only' });
    const { id: sessionId } = await house.startSession.run(actor, { templateId });
    for (const position of [1, 2]) {
      await house.openItem.run(actor, { sessionId, position });
      await house.saveAnswer.run(actor, { sessionId, position, revision: 1, response: right });
      if (position === 2) await house.passTime(sessionId, 90_000);
    }
    await house.finishSession.run(actor, sessionId);
    await house.work(5);
    const debrief = await house.getDebrief.run(actor, sessionId);
    if (debrief.state !== 'graded') throw new Error(debrief.state);
    expect(debrief.items).toMatchObject([
      { verdict: 'correct', reasons: [], card: null, seen: true },
      { verdict: 'correct', reasons: ['over-time'], card: { state: 'learning' }, seen: true },
      { verdict: 'skipped', reasons: ['skipped'], card: {}, seen: false },
    ]);
    expect(debrief.items[1]!.timeSpentMs).toBeGreaterThanOrEqual(90_000);
  });
});
