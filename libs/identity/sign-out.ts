import { Injectable } from '@nestjs/common';
import { Transactions } from '@app/database/tx.js';
import { deleteSignIn } from './sign-ins.store.js';

/** Ends one browser's sign-in; its token is worth nothing from the next request on. */
@Injectable()
export class SignOut {
  constructor(private readonly transactions: Transactions) {}

  async run(token: string): Promise<void> {
    await this.transactions.single((tx) => deleteSignIn(tx, token));
  }
}
