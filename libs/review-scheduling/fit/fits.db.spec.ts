import { randomUUID } from 'node:crypto';
import type { Actor } from '@app/kernel/actor.js';
import { FitsDesk } from '@app/testing/fits-desk.js';
import { House } from '@app/testing/house.js';

let house: House;
let desk: FitsDesk;
beforeAll(async () => {
  house = await House.open();
  desk = new FitsDesk(house);
});
afterAll(() => house.close());

/** The outbox rows of a fit's job. */
const jobsOf = (fitId: string) =>
  house.query<{ name: 'parameters.fit'; payload: { fitId: string }; outboxId: string }>(
    `select name, payload, id as "outboxId" from outbox where name = 'parameters.fit' and payload ->> 'fitId' = $1`,
    [fitId],
  );

const fitsOfCards = (actor: Actor) =>
  house.query<{ fitId: string | null }>(`select distinct fit_id as "fitId" from cards where person_id = $1`, [
    actor.personId,
  ]);
const inForce = async (actor: Actor) => (await desk.list(actor)).inForce;

describe('a fit', () => {
  it('needs 400 usable reviews, and says how many there are', async () => {
    const actor = await desk.student(150);
    const { state, figures, weights } = await desk.fit(actor);
    expect(state).toBe('too-few');
    expect(figures!.usable).toBeGreaterThanOrEqual(150);
    expect(figures!.usable).toBeLessThan(400);
    expect(weights).toBeNull();
    expect(await inForce(actor)).toEqual({ source: 'published', fitId: null });
  });

  it('that is better on the held-out reviews is adopted, and every card is folded with it', async () => {
    const actor = await desk.student(1_500);
    const done = await desk.fit(actor);
    expect(done).toMatchObject({ state: 'better', source: 'own', inForce: true, progress: 1 });
    expect(done.weights).toHaveLength(21);
    const { usable, trained, heldOut, before, after, against } = done.figures!;
    expect(trained + heldOut).toBe(usable);
    expect(heldOut).toBe(Math.round(usable / 5));
    expect(after!.logLoss).toBeLessThan(before!.logLoss);
    expect(against).toEqual({ source: 'published', fitId: null });
    expect(await inForce(actor)).toEqual({ source: 'own', fitId: done.id });
    expect(await fitsOfCards(actor)).toEqual([{ fitId: done.id }]);
  });

  it('that is not better than the parameters in force is kept, and not adopted', async () => {
    const actor = await desk.student(1_500);
    const first = await desk.fit(actor);
    const second = await desk.fit(actor);
    expect(second).toMatchObject({ state: 'not-better', inForce: false, weights: first.weights });
    expect(second.figures!.against).toEqual({ source: 'own', fitId: first.id });
    expect(await inForce(actor)).toEqual({ source: 'own', fitId: first.id });
    const { items } = await desk.list(actor);
    expect(items.map(({ id }) => id)).toEqual([second.id, first.id]);
  });

  it('is one at a time, however often it is asked for', async () => {
    const actor = await desk.student(150);
    const asked = await Promise.all(Array.from({ length: 5 }, () => desk.requestFit.run(actor)));
    expect(new Set(asked.map(({ id }) => id)).size).toBe(1);
    await house.work();
    expect((await desk.requestFit.run(actor)).id).not.toBe(asked[0]!.id);
  });

  it('is written and adopted once, though its job comes five times at once, and late again', async () => {
    const actor = await desk.student(1_500);
    const { id } = await desk.requestFit.run(actor);
    const [job] = await jobsOf(id);
    await Promise.all(Array.from({ length: 5 }, () => house.handle(job!)));
    const done = await desk.getFit.run(actor, id);
    expect(done.state).toBe('better');
    const refolds = () =>
      house.count(`select count(*) from outbox where name = 'cards.refold' and payload ->> 'personId' = $1`, [
        actor.personId,
      ]);
    expect(await refolds()).toBe(1);
    await house.work();
    await house.handle(job!);
    expect(await desk.getFit.run(actor, id)).toEqual(done);
    expect(await refolds()).toBe(1);
  });

  it('is begun anew where it was killed in the middle', async () => {
    const actor = await desk.student(1_500);
    const { id } = await desk.requestFit.run(actor);
    await house.query(`update parameter_fits set state = 'running', progress = 0.6 where id = $1`, [id]);
    await house.work(2);
    expect(await desk.getFit.run(actor, id)).toMatchObject({ state: 'better', progress: 1 });
  });

  it('leaves what was chosen while it ran', async () => {
    const actor = await desk.student(1_500);
    const first = await desk.fit(actor);
    await desk.adoptFit.run(actor, null);
    await house.work();
    const { id } = await desk.requestFit.run(actor);
    const [job] = await jobsOf(id);
    const running = house.handle(job!);
    // Once it has begun, it knows what it compares with.
    while ((await desk.getFit.run(actor, id)).state === 'queued') await Promise.resolve();
    await desk.adoptFit.run(actor, first.id);
    await running;
    expect(await desk.getFit.run(actor, id)).toMatchObject({ state: 'better', inForce: false });
    expect(await inForce(actor)).toEqual({ source: 'own', fitId: first.id });
  });
});

describe('the parameters in force', () => {
  it('go back to the published ones, and to an earlier fit', async () => {
    const actor = await desk.student(1_500);
    const { id } = await desk.fit(actor);
    await desk.adoptFit.run(actor, null);
    await house.work();
    expect(await inForce(actor)).toEqual({ source: 'published', fitId: null });
    expect(await fitsOfCards(actor)).toEqual([{ fitId: null }]);
    expect(await desk.adoptFit.run(actor, id)).toEqual({ source: 'own', fitId: id });
    await house.work();
    expect(await fitsOfCards(actor)).toEqual([{ fitId: id }]);
  });

  it("are never those of somebody else's fit, nor of one that found none", async () => {
    const [one, other] = [await desk.student(150), await desk.student(150)];
    const { id } = await desk.fit(one);
    await expect(desk.adoptFit.run(other, id)).rejects.toMatchObject({ code: 'resource.not-found' });
    await expect(desk.getFit.run(other, id)).rejects.toMatchObject({ code: 'resource.not-found' });
    await expect(desk.adoptFit.run(one, id)).rejects.toMatchObject({ code: 'fit.without-parameters' });
    await expect(desk.adoptFit.run(one, randomUUID())).rejects.toMatchObject({ code: 'resource.not-found' });
  });
});

describe('the health of a memory', () => {
  it('sets predictions beside what happened, and is better with parameters of its own', async () => {
    const actor = await desk.student(1_500);
    const published = await desk.getMemoryHealth.run(actor);
    expect(published.usable).toBeGreaterThanOrEqual(1_500);
    expect(published.calibration.reduce((sum, { count }) => sum + count, 0)).toBe(published.usable);
    expect(published.recall!.actual).toBeLessThan(published.recall!.predicted);
    await desk.fit(actor);
    const own = await desk.getMemoryHealth.run(actor);
    expect(own.parameters.source).toBe('own');
    expect(own.recall!.actual).toBe(published.recall!.actual);
    expect(own.evaluation!.logLoss).toBeLessThan(published.evaluation!.logLoss);
  });

  it('is told anew once a review is undone or made', async () => {
    const actor = await desk.student(150);
    const before = await desk.getMemoryHealth.run(actor);
    expect(await desk.getMemoryHealth.run(actor)).toBe(before);
    const [newest] = await house.query<{ id: string }>(
      `select id from reviews where person_id = $1 order by reviewed_at desc limit 1`,
      [actor.personId],
    );
    await house.undoReview.run(actor, newest!.id);
    expect(await desk.getMemoryHealth.run(actor)).not.toBe(before);
  });

  it('of somebody who has just begun says nothing yet', async () => {
    expect(await desk.getMemoryHealth.run(await house.person())).toEqual({
      parameters: { source: 'published', fitId: null },
      usable: 0,
      needed: 400,
      recall: null,
      evaluation: null,
      calibration: [],
    });
  });
});
