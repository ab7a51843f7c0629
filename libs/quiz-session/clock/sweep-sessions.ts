import { Injectable } from '@nestjs/common';
import { Transactions } from '@app/database/tx.js';
import { keepTimeOf } from './keep-time.js';
import { overdueBreaks, overdueSessions } from '../store/sessions.store.js';

const batch = 200;
/** Sittings that are seen to at once: the pool is for the jobs, too. */
const lanes = 4;

/** Ends every break and every sitting whose time is over: the guarantee behind the delayed job. */
@Injectable()
export class SweepSessions {
  constructor(private readonly transactions: Transactions) {}

  /** @returns how many sittings this run saw to */
  async run(): Promise<number> {
    let seen = 0;
    for (const overdue of [overdueBreaks, overdueSessions]) {
      for (let ids = await this.find(overdue); ids.length > 0; ids = await this.find(overdue)) {
        await this.seeTo(ids);
        seen += ids.length;
        if (ids.length < batch) break;
      }
    }
    return seen;
  }

  private async find(overdue: typeof overdueSessions): Promise<string[]> {
    return this.transactions.run((tx) => overdue(tx, batch));
  }

  private async seeTo(ids: readonly string[]): Promise<void> {
    const left = [...ids];
    const lane = async () => {
      for (let id = left.shift(); id; id = left.shift()) await this.keepTime(id);
    };
    await Promise.all(Array.from({ length: lanes }, lane));
  }

  private async keepTime(sessionId: string): Promise<void> {
    await this.transactions.run((tx) => keepTimeOf(tx, sessionId));
  }
}
