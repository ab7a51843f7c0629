import { setTimeout as sleep } from 'node:timers/promises';
import type { PlanInput } from '@app/interview-template/domain/plan.js';
import type { Actor } from '@app/kernel/actor.js';
import { noAccommodation } from '@app/identity/domain/accommodation.js';
import { House } from '@app/testing/house.js';
import { closeItem } from '../store/items.store.js';
import { accommodateRunning } from './accommodate.js';
import { giveTime, lockCurrent, pauseSitting, reopenSitting, resumeSitting } from './clock-acts.js';

let house: House;
let teacher: Actor;
let candidate: Actor;
beforeAll(async () => {
  house = await House.open();
  teacher = await house.person('instructor');
  for (let count = 0; count < 6; count += 1) await house.question(teacher);
});
beforeEach(async () => {
  candidate = await house.person();
});
afterAll(() => house.close());

const minute = 60_000;
const right = { choices: ['a', 'b'] };
const breaks: PlanInput['pause'] = { by: 'candidate', breaks: 2, minutes: 5 };
const hard = (seconds: number) => ({ mode: 'hard' as const, seconds });
const sectionOf = (count: number, more: object = {}): PlanInput['sections'][number] => ({
  title: 'Arrays',
  rules: [{ topics: ['arrays'], count }],
  ...more,
});

/** A sitting of ten minutes. */
async function sit(plan: Partial<PlanInput>): Promise<string> {
  const templateId = await house.template(teacher, { clock: hard(600), ...plan });
  return (await house.startSession.run(candidate, { templateId })).id;
}
const view = (id: string) => house.getSession.run(candidate, id);
const open = (sessionId: string, position: number) => house.openItem.run(candidate, { sessionId, position });
const finishItem = (sessionId: string, position: number) => house.finishItem.run(candidate, { sessionId, position });
const save = (sessionId: string, position: number, revision = 1) =>
  house.saveAnswer.run(candidate, { sessionId, position, revision, response: right });
const pulse = (sessionId: string, offlineMs = 0) => house.takePulse.run(candidate, { sessionId, offlineMs });
const refused = (code: string) => expect.objectContaining({ code });
const act = (sessionId: string) => ({ sessionId, actorId: teacher.personId, reason: 'Because' });
const extend = (id: string, amountMs: number) =>
  house.transactions.run((tx) => giveTime(tx, { ...act(id), kind: 'extended', amountMs }));
const reopen = (id: string, amountMs: number) =>
  house.transactions.run((tx) => reopenSitting(tx, { ...act(id), amountMs }));
const secondsOf = (ms: number | null) => Math.round(ms! / 1_000);

describe('in the grace', () => {
  it('an answer counts, but no break makes more of it', async () => {
    const id = await sit({ pause: breaks });
    await house.passTime(id, 10 * minute + 2_000);
    await save(id, 1);
    await expect(house.pauseSession.run(candidate, id)).rejects.toEqual(refused('session.wrong-state'));
    await house.passTime(id, 4_000);
    expect((await view(id)).state).toBe('finished');
  });

  it('time that is given back counts also where it is over already', async () => {
    const id = await sit({});
    await pulse(id);
    await house.passTime(id, 10 * minute + 4_500);
    expect((await pulse(id, 3_500)).creditedMs).toBe(3_500);
    await house.passTime(id, minute);
    expect((await view(id)).state).toBe('finished');
    await reopen(id, minute);
    expect((await view(id)).remainingMs).toBe(minute);
  });
});

describe('a break that is over', () => {
  it('is noticed by the answer that comes first, and by a flag', async () => {
    const [one, other] = [await sit({ pause: breaks }), await sit({ pause: breaks })];
    for (const id of [one, other]) {
      await house.pauseSession.run(candidate, id);
      await house.passTime(id, 5 * minute + 1_000);
    }
    await Promise.all(Array.from({ length: 10 }, (_, index) => save(one, 1, index + 1)));
    await house.markItem.run(candidate, { sessionId: other, position: 1, flagged: true });
    for (const id of [one, other]) {
      const { state, ledger, items } = await view(id);
      expect([state, ledger.map(({ kind }) => kind)]).toEqual(['running', ['started', 'paused', 'resumed']]);
      expect(items[0]).toMatchObject(id === one ? { revision: 10 } : { flagged: true });
    }
    expect(await house.count(`select count(*) from late_answers where session_id = $1`, [one])).toBe(0);
  });

  it('and a deadline that is over after it make an answer late', async () => {
    const id = await sit({ pause: breaks });
    await house.pauseSession.run(candidate, id);
    await house.passTime(id, 20 * minute);
    await expect(save(id, 1)).rejects.toEqual(refused('session.late'));
    expect(await house.count(`select count(*) from late_answers where session_id = $1`, [id])).toBe(1);
  });
});

describe('the clock of an item', () => {
  const ofItems = { sections: [sectionOf(3, { itemClock: hard(60) })], pause: breaks };

  it('that ran out takes nothing when its item is left at last', async () => {
    const id = await sit(ofItems);
    await open(id, 1);
    await house.passTime(id, 2 * minute);
    await open(id, 2);
    await expect(save(id, 1)).rejects.toEqual(refused('item.not-open'));
  });

  it('that ran out gets all that is given', async () => {
    const id = await sit(ofItems);
    await open(id, 1);
    await house.passTime(id, 3 * minute);
    await extend(id, minute);
    expect(secondsOf((await view(id)).items[0]!.remainingMs)).toBe(60);
    await save(id, 1);
  });

  it('that ran out gets all that an accommodation adds to it', async () => {
    const id = await sit(ofItems);
    await open(id, 1);
    await house.passTime(id, 3 * minute);
    const granted = { ...noAccommodation, multiplier: 1.5 };
    const reach = () => house.transactions.run((tx) => accommodateRunning(tx, candidate.personId, granted, teacher));
    expect([await reach(), await reach()]).toEqual([1, 0]);
    expect(secondsOf((await view(id)).items[0]!.remainingMs)).toBe(30);
  });

  it('stands once its item is finished, whatever is stopped and started then; and nothing more is taken', async () => {
    const id = await sit({ sections: [sectionOf(2, { clock: hard(90) }), sectionOf(1)], pause: breaks });
    const left = async () => secondsOf((await view(id)).sections[0]!.remainingMs);
    await open(id, 1);
    await house.passTime(id, 30_000);
    await finishItem(id, 1);
    await house.pauseSession.run(candidate, id);
    await house.resumeSession.run(candidate, id);
    await house.passTime(id, 10_000);
    expect(await left()).toBe(60);
    await house.pauseSession.run(candidate, id);
    await house.passTime(id, 5 * minute + 10_000);
    expect([(await view(id)).state, await left()]).toEqual(['running', 60]);
    await house.transactions.run((tx) => pauseSitting(tx, { ...act(id), by: 'instructor' }));
    await house.transactions.run((tx) => resumeSitting(tx, { ...act(id), by: 'instructor' }));
    await expect(save(id, 1)).rejects.toEqual(refused('item.closed'));
    await open(id, 2);
    await expect(save(id, 1)).rejects.toEqual(refused('item.closed'));
  });

  it('does not count how long one stays where the clock of its section has run out', async () => {
    const id = await sit({ sections: [sectionOf(2, { clock: hard(40) }), sectionOf(1)] });
    await open(id, 1);
    await save(id, 1);
    await house.passTime(id, 5 * minute);
    await house.finishSession.run(candidate, id);
    const [item] = await house.query(
      `select used_ms as used from session_items where session_id = $1 and position = 1`,
      [id],
    );
    expect(item).toEqual({ used: 40_000 });
  });
});

describe('an answer that waits for its item to be finished', () => {
  it('is refused: it would be accepted, and never count', async () => {
    const id = await sit({});
    let answer: Promise<unknown> = Promise.resolve();
    await house.transactions.run(async (tx) => {
      await lockCurrent(tx, id);
      answer = save(id, 1).catch((error: unknown) => error);
      const waiting = `select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
      while ((await house.count(waiting)) === 0) await sleep(5);
      await closeItem(tx, id, 1, new Date());
    });
    expect(await answer).toEqual(refused('item.closed'));
  });
});

describe('a sitting that was reopened', () => {
  it('does not take what was on its way before', async () => {
    const id = await sit({ navigation: 'forward-only' });
    await open(id, 1);
    await open(id, 2);
    await house.finishSession.run(candidate, id);
    await reopen(id, 0);
    await house.resumeSession.run(candidate, id);
    await expect(save(id, 1)).rejects.toEqual(refused('item.closed'));
    await save(id, 2);
  });
});

describe('an outage', () => {
  it('that is told of while the sitting ends is no fault', async () => {
    for (let round = 0; round < 15; round += 1) {
      const id = await sit({});
      await house.passTime(id, minute);
      const [{ state }] = await Promise.all([house.finishSession.run(candidate, id), pulse(id, minute)]);
      expect(state).toBe('finished');
    }
  });

  it('in a break, or before a reopening, costs nothing and gives nothing back', async () => {
    const id = await sit({ pause: breaks });
    await pulse(id);
    await house.pauseSession.run(candidate, id);
    await house.passTime(id, 4 * minute);
    await house.resumeSession.run(candidate, id);
    await house.passTime(id, 10_000);
    expect(secondsOf((await pulse(id, 5 * minute)).creditedMs)).toBe(10);
    await house.finishSession.run(candidate, id);
    await house.passTime(id, 60 * minute);
    await reopen(id, 0);
    await house.resumeSession.run(candidate, id);
    expect((await pulse(id, 60 * minute)).creditedMs).toBe(0);
  });
});
