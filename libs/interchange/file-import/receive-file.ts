import { Transactions, violatedConstraint } from '@app/database/tx.js';
import type { Actor } from '@app/kernel/actor.js';
import { AppError } from '@app/kernel/app-error.js';
import { enqueue } from '@app/queue/outbox.js';
import type { FileImportRow } from './file-imports.rows.js';
import { changeState, clearImports, insertChunk, insertImport } from './file-imports.store.js';
import { chunkBytes } from './stored-file.js';

export interface UploadedFile {
  name: string;
  bytes: AsyncIterable<Uint8Array>;
}

export interface ImportReceipt {
  id: string;
  state: 'reading';
}

const maxName = 200;
const readJobs = { cards: 'anki.read', questions: 'questions.read' } as const;

/**
 * Takes a file in, chunk by chunk, and asks for it to be read. It takes the place of an earlier one of its kind that was
 * not applied.
 * @throws AppError import.under-way, import.wrong-state (another took its place), request.too-large, import.empty
 */
export async function receiveFile(
  transactions: Transactions,
  { personId }: Actor,
  file: UploadedFile,
  { kind, format, maxBytes }: Pick<FileImportRow, 'kind' | 'format'> & { maxBytes: number },
): Promise<ImportReceipt> {
  const id = await begin(transactions, { personId, kind, format, fileName: fileNameOf(file.name) });
  const sizeBytes = await store(transactions, id, file.bytes, maxBytes);
  await transactions.run(async (tx) => {
    if (!(await changeState(tx, id, 'uploading', { to: 'reading', sizeBytes })))
      throw new AppError('import.wrong-state');
    await enqueue(tx, readJobs[kind], { importId: id });
  });
  return { id, state: 'reading' };
}

async function begin(
  transactions: Transactions,
  row: Pick<FileImportRow, 'personId' | 'kind' | 'format' | 'fileName'>,
): Promise<string> {
  try {
    return await transactions.run(async (tx) => {
      await clearImports(tx, row.personId, row.kind);
      return insertImport(tx, row);
    });
  } catch (error) {
    if (violatedConstraint(error) === 'file_imports_running') throw new AppError('import.under-way');
    throw error;
  }
}

/** Each chunk is a transaction of its own: no connection waits for a slow sender. */
async function store(
  transactions: Transactions,
  id: string,
  bytes: AsyncIterable<Uint8Array>,
  maxBytes: number,
): Promise<number> {
  let number = 0;
  let size = 0;
  for await (const chunk of inChunks(bytes)) {
    size += chunk.length;
    if (size > maxBytes) throw new AppError('request.too-large');
    const isKept = await transactions.single((tx) => insertChunk(tx, id, number, chunk));
    if (!isKept) throw new AppError('import.wrong-state');
    number += 1;
  }
  if (size === 0) throw new AppError('import.empty');
  return size;
}

/** A name to show again, without a path. */
const fileNameOf = (name: string) =>
  name
    .split(/[/\\]/)
    .at(-1)!
    .replace(/[\0\p{Cc}\p{Surrogate}]/gu, '')
    .slice(0, maxName) || 'file';

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
