import { Injectable } from '@nestjs/common';
import { Transactions } from '@app/database/tx.js';
import type { Actor } from '@app/kernel/actor.js';
import { AppError } from '@app/kernel/app-error.js';
import { checkSettings, type Person, type PersonSettings } from './domain/person.js';
import { updateSettings } from './people.store.js';

/** Changes those of the actor's settings that are given. */
@Injectable()
export class UpdateMe {
  constructor(private readonly transactions: Transactions) {}

  /** @throws AppError request.invalid */
  async run(actor: Actor, settings: Partial<PersonSettings>): Promise<Person> {
    const faults = checkSettings(settings);
    if (faults.length) throw new AppError('request.invalid', undefined, faults);
    const displayName = settings.displayName?.trim();
    return this.transactions.run((tx) => updateSettings(tx, actor.personId, { ...settings, displayName }));
  }
}
