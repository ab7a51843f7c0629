import { systemActor, type Actor } from '@app/kernel/actor.js';
import type { Kind } from './content.js';

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

/** Acts of those who may edit the question. The others are a reviewer's, and what is approved anybody may publish. */
export const needsEditor = (act: WorkflowAct): boolean => act === 'submit' || act === 'retire';

type Move =
  | { to: VersionState; approvedOwn: boolean }
  | { refused: 'question.wrong-state' | 'question.own-version' | 'question.unproved' };

/** Kinds whose key is proved by running it. */
export const needsProof = (kind: Kind): boolean => kind === 'code' || kind === 'sql';

/**
 * Decides one step of a version through the workflow. Nobody approves a version of their own where two people are
 * asked for; where they are not, `approvedOwn` says that it happened, for the audit log. Packs shipped with Rehearse
 * were reviewed, and their keys proved, where they are kept: the system may approve its own.
 */
export function moveVersion(
  version: { state: VersionState; authorId: string; proved: boolean },
  act: WorkflowAct,
  actor: Actor,
  policy: { twoPersonReview: boolean },
): Move {
  const { from, to } = moves[act];
  if (version.state !== from) return { refused: 'question.wrong-state' };
  const approvedOwn = act === 'approve' && version.authorId === actor.personId;
  if (act === 'approve' && actor.personId !== systemActor.personId) {
    if (approvedOwn && policy.twoPersonReview) return { refused: 'question.own-version' };
    if (!version.proved) return { refused: 'question.unproved' };
  }
  return { to, approvedOwn };
}
