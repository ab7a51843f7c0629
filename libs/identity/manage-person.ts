import { Injectable } from '@nestjs/common';
import type { Actor, Role } from '@app/kernel/actor.js';
import { AppError } from '@app/kernel/app-error.js';
import { audit } from '@app/database/audit.js';
import { Transactions } from '@app/database/tx.js';
import type { ManagedPerson } from './domain/person.js';
import { lockPeople, writeStanding } from './managed-people.store.js';

interface Change {
  personId: string;
  role?: Role | undefined;
  /** A disabled person is signed out everywhere at once, loses their access tokens and can't sign in. */
  disabled?: boolean | undefined;
}

/** Gives a person a role, or disables and enables their account. Nobody does it to themselves: an admin is always left. */
@Injectable()
export class ManagePerson {
  constructor(private readonly transactions: Transactions) {}

  /** @throws AppError resource.not-found, person.oneself, actor.forbidden */
  async run(actor: Actor, { personId, role, disabled }: Change): Promise<ManagedPerson> {
    if (personId === actor.personId) throw new AppError('person.oneself');
    return this.transactions.run(async (tx) => {
      const people = await lockPeople(tx, [actor.personId, personId]);
      const acting = people.get(actor.personId);
      const before = people.get(personId);
      if (acting?.role !== 'admin' || acting.disabled) throw new AppError('actor.forbidden');
      if (!before) throw new AppError('resource.not-found');
      const after = { ...before, role: role ?? before.role, disabled: disabled ?? before.disabled };
      await writeStanding(tx, after);
      const standing = (person: ManagedPerson) => ({ role: person.role, disabled: person.disabled });
      await audit(tx, actor, {
        action: 'person.changed',
        subjectId: personId,
        before: standing(before),
        after: standing(after),
      });
      return after;
    });
  }
}
