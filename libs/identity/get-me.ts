import { Injectable } from '@nestjs/common';
import { Transactions } from '@app/database/tx.js';
import type { Actor } from '@app/kernel/actor.js';
import { AppError } from '@app/kernel/app-error.js';
import type { Person } from './domain/person.js';
import { findPerson } from './people.store.js';

@Injectable()
export class GetMe {
  constructor(private readonly transactions: Transactions) {}

  async run(actor: Actor): Promise<Person> {
    const person = await this.transactions.single((tx) => findPerson(tx, actor.personId));
    if (!person) throw new AppError('resource.not-found');
    return person;
  }
}
