import type { Actor } from '@app/kernel/actor.js';
import { reopenSitting } from '@app/quiz-session/clock/clock-acts.js';
import type { House } from './house.js';

/** An open question with a rubric of 2 + 1 + 1 points. */
export const openContent = (assessment: 'self' | 'instructor') => ({
  kind: 'open',
  prompt: 'How would you cache this?',
  modelAnswer: 'The **model**.',
  explanation: 'Why.',
  estimatedSeconds: 300,
  references: [],
  rubric: [
    { id: 'load', text: 'Estimates the load', points: 2 },
    { id: 'evict', text: 'Says what is evicted', points: 1 },
    { id: 'stale', text: 'Deals with stale entries', points: 1 },
  ],
  assessment,
});

/** Topics of the questions that `openQuestions` makes, by who assesses them. */
export const openTopics = { self: 'caching', instructor: 'sharding' } as const;

/** One published question on each of these topics. */
export async function openQuestions(house: House, author: Actor): Promise<void> {
  for (const assessment of ['self', 'instructor'] as const) {
    await house.question(author, { content: openContent(assessment), topics: [openTopics[assessment]] });
  }
}

interface Sitting {
  assessment: 'self' | 'instructor';
  text?: string;
  feedback?: { key?: 'later' | 'never' | 'at-end'; score?: 'later' | 'never' | 'at-end' };
}

/** A finished and graded sitting of one open question; no text: not answered. */
export async function sitOpen(
  house: House,
  candidate: Actor,
  { assessment, text, feedback }: Sitting,
): Promise<string> {
  const choice = { topics: [openTopics[assessment]], levels: [], kinds: [], count: 1, minutes: 10, feedback };
  const { id } = await house.startSession.run(candidate, choice);
  await answerOpen(house, candidate, { sessionId: id, text, revision: 1 });
  return id;
}

/** Answers the one question of a running sitting, ends it and does all the work that follows. */
export async function answerOpen(
  house: House,
  candidate: Actor,
  { sessionId, text, revision }: { sessionId: string; text?: string | undefined; revision: number },
): Promise<void> {
  if (text !== undefined) {
    await house.saveAnswer.run(candidate, { sessionId, position: 1, revision, response: { text } });
  }
  await house.finishSession.run(candidate, sessionId);
  await house.work();
}

/** Reopens a sitting and lets its candidate go on. */
export async function reopen(house: House, candidate: Actor, sessionId: string, instructor: Actor): Promise<void> {
  const act = { sessionId, actorId: instructor.personId, reason: 'The network was down', amountMs: 600_000 };
  await house.transactions.run((tx) => reopenSitting(tx, act));
  await house.resumeSession.run(candidate, sessionId);
}
