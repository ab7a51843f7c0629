import type { Actor } from '@app/kernel/actor.js';
import { AppError } from '@app/kernel/app-error.js';
import { audit } from '@app/database/audit.js';
import type { Tx } from '@app/database/tx.js';
import { disablePerson, lockAdmins } from './managed-people.store.js';
import { deleteSignIns } from './sign-ins.store.js';
import { deleteTokens } from './tokens/access-tokens.store.js';

/**
 * Ends a person's sign-ins and access tokens, and lets nobody sign in as them any more. Admins are locked together, so that of two who
 * leave at once the second is refused.
 * @throws AppError account.last-admin
 */
export async function shutAccount(tx: Tx, actor: Actor): Promise<void> {
  const admins = await lockAdmins(tx);
  if (admins.includes(actor.personId) && admins.length === 1) throw new AppError('account.last-admin');
  await disablePerson(tx, actor.personId);
  await deleteSignIns(tx, actor.personId);
  await deleteTokens(tx, actor.personId);
  await audit(tx, actor, { action: 'account.shut', subjectId: actor.personId });
}
