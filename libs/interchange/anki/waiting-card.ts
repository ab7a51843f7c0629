import type { ImportedCard } from '@app/review-scheduling/import/import-history.js';
import { unpackedAct } from '../domain/card-import.js';
import type { WaitingItem } from './imports.store.js';
import { submissionIdOf } from './submission-id.js';

/** A card of an import as review scheduling takes it. */
export function waitingCard(
  personId: string,
  { questionId, versionId, guid, ord, history }: WaitingItem & { questionId: string; versionId: string },
): ImportedCard {
  const { createdAt, acts, dueAt, isSuspended, isBuried, isLeech, flag } = history!;
  const last = acts.at(-1)?.[0] ?? 0;
  return {
    questionId,
    versionId,
    createdAt: new Date(createdAt),
    acts: acts
      .map(unpackedAct)
      .map(({ id, ...act }) => ({ ...act, submissionId: submissionIdOf(personId, `review ${id}`) })),
    due:
      dueAt === null
        ? null
        : { at: new Date(dueAt), submissionId: submissionIdOf(personId, `due ${ord} ${guid} ${last} ${dueAt}`) },
    marks: { isSuspended, isBuried, isLeech, flag },
  };
}
