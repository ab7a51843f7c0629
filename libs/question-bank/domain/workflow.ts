import { systemActor, type Actor } from '@app/kernel/actor.js';

export const versionStates = ['draft', 'in-review', 'approved', 'published', 'retired'] as const;
export type VersionState = (typeof versionStates)[number];

export const workflowActs = ['submit', 'approve', 'reject', 'publish', 'retire'] as const;
export type WorkflowAct = (typeof workflowActs)[number];

/** draft → in-review → approved → published → retired; a rejection leads back to draft. */
const moves: Record<WorkflowAct, { from: VersionState; to: VersionState }> = {
  submit: { from: 'draft', to: 'in-review' },
  approve: { from: 'in-review', to: 'approved' },
  reject: { from: 'in-review', to: 'draft' },
  publish: { from: 'approved', to: 'published' },
  retire: { from: 'published', to: 'retired' },
};

type Move = { to: VersionState; approvedOwn: boolean } | { refused: 'question.wrong-state' | 'question.own-version' };

/**
 * Decides one step of a version through the workflow. Nobody approves a version of their own where two people are
 * asked for; where they are not, `approvedOwn` says that it happened, for the audit log. Packs shipped with Rehearse
 * were reviewed where they are kept, so the system may approve its own.
 */
export function moveVersion(
  version: { state: VersionState; authorId: string },
  act: WorkflowAct,
  actor: Actor,
  policy: { twoPersonReview: boolean },
): Move {
  const { from, to } = moves[act];
  if (version.state !== from) return { refused: 'question.wrong-state' };
  const approvedOwn = act === 'approve' && version.authorId === actor.personId;
  if (approvedOwn && policy.twoPersonReview && actor.personId !== systemActor.personId) {
    return { refused: 'question.own-version' };
  }
  return { to, approvedOwn };
}
