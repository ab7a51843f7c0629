import { readFileSync } from 'node:fs';
import { MemoryFS, PGlite } from '@electric-sql/pglite';
import { CappedMemory } from './capped-memory.js';
import { Connection } from './connection.js';

export interface Database {
  connection: Connection;
  memory: CappedMemory;
}

/** Boots PostgreSQL from the data directory that the build made, wholly in memory. */
export async function bootDatabase(): Promise<Database> {
  const memory = new CappedMemory();
  const pglite = await PGlite.create({
    fs: new FilesInMemory(memory),
    loadDataDir: new Blob([readFileSync(new URL('database.tar', import.meta.url))]),
    // Never run: the data directory is there. Left out, PGlite would load its initdb at every start.
    initdbWasmModule: await WebAssembly.compile(emptyModule),
  });
  return { connection: new Connection(pglite.Module), memory };
}

/** The magic number and version of a WebAssembly module with nothing in it. */
const emptyModule = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);

class FilesInMemory extends MemoryFS {
  constructor(private readonly memory: CappedMemory) {
    super();
  }

  override async init(...[pglite, options]: Parameters<MemoryFS['init']>): ReturnType<MemoryFS['init']> {
    const { emscriptenOpts } = await super.init(pglite, options);
    return { emscriptenOpts: { ...emscriptenOpts, wasmMemory: this.memory.memory } };
  }
}
