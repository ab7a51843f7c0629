import { readFileSync } from 'node:fs';
import type { PyodideAPI } from 'pyodide';
import { substitutes, type Outside } from './guest-system.js';
import { ImportLock } from './import-lock.js';

interface OpenFiles {
  streams: (({ fd: number } & object) | null)[];
  close(stream: object): void;
}

/** Functions of C that the interpreter exports; a pointer is a number. */
interface Exports {
  memory: WebAssembly.Memory;
  malloc(size: number): number;
  malloc_footprint(): number;
  malloc_max_footprint(): number;
  malloc_set_footprint_limit(bytes: number): number;
  PyRun_SimpleString(text: number): number;
  emscripten_stack_get_current(): number;
  _emscripten_stack_restore(pointer: number): void;
}

/** Above this a child is worth less than the memory that it cannot give back. */
const muchMemory = 128 << 20;
const standardLibrary = /^\/lib\/python[0-9.]+(\.zip$|\/)/;
const start = 'attempt()\0';

/** CPython in WebAssembly without anything around it, as new for each attempt. */
export class Interpreter {
  private outside?: Outside;
  private footprint = 0;
  private limit = 0;
  private isRefused = false;
  private baseline = new Uint8Array();
  private stack = 0;
  private text = 0;
  private exports!: Exports;

  private constructor(
    private readonly lock: ImportLock,
    private readonly python: PyodideAPI,
  ) {}

  /** From the snapshot in this folder; afterwards the lock is closed for good. */
  static async boot(): Promise<Interpreter> {
    let interpreter: Interpreter | undefined;
    const lock: ImportLock = new ImportLock(
      substitutes(() => ({
        lock,
        outside: () => interpreter!.outside!,
        isOpenToAll: (path) => interpreter!.isOpenToAll(path),
        memoryRefused: () => (interpreter!.isRefused = true),
      })),
    );
    lock.install();
    allowConstants();
    const { loadPyodide } = await import('pyodide');
    const python = await loadPyodide({
      jsglobals: Object.create(null) as object,
      _loadSnapshot: readFileSync(new URL('python.snapshot', import.meta.url)),
    });
    python.runPython('forget_host(); del forget_host');
    interpreter = new Interpreter(lock, python);
    interpreter.keepAsNew();
    return interpreter;
  }

  /**
   * Runs the harness until it has nothing more to say. `memoryMb`: what it may allocate, in MiB.
   * @throws what the outside or the lock threw, RuntimeError or RangeError where the interpreter crashed
   */
  run(outside: Outside, memoryMb: number): void {
    this.outside = outside;
    this.limit = memoryMb * 2 ** 20;
    this.isRefused = false;
    // Far above what a WebAssembly memory can be would read as no limit at all.
    this.exports.malloc_set_footprint_limit(Math.min(this.footprint + this.limit, 2 ** 31));
    this.exports.PyRun_SimpleString(this.text);
  }

  /** Most that was allocated since the start of the attempt, in bytes. */
  get held(): number {
    return this.exports.malloc_max_footprint() - this.footprint;
  }

  /** So little memory was left that a crash will have come of it. */
  get isFull(): boolean {
    return this.isRefused || this.held > this.limit * 0.9;
  }

  get violation(): string | undefined {
    return this.lock.violation;
  }

  /** Undoes all that a program did. @returns whether this child is worth going on with */
  restore(): boolean {
    const memory = new Uint8Array(this.exports.memory.buffer);
    if (this.lock.violation !== undefined || memory.length > muchMemory) return false;
    memory.set(this.baseline);
    memory.fill(0, this.baseline.length);
    this.exports['_emscripten_stack_restore'](this.stack);
    // The types of Emscripten leave its open streams out.
    const files = this.python.FS as unknown as OpenFiles;
    for (const stream of files.streams) if (stream && stream.fd > 2) files.close(stream);
    return true;
  }

  private keepAsNew(): void {
    this.exports = this.lock.instance.exports as unknown as Exports;
    const { exports } = this;
    this.text = exports.malloc(start.length);
    new TextEncoder().encodeInto(start, new Uint8Array(exports.memory.buffer, this.text));
    this.stack = exports.emscripten_stack_get_current();
    this.footprint = exports.malloc_footprint();
    this.lock.close();
    this.baseline = new Uint8Array(exports.memory.buffer).slice();
  }

  /** Devices, and what Emscripten makes up under /proc, lead outside. */
  private isOpenToAll(path: string): boolean {
    const { FS } = this.python;
    const { exists, object } = FS.analyzePath(path);
    if (!exists || !object) return false;
    return FS.isDir(object.mode) || (FS.isFile(object.mode) && standardLibrary.test(FS.getPath(object)));
  }
}

/** Emscripten asks for the constants of open() in a way that Node's permission model forbids. */
function allowConstants(): void {
  const flags = { O_RDONLY: 0, O_WRONLY: 1, O_RDWR: 2, O_CREAT: 64, O_EXCL: 128, O_NOCTTY: 256, O_TRUNC: 512 };
  const fs = { ...flags, O_APPEND: 1024, O_NONBLOCK: 2048, O_SYNC: 4096, O_DIRECTORY: 65536, O_NOFOLLOW: 131072 };
  Object.assign(process, { binding: () => ({ fs }) });
}
