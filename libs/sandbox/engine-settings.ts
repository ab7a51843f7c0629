import type { Engine } from './protocol.js';

export interface EngineSettings {
  /** Most memory of one WebAssembly instance, in pages of 64 KiB: the outer bound, whatever a program's limit. */
  wasmPages: number;
  /** Node's own heap, in MiB. */
  heapMb: number;
  /** Resident memory of a child beside what its program may hold, in MiB. A child that passes both is killed. */
  ownMemoryMb: number;
  /** Children that stay, however long nothing runs. */
  keptIdle: number;
  /** Flags of its own for Node. */
  flags: readonly string[];
}

/** Measured on Node 20 (Linux, x86-64): idle JavaScript 55 MiB, Python 230 MiB, SQL 340 MiB. */
export const engineSettings: Record<Engine, EngineSettings> = {
  javascript: { wasmPages: 16_640, heapMb: 256, ownMemoryMb: 256, keptIdle: 1, flags: [] },
  python: { wasmPages: 8_192, heapMb: 256, ownMemoryMb: 512, keptIdle: 0, flags: [] },
  sql: { wasmPages: 8_192, heapMb: 256, ownMemoryMb: 640, keptIdle: 0, flags: [] },
};

/** What a program may ask for at most, in MiB: fits in `wasmPages` with what the interpreter itself takes. */
export const maxMemoryMb = 1_024;
