import { systemActor, type Actor } from '@app/kernel/actor.js';

/** Whose a question is. */
export interface Ownership {
  ownerId: string;
  editorIds: readonly string[];
}

/** Hands over and shares: the owner, and admins. */
export const mayManage = (actor: Actor, { ownerId }: Pick<Ownership, 'ownerId'>): boolean =>
  actor.role === 'admin' || actor.personId === ownerId;

/** Edits, submits and retires: owner, editors and admins. What came with Rehearse belongs to every instructor. */
export const mayEdit = (actor: Actor, ownership: Ownership): boolean =>
  mayManage(actor, ownership) ||
  ownership.ownerId === systemActor.personId ||
  ownership.editorIds.includes(actor.personId);
