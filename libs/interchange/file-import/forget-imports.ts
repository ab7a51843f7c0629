import { Injectable } from '@nestjs/common';
import { Transactions } from '@app/database/tx.js';
import { forgetOldImports } from './file-imports.store.js';

/** Removes what was uploaded and never applied: after a week, or after an hour where the upload broke off. */
@Injectable()
export class ForgetImports {
  constructor(private readonly transactions: Transactions) {}

  async run(): Promise<void> {
    await this.transactions.run(forgetOldImports);
  }
}
