import { Readable } from 'node:stream';
import { RandomAccessReader } from 'yauzl';

/** Where a package lies. `read` gives the bytes from `start` up to `end`, which lie within it. */
export interface PackageBytes {
  size: number;
  read(start: number, end: number): Promise<Uint8Array>;
}

/** A package in memory. */
export function bytesInMemory(bytes: Uint8Array): PackageBytes {
  return { size: bytes.length, read: async (start, end) => bytes.subarray(start, end) };
}

const blockBytes = 1024 * 1024;

/** Lets yauzl read a package by and by: a directory of many entries is read in blocks, not entry by entry. */
export class PackageReader extends RandomAccessReader {
  private block: { start: number; bytes: Uint8Array } | undefined;

  constructor(private readonly source: PackageBytes) {
    super();
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.parts(start, Math.min(end, this.source.size)), { objectMode: false });
  }

  private async *parts(start: number, end: number): AsyncGenerator<Uint8Array> {
    for (let at = start; at < end;) {
      const { start: from, bytes } = await this.blockAt(at);
      const part = bytes.subarray(at - from, end - from);
      if (part.length === 0) return;
      at += part.length;
      yield part;
    }
  }

  private async blockAt(at: number): Promise<{ start: number; bytes: Uint8Array }> {
    const { block } = this;
    if (block && at >= block.start && at < block.start + block.bytes.length) return block;
    const start = at - (at % blockBytes);
    const bytes = await this.source.read(start, Math.min(start + blockBytes, this.source.size));
    return (this.block = { start, bytes });
  }
}
