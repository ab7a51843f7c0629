import { Injectable } from '@nestjs/common';
import { Config } from '@app/config/config.js';
import { Transactions } from '@app/database/tx.js';
import type { Actor } from '@app/kernel/actor.js';
import type { QuestionFormat } from '../domain/question-import.js';
import { receiveFile, type ImportReceipt, type UploadedFile } from '../file-import/receive-file.js';

const megabyte = 1024 * 1024;

/** Takes a file of questions in and asks for it to be read. Without a format it is found out. */
@Injectable()
export class StartQuestionImport {
  constructor(
    private readonly transactions: Transactions,
    private readonly config: Config,
  ) {}

  /** @throws AppError import.under-way, import.wrong-state (another took its place), request.too-large, import.empty */
  async run(actor: Actor, file: UploadedFile, format: QuestionFormat | null): Promise<ImportReceipt> {
    const maxBytes = this.config.get('IMPORT_MAX_QUESTIONS_MB') * megabyte;
    return receiveFile(this.transactions, actor, file, { kind: 'questions', format, maxBytes });
  }
}
