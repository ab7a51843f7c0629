import type { Transactions } from '@app/database/tx.js';
import type { PackageBytes } from '../anki/reader/package-bytes.js';
import { readChunks } from './file-imports.store.js';

export const chunkBytes = 1024 * 1024;

/** A file as it lies in its chunks: never whole in memory. */
export function storedFile(transactions: Transactions, importId: string, size: number): PackageBytes {
  return {
    size,
    async read(start, end) {
      const from = Math.floor(start / chunkBytes);
      const to = Math.floor((end - 1) / chunkBytes);
      const chunks = await transactions.single((tx) => readChunks(tx, importId, { from, to }));
      const bytes = chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks);
      return bytes.subarray(start - from * chunkBytes, end - from * chunkBytes);
    },
  };
}
