import { randomUUID } from 'node:crypto';
import { AppError } from '@app/kernel/app-error.js';
import type { Actor } from '@app/kernel/actor.js';
import {
  answers,
  done,
  ofPart,
  refused,
  type Act,
  type ActOf,
  type Deed,
  type Delivery,
  type Outcome,
} from './acts.js';
import { plans } from './plans.js';
import type { Real, Waiting } from './real.js';
import { withSkewedClock } from './skewed-clock.js';

export interface Performed {
  outcomes: Outcome[];
  /** When it happened by the product's clock, where it says so. */
  at: number | null;
  /** Jobs that were handled, in their order. */
  deliveries: Delivery[];
}

const performedOf = (outcomes: Outcome[]): Performed => ({ outcomes, at: null, deliveries: [] });

/** Does it, with the use cases of the product. */
export async function perform(real: Real, deed: Deed): Promise<Performed> {
  const { act, sittingId, who } = deed;
  const { house } = real;
  switch (act.kind) {
    case 'start':
      return performedOf(await start(real, act));
    case 'save':
      return save(real, deed as Deed<ActOf<'save'>>);
    case 'both': {
      const parts = await Promise.all(deed.parts.map((part) => perform(real, part)));
      const outcomes = parts.flatMap((part, index) => part.outcomes.map((one) => ofPart(deed.parts[index]!, one)));
      return { ...performedOf(outcomes), at: parts.find(({ at }) => at !== null)?.at ?? null };
    }
    case 'work':
      return withSkewedClock(act.skewMinutes * 60_000, () => work(real, act));
    case 'sweep':
      await withSkewedClock(act.skewMinutes * 60_000, () => house.sweepSessions.run());
      return performedOf([done()]);
    case 'grant': {
      const grant = { personId: real.candidates[act.owner]!.personId, how: 'replace' as const, given: act.granted };
      await real.grantAccommodation.run(real.bench.teacher, { ...grant, reason: 'Because' });
      return performedOf([done()]);
    }
    case 'pass':
      await house.passTime(sittingId, deed.passMs);
      return performedOf([done()]);
    default: {
      const once = () =>
        outcomeOf(() =>
          doIt(real, act, { actor: real.candidates[who]!, sessionId: sittingId, position: deed.position }),
        );
      return performedOf(await Promise.all(Array.from({ length: act.times }, once)));
    }
  }
}

async function outcomeOf(act: () => Promise<string | void>): Promise<Outcome> {
  try {
    return done((await act()) ?? undefined);
  } catch (error) {
    if (error instanceof AppError) return refused(error.code);
    throw error;
  }
}

type Simple = Exclude<Act, { kind: 'start' | 'save' | 'both' | 'work' | 'sweep' | 'grant' | 'pass' }>;

async function doIt(
  real: Real,
  act: Simple,
  by: { actor: Actor; sessionId: string; position: number },
): Promise<string | void> {
  const { house, bench } = real;
  const { actor, sessionId, position } = by;
  switch (act.kind) {
    case 'flag':
      return `${(await house.markItem.run(actor, { sessionId, position, flagged: act.flagged })).flagged}`;
    case 'open':
      return house.openItem.run(actor, { sessionId, position });
    case 'finish-item':
      return house.finishItem.run(actor, { sessionId, position });
    case 'finish':
      return (await house.finishSession.run(actor, sessionId)).state;
    case 'pause':
      return house.pauseSession.run(actor, sessionId);
    case 'resume':
      return house.resumeSession.run(actor, sessionId);
    case 'read':
      return (await house.getSession.run(actor, sessionId)).state;
    case 'pulse':
      return (await house.takePulse.run(actor, { sessionId, offlineMs: act.offlineMs })).state;
    case 'supervise': {
      const isTimely = act.act === 'extend' || act.act === 'credit' || act.act === 'reopen';
      const given = isTimely ? { minutes: act.minutes } : {};
      await real.superviseSitting.run(bench.teacher, { sessionId, act: act.act, reason: 'Because', ...given });
    }
  }
}

/** With a key of its own, so that starting twice is starting once. */
async function start({ house, bench, candidates }: Real, { owner, plan, times }: ActOf<'start'>): Promise<Outcome[]> {
  const templateId = bench.templates[plan];
  const { limitMs } = plans[plan]!;
  const choice = { topics: ['arrays'], levels: [], kinds: [], count: 3, minutes: limitMs / 60_000 };
  const key = randomUUID();
  const ids = new Set<string>();
  const once = () =>
    outcomeOf(async () => {
      const { id } = await house.startSession.run(candidates[owner]!, templateId ? { templateId } : choice, key);
      ids.add(id);
    });
  const outcomes = await Promise.all(Array.from({ length: times }, once));
  if (ids.size > 1) throw new Error('One key started two sittings');
  return outcomes;
}

async function save({ house, candidates }: Real, deed: Deed<ActOf<'save'>>): Promise<Performed> {
  const { act, sittingId, position, revision, who, sent } = deed;
  const told: Date[] = [];
  const outcomes = sent.map((answer) =>
    outcomeOf(async () => {
      const response = answer < answers.length ? answers[answer as 0].response : { choices: ['nothing'] };
      const timeSpentMs = act.spentMs ?? undefined;
      const draft = { sessionId: sittingId, position, revision, response, timeSpentMs };
      try {
        const receipt = await house.saveAnswer.run(candidates[who]!, draft);
        told.push(receipt.serverNow);
        return `${receipt.revision}${receipt.conflict ? ` instead: ${JSON.stringify(receipt.response)}` : ''}`;
      } catch (error) {
        if (error instanceof AppError && error.extra?.['kept']) told.push(error.extra['serverNow'] as Date);
        throw error;
      }
    }),
  );
  const all = await Promise.all(outcomes);
  return { outcomes: all, at: told.length ? Math.max(...told.map(Number)) : null, deliveries: [] };
}

async function work(real: Real, { picks, again, times, atOnce }: ActOf<'work'>): Promise<Performed> {
  const deliveries: Delivery[] = [];
  const handle = async (job: Waiting) => {
    const repeated = Array.from({ length: times }, () => job);
    if (atOnce) await Promise.all(repeated.map((one) => real.house.handle(one)));
    else for (const one of repeated) await real.house.handle(one);
    deliveries.push(...repeated.map(deliveryOf));
  };
  if (picks.length > 0) {
    const jobs = (await real.jobs()).filter((job) => again || !job.done);
    for (const pick of jobs.length ? picks : []) await handle(jobs[pick % jobs.length]!);
  } else {
    const waiting = async () => (await real.jobs()).filter((job) => !job.done && job.name !== 'session.expire');
    for (let jobs = await waiting(); jobs.length > 0; jobs = await waiting()) {
      for (const job of jobs) await handle(job);
    }
  }
  return { outcomes: [done()], at: null, deliveries };
}

function deliveryOf({ outboxId, name, payload }: Waiting): Delivery {
  const { sessionId, position = null } = payload as { sessionId: string; position?: number };
  return { outboxId, name, sessionId, position };
}
