import { Injectable } from '@nestjs/common';
import { Config } from '@app/config/config.js';
import { Transactions } from '@app/database/tx.js';
import type { Actor } from '@app/kernel/actor.js';
import { receiveFile, type ImportReceipt, type UploadedFile } from '../file-import/receive-file.js';

const megabyte = 1024 * 1024;

/** Takes a package of cards in and asks for it to be read. */
@Injectable()
export class StartImport {
  constructor(
    private readonly transactions: Transactions,
    private readonly config: Config,
  ) {}

  /** @throws AppError import.under-way, import.wrong-state (another took its place), request.too-large, import.empty */
  async run(actor: Actor, file: UploadedFile): Promise<ImportReceipt> {
    const maxBytes = this.config.get('IMPORT_MAX_PACKAGE_MB') * megabyte;
    return receiveFile(this.transactions, actor, file, { kind: 'cards', format: null, maxBytes });
  }
}
