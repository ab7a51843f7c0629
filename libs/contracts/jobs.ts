import { z } from 'zod';

/**
 * The job catalogue: every job that crosses a process, with its payload (ids only: job data is clear text).
 * The worker's handler map is exhaustive over it; the outbox accepts nothing else.
 */
export const jobPayloads = {
  /** The deadline of a sitting may have come. A hint: the guarded update decides. */
  'session.expire': z.strictObject({ sessionId: z.uuid() }),
  /** A finished sitting waits for its grades. */
  'session.grade': z.strictObject({ sessionId: z.uuid() }),
  /** An item that was finished before its sitting waits for its grade. */
  'item.grade': z.strictObject({ sessionId: z.uuid(), position: z.int().positive() }),
  /** An item that got its grade after its sitting (self-assessed, assessed) becomes a review of its card. */
  'item.review': z.strictObject({ sessionId: z.uuid(), position: z.int().positive() }),
  /** Answers of a graded sitting wait for an instructor. */
  'session.assess': z.strictObject({ sessionId: z.uuid() }),
  /** The items of a graded sitting become reviews of their cards. */
  'session.review': z.strictObject({ sessionId: z.uuid() }),
  /** The figures of the versions that a sitting asked are to hold its answers as they are graded now. */
  'session.count': z.strictObject({ sessionId: z.uuid() }),
  /** A card has reviews that wait for grade and schedule. */
  'review.grade': z.strictObject({ reviewId: z.uuid() }),
  /** A review whose answer is a program waits for its verdict, and then for its schedule. */
  'review.judge': z.strictObject({ reviewId: z.uuid() }),
  /** A person has other parameters than some of their cards were folded with. */
  'cards.refold': z.strictObject({ personId: z.uuid() }),
  /** A package of Anki is here and waits to be read. */
  'anki.read': z.strictObject({ importId: z.uuid() }),
  /** What was found in it is to be imported. */
  'anki.apply': z.strictObject({ importId: z.uuid() }),
  /** What it brought is to be taken back. */
  'anki.undo': z.strictObject({ importId: z.uuid() }),
  /** A file of questions is here and waits to be read. */
  'questions.read': z.strictObject({ importId: z.uuid() }),
  /** What was found in it is to be written to the bank. */
  'questions.apply': z.strictObject({ importId: z.uuid() }),
  /** What it brought is to be taken back. */
  'questions.undo': z.strictObject({ importId: z.uuid() }),
  /** An act on many questions is to be done, or undone. */
  'bulk.run': z.strictObject({ bulkId: z.uuid() }),
  /** Parameters are to be fitted to a person's reviews, or to everybody's. */
  'parameters.fit': z.strictObject({ fitId: z.uuid() }),
  /** A shut account waits for all that it holds to be removed. */
  'account.delete': z.strictObject({ deletionId: z.uuid() }),
} as const;

export type JobName = keyof typeof jobPayloads;

/** Jobs of which many wait at once: they are handed over in runs, and one transaction does a whole run. */
export const runNames = ['review.grade', 'session.count'] as const satisfies JobName[];
export type RunName = (typeof runNames)[number];
export type JobPayload<N extends JobName> = z.output<(typeof jobPayloads)[N]>;

/** What a handler is given. `outboxId` names the outbox row that its effect transaction must complete. */
export interface Job<N extends JobName = JobName> {
  name: N;
  payload: JobPayload<N>;
  outboxId: string;
}
