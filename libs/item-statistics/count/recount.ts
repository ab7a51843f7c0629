import { isDeepStrictEqual } from 'node:util';
import type { Tx } from '@app/database/tx.js';
import {
  answersCounted,
  answersOfSittings,
  askedItems,
  deleteCounted,
  insertCounted,
} from '../counted-answers.store.js';
import { countedAnswers, type CountedAnswer } from '../domain/counted-answer.js';
import { plus, tallyOf, type Tally } from '../domain/tally.js';
import { lockTallies, writeTallies } from '../statistics.store.js';

/**
 * Makes the figures hold what these people have answered to these questions (null: to all), whatever they held before:
 * what changed is taken back and counted anew. The caller lets one transaction at a time count of a person (`oneAtATime`).
 * @returns the tallies that changed, by version
 */
export async function recount(
  tx: Tx,
  personIds: readonly string[],
  questionIds: readonly string[] | null,
): Promise<Map<string, Tally>> {
  const asked = await askedItems(tx, personIds, questionIds);
  const { gone, come } = difference(await answersCounted(tx, personIds, questionIds), countedAnswers(asked));
  if (gone.length > 0) await deleteCounted(tx, gone);
  if (come.length > 0) await insertCounted(tx, come);
  return change(tx, gone, come);
}

/** Takes all answers of these sittings out of the figures, before the sittings go. @returns the questions they asked */
export async function takeBackAnswers(tx: Tx, sessionIds: readonly string[]): Promise<string[]> {
  const gone = await answersOfSittings(tx, sessionIds);
  await deleteCounted(tx, gone);
  await change(tx, gone, []);
  return [...new Set(gone.map(({ questionId }) => questionId))];
}

const placeOf = ({ sessionId, position }: CountedAnswer) => `${sessionId}/${position}`;

/** What is held and should not be, and what should be held and is not. */
export function difference(held: readonly CountedAnswer[], due: readonly CountedAnswer[]) {
  const [heldAt, dueAt] = [held, due].map((answers) => new Map(answers.map((one) => [placeOf(one), one])));
  const isIn = (there: Map<string, CountedAnswer> | undefined) => (answer: CountedAnswer) =>
    isDeepStrictEqual(there?.get(placeOf(answer)), answer);
  return { gone: held.filter((one) => !isIn(dueAt)(one)), come: due.filter((one) => !isIn(heldAt)(one)) };
}

async function change(tx: Tx, gone: readonly CountedAnswer[], come: readonly CountedAnswer[]) {
  const changes = new Map<string, Tally>();
  const note = (times: number) => (answer: CountedAnswer) =>
    changes.set(answer.versionId, plus(changes.get(answer.versionId) ?? new Map(), tallyOf(answer), times));
  gone.forEach(note(-1));
  come.forEach(note(1));
  const versionIds = [...changes].flatMap(([id, tally]) => (tally.size > 0 ? [id] : []));
  if (versionIds.length === 0) return new Map<string, Tally>();
  const before = await lockTallies(tx, versionIds);
  const after = new Map(versionIds.map((id) => [id, plus(before.get(id)!, changes.get(id)!)]));
  await writeTallies(tx, after);
  return after;
}
