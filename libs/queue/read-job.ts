import { jobPayloads, runNames, type Job, type JobName, type RunName } from '@app/contracts/jobs.js';
import type { Errand, Message } from './backend.js';

/** Something else writes to our queue. */
export class ForeignMessage extends Error {
  override readonly name = 'ForeignMessage';
}

/** A job that no later attempt could do: its name or its payload is not of the catalogue. */
export class UnknownJob extends Error {
  override readonly name = 'UnknownJob';
}

export const isJobName = (name: string): name is JobName => Object.hasOwn(jobPayloads, name);
export const isRunName = (name: string): name is RunName => (runNames as readonly string[]).includes(name);

/** The errands of a message, one or a run. @throws ForeignMessage */
export function errandsOf(data: Message, name: string): Errand[] {
  const errands: unknown = typeof data === 'object' && data !== null && 'run' in data ? data.run : [data];
  if (!Array.isArray(errands) || errands.length === 0) throw new ForeignMessage(`no run: ${name}`);
  return errands.map((errand: Partial<Errand> | null | undefined) => {
    const outboxId: unknown = errand?.outboxId;
    if (typeof outboxId !== 'string' || !/^\d{1,18}$/.test(outboxId))
      throw new ForeignMessage(`no outbox row: ${name}`);
    return { outboxId, payload: errand?.payload };
  });
}

/** @throws UnknownJob */
export function readJob<N extends JobName>(name: N, errand: Errand): Job<N>;
export function readJob(name: string, errand: Errand): Job;
export function readJob(name: string, { outboxId, payload: given }: Errand): Job {
  if (!isJobName(name)) throw new UnknownJob(`no such job: ${name}`);
  const payload = jobPayloads[name].safeParse(given);
  if (!payload.success) throw new UnknownJob(`payload of ${name}: ${payload.error.message}`);
  return { name, payload: payload.data, outboxId };
}
