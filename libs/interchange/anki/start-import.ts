import { Injectable } from '@nestjs/common';
import { Config } from '@app/config/config.js';
import { Transactions, violatedConstraint } from '@app/database/tx.js';
import type { Actor } from '@app/kernel/actor.js';
import { AppError } from '@app/kernel/app-error.js';
import { enqueue } from '@app/queue/outbox.js';
import { chunkBytes } from './stored-package.js';
import { changeState, clearImports, insertChunk, insertImport } from './imports.store.js';

export interface UploadedFile {
  name: string;
  bytes: AsyncIterable<Uint8Array>;
}

const maxName = 200;
const megabyte = 1024 * 1024;

/**
 * Takes a package in, chunk by chunk, and asks for it to be read. It takes the place of an earlier one that was not
 * applied.
 */
@Injectable()
export class StartImport {
  constructor(
    private readonly transactions: Transactions,
    private readonly config: Config,
  ) {}

  /** @throws AppError import.under-way, import.wrong-state (another took its place), request.too-large, import.empty */
  async run(actor: Actor, file: UploadedFile): Promise<{ id: string; state: 'reading' }> {
    const id = await this.begin(actor.personId, file.name);
    const sizeBytes = await this.store(id, file.bytes);
    await this.transactions.run(async (tx) => {
      if (!(await changeState(tx, id, 'uploading', { to: 'reading', sizeBytes })))
        throw new AppError('import.wrong-state');
      await enqueue(tx, 'anki.read', { importId: id });
    });
    return { id, state: 'reading' };
  }

  private async begin(personId: string, name: string): Promise<string> {
    try {
      return await this.transactions.run(async (tx) => {
        await clearImports(tx, personId);
        return insertImport(tx, personId, fileNameOf(name));
      });
    } catch (error) {
      if (violatedConstraint(error) === 'card_imports_running') throw new AppError('import.under-way');
      throw error;
    }
  }

  /** Each chunk is a transaction of its own: no connection waits for a slow sender. */
  private async store(id: string, bytes: AsyncIterable<Uint8Array>): Promise<number> {
    const limit = this.config.get('IMPORT_MAX_PACKAGE_MB') * megabyte;
    let number = 0;
    let size = 0;
    for await (const chunk of inChunks(bytes)) {
      size += chunk.length;
      if (size > limit) throw new AppError('request.too-large');
      const isKept = await this.transactions.single((tx) => insertChunk(tx, id, number, chunk));
      if (!isKept) throw new AppError('import.wrong-state');
      number += 1;
    }
    if (size === 0) throw new AppError('import.empty');
    return size;
  }
}

/** A name to show again, without a path. */
const fileNameOf = (name: string) =>
  name
    .split(/[/\\]/)
    .at(-1)!
    .replace(/[\0\p{Cc}\p{Surrogate}]/gu, '')
    .slice(0, maxName) || 'package';

/** Regroups what comes in into chunks of one size; the last may be shorter. */
async function* inChunks(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let held: Uint8Array[] = [];
  let size = 0;
  for await (const part of bytes) {
    let rest = part;
    while (size + rest.length >= chunkBytes) {
      const head = rest.subarray(0, chunkBytes - size);
      yield Buffer.concat([...held, head]);
      rest = rest.subarray(head.length);
      held = [];
      size = 0;
    }
    held.push(rest);
    size += rest.length;
  }
  if (size > 0) yield Buffer.concat(held);
}
