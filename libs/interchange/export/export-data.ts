import { Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import { databaseNow } from '@app/database/clock.js';
import { Transactions } from '@app/database/tx.js';
import type { Actor } from '@app/kernel/actor.js';
import { writeApkg } from './write-apkg.js';
import { writeCsv } from './write-csv.js';
import { writeJson } from './write-json.js';

export const exportFormats = ['json', 'csv', 'apkg'] as const;
export type ExportFormat = (typeof exportFormats)[number];

export interface ExportFile {
  name: string;
  contentType: string;
  content: Readable;
}

/** Everything that a person owns, as a file that is written while it is read. */
@Injectable()
export class ExportData {
  /** An Anki package is made in memory: one at a time in a process. */
  private package: Promise<unknown> = Promise.resolve();

  constructor(private readonly transactions: Transactions) {}

  /** @throws AppError export.too-large: more cards than one Anki package may hold */
  async run({ personId }: Actor, format: ExportFormat): Promise<ExportFile> {
    const now = await this.transactions.single((tx) => databaseNow(tx));
    const of = { personId, now };
    const name = `rehearse-${now.toISOString().slice(0, 10)}`;
    switch (format) {
      case 'json':
        return { name: `${name}.json`, contentType: 'application/json', content: writeJson(this.transactions, of) };
      case 'csv':
        return { name: `${name}-csv.zip`, contentType: 'application/zip', content: writeCsv(this.transactions, of) };
      case 'apkg':
        return {
          name: `${name}.apkg`,
          contentType: 'application/octet-stream',
          content: await this.inTurn(() => writeApkg(this.transactions, of)),
        };
    }
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.package.then(work);
    this.package = mine.catch(() => undefined);
    return mine;
  }
}
