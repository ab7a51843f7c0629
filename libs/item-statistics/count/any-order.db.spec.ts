import fc from 'fast-check';
import type { Job } from '@app/contracts/jobs.js';
import type { Actor } from '@app/kernel/actor.js';
import { House } from '@app/testing/house.js';
import { reopen } from '@app/testing/open-questions.js';
import { CountSitting } from './count-sitting.js';
import { CheckStatistics } from '../check/check-statistics.js';

let house: House;
let author: Actor;
beforeAll(async () => {
  house = await House.open();
  author = await house.person('instructor');
  for (let count = 0; count < 6; count += 1) await house.question(author);
});
afterAll(() => house.close());

type Waiting = Job & { payload: { sessionId: string } };
const waiting = async () =>
  (
    await house.query<Waiting>(`select name, payload, id as "outboxId" from outbox where done_at is null order by id`)
  ).filter(({ payload }) => 'sessionId' in payload);

/** One thing that happens; `at` picks which of those that it can happen to. */
type Act = { what: 'sit' | 'grade' | 'reopen' | 'end' | 'count' | 'count-all-at-once'; at: number; choices: string[] };
const acts: fc.Arbitrary<Act> = fc.record({
  what: fc.constantFrom('sit', 'grade', 'reopen', 'end', 'count', 'count', 'count-all-at-once'),
  at: fc.nat(20),
  choices: fc.subarray(['a', 'b', 'c', 'd']),
});

const countOf = (sessionId: string): Job<'session.count'> => ({
  name: 'session.count',
  payload: { sessionId },
  outboxId: '0',
});

const sitting: Act = { what: 'sit', at: 0, choices: ['a', 'b'] };

class World {
  private readonly sittings: { sessionId: string; actor: Actor }[] = [];
  private revision = 1;

  constructor(private readonly people: Actor[]) {}

  async perform({ what, at, choices }: Act): Promise<void> {
    if (what === 'sit') return this.sit(this.people[at % this.people.length]!, choices);
    if (this.sittings.length === 0) return;
    const one = this.sittings[at % this.sittings.length]!;
    if (what === 'reopen') return this.reopen(one);
    if (what === 'end') return this.end(one, choices);
    if (what === 'count') return this.count(one.sessionId);
    if (what === 'grade') return this.gradeAll();
    await this.countInRuns();
  }

  private async sit(actor: Actor, choices: string[]): Promise<void> {
    const sessionId = await house.sitting(actor, 4).catch(() => null);
    // All questions may be asked by a running sitting of theirs.
    if (!sessionId) return;
    this.sittings.push({ sessionId, actor });
    await this.end({ sessionId, actor }, choices);
  }

  private async end({ sessionId, actor }: { sessionId: string; actor: Actor }, choices: string[]): Promise<void> {
    const { state } = await house.getSession.run(actor, sessionId);
    if (state !== 'running') return;
    this.revision += 1;
    for (const position of [1, 2, 3]) {
      const response = { choices: choices.slice(0, position) };
      await house.saveAnswer.run(actor, { sessionId, position, response, revision: this.revision, timeSpentMs: 1 });
    }
    await house.finishSession.run(actor, sessionId);
  }

  private async reopen({ sessionId, actor }: { sessionId: string; actor: Actor }): Promise<void> {
    const { state } = await house.getSession.run(actor, sessionId);
    if (state === 'graded' || state === 'finished')
      await reopen(house, actor, sessionId, author).catch(() => undefined);
  }

  private async gradeAll(): Promise<void> {
    for (const job of await waiting()) if (job.name === 'session.grade') await house.handle(job);
  }

  /** Two workers that were given the same run, while others count single ones of it. */
  private async countInRuns(): Promise<void> {
    const jobs = this.sittings.map(({ sessionId }) => countOf(sessionId));
    const runs = [jobs, jobs.toReversed()].map((run) => new CountSitting(house.transactions).runAll(run));
    await Promise.all([...runs, ...this.sittings.map(({ sessionId }) => this.count(sessionId))]);
  }

  /** One delivery that counts, whether anything is waiting or not. */
  private count(sessionId: string): Promise<void> {
    return house.handle(countOf(sessionId));
  }
}

it('figures equal a recomputation once all is delivered, whatever happened in whatever order', async () => {
  const check = new CheckStatistics(house.transactions);
  await fc.assert(
    fc.asyncProperty(fc.array(acts, { minLength: 5, maxLength: 25 }), fc.nat(1_000), async (sequence, seed) => {
      const world = new World([await house.person(), await house.person()]);
      for (const act of [sitting, sitting, ...sequence]) await world.perform(act);
      // What is left, backwards or forwards, each once or twice.
      for (let jobs = await waiting(); jobs.length > 0; jobs = await waiting()) {
        for (const job of seed % 2 ? jobs.toReversed() : jobs) {
          for (let time = 0; time <= seed % 3; time += 2) await house.handle(job);
        }
      }
      expect((await check.people({ limit: 10_000 })).wrong).toEqual([]);
      expect((await check.tallies({ limit: 10_000 })).wrong).toEqual([]);
    }),
    { numRuns: 12 },
  );
  expect(await house.count(`select sum((tally ->> 'all.answers')::int) as count from item_statistics`)).toBeGreaterThan(
    0,
  );
}, 120_000);
