import { Injectable } from '@nestjs/common';
import { Transactions } from '@app/database/tx.js';
import type { Actor } from '@app/kernel/actor.js';
import { changeSettings } from './change-settings.js';
import type { Person, PersonSettings } from './domain/person.js';

/** Changes those of the actor's settings that are given. */
@Injectable()
export class UpdateMe {
  constructor(private readonly transactions: Transactions) {}

  /** @throws AppError request.invalid */
  async run(actor: Actor, settings: Partial<PersonSettings>): Promise<Person> {
    return this.transactions.run((tx) => changeSettings(tx, actor.personId, settings));
  }
}
