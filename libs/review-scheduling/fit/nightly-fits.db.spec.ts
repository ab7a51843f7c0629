import { randomUUID } from 'node:crypto';
import type { Actor } from '@app/kernel/actor.js';
import { FitsDesk } from '@app/testing/fits-desk.js';
import { House } from '@app/testing/house.js';

let house: House;
let desk: FitsDesk;
beforeEach(async () => {
  house = await House.open();
  desk = new FitsDesk(house);
});
afterEach(() => house.close());

async function students(count: number, usable: number): Promise<Actor[]> {
  const actors: Actor[] = [];
  for (let seed = 0; seed < count; seed += 1) actors.push(await desk.student(usable, seed));
  return actors;
}

const fits = (where: string) => house.count(`select count(*) from parameter_fits where ${where}`);
/** As if it were the next night. */
const nextNight = () => house.query(`update parameter_fits set created_at = created_at - interval '1 day'`);

describe('a night', () => {
  it('asks once for the fits that are due, whoever asks how often', async () => {
    const [actor] = await students(1, 500);
    await students(1, 50);
    await Promise.all([desk.planFits.run(), desk.planFits.run()]);
    await desk.planFits.run();
    expect(await fits(`person_id is not null`)).toBe(1);
    expect(await fits(`person_id is null`)).toBe(1);
    await house.work(2);
    const { items } = await desk.list(actor!);
    expect(items).toMatchObject([{ askedBy: 'nightly', progress: 1 }]);

    await nextNight();
    await desk.planFits.run();
    expect(await fits(`person_id is not null`)).toBe(1);
    expect(await fits(`person_id is null`)).toBe(2);
  });

  it('ends fits that nobody works on any more, so that they can be asked for again', async () => {
    const actor = await house.person();
    const { id } = await desk.requestFit.run(actor);
    await house.query(`update parameter_fits set created_at = created_at - interval '2 hours'`);
    await desk.planFits.run();
    expect(await desk.getFit.run(actor, id)).toMatchObject({ state: 'failed' });
    expect((await desk.requestFit.run(actor)).id).not.toBe(id);
  });
});

describe('a newcomer', () => {
  const begin = async () => {
    const actor = await house.person();
    const author = await house.person('instructor');
    const { id: questionId } = await house.question(author);
    const review = { questionId, submissionId: randomUUID(), response: { choices: ['a', 'b'] }, elapsedMs: 40_000 };
    await house.submitReview.run(actor, review);
    await house.work();
    const [card] = await house.query<{ fitId: string | null; settings: string | null }>(
      `select c.fit_id as "fitId", s.fit_id as settings
         from cards c join study_settings s on s.person_id = c.person_id where c.person_id = $1`,
      [actor.personId],
    );
    return { actor, ...card! };
  };
  const pool = async () => {
    await desk.planFits.run();
    await house.work();
    const [row] = await house.query<{ id: string; state: string; figures: { people: number; usable: number } }>(
      `select id, state, figures from parameter_fits where person_id is null order by created_at desc limit 1`,
    );
    return row!;
  };

  it('starts from the published parameters while few have studied', async () => {
    await students(3, 200);
    expect(await pool()).toMatchObject({ state: 'too-few', figures: { people: 3 } });
    expect(await begin()).toMatchObject({ fitId: null, settings: null });
  });

  it("starts from everybody's where those are better for people that they were not fitted to", async () => {
    await students(11, 420);
    const pooled = await pool();
    expect(pooled).toMatchObject({ state: 'better', figures: { people: 11 } });
    const { actor, fitId, settings } = await begin();
    expect([fitId, settings]).toEqual([pooled.id, pooled.id]);
    const list = await desk.list(actor);
    expect(list).toMatchObject({ inForce: { source: 'everybody', fitId: pooled.id }, everybody: { inForce: true } });

    await desk.adoptFit.run(actor, null);
    await house.work();
    expect((await desk.list(actor)).inForce.source).toBe('published');
    await desk.adoptFit.run(actor, pooled.id);
    expect((await desk.list(actor)).inForce.source).toBe('everybody');

    // The newest look decides for those who come now; who has begun keeps what they have.
    await house.query(
      `insert into parameter_fits (state, asked_by, weights) select 'not-better', 'nightly', weights
         from parameter_fits where id = $1`,
      [pooled.id],
    );
    expect(await begin()).toMatchObject({ fitId: null });
    expect((await desk.list(actor)).inForce.source).toBe('everybody');
  });
});
