import type { ImportLock, Substitute } from './import-lock.js';

/** Descriptor on which the harness takes its cases and gives its results: above any that Emscripten gives to a file. */
export const channel = 9_000;

/** What a program's descriptors are connected to while it runs. */
export interface Outside {
  /** Something was printed. */
  print(bytes: Uint8Array): void;
  /** The harness says something. */
  tell(record: Uint8Array): void;
  /** The harness reads on, at most so many bytes; nothing at the end of a message. */
  ask(most: number): Uint8Array;
  /** Random bytes are asked for. */
  randomize(bytes: Uint8Array): void;
}

/** The program called exit or abort: its interpreter is done with. */
export class GuestExit extends Error {
  override readonly name = 'GuestExit';
}

/** Errors by their numbers in WASI, as Emscripten uses them. */
const errno = { EBADF: 8, ENOENT: 44, ENOTTY: 59, EROFS: 69 };

/** Flags of open() that write or make a file: O_WRONLY, O_RDWR, O_CREAT, O_TRUNC, O_APPEND. */
const writing = 0o1 | 0o2 | 0o100 | 0o1000 | 0o2000;

/** AT_FDCWD. */
const workingFolder = -100;

interface Machine {
  lock: ImportLock;
  outside: () => Outside;
  /** Of Emscripten's file system: a file of the standard library, or any folder. */
  isOpenToAll: (path: string) => boolean;
  /** There is no more memory. */
  memoryRefused: () => void;
}

/** The system calls that a locked interpreter gets from us instead of Emscripten. */
export function substitutes(machine: () => Machine): Map<string, Substitute> {
  const memory = () => (machine().lock.instance.exports['memory'] as WebAssembly.Memory).buffer;
  const exit: Substitute = () => (code) => {
    throw new GuestExit(`the program ended its interpreter${typeof code === 'number' ? ` (${code})` : ''}`);
  };
  const calls: Record<string, Substitute> = {
    fd_write: () => (descriptor, vectors, count, written) => {
      if (descriptor !== 1 && descriptor !== 2 && descriptor !== channel) return errno.EBADF;
      const bytes = gather(memory(), vectors as number, count as number);
      if (descriptor === channel) machine().outside().tell(bytes);
      else machine().outside().print(bytes);
      new DataView(memory()).setUint32(written as number, bytes.length, true);
      return 0;
    },
    fd_read: (original) => (descriptor, vectors, count, read) => {
      if ((descriptor as number) > 2 && descriptor !== channel) return original(descriptor, vectors, count, read);
      const view = new DataView(memory());
      const [start, length] = [view.getUint32(vectors as number, true), view.getUint32((vectors as number) + 4, true)];
      const bytes = descriptor === channel ? machine().outside().ask(length) : new Uint8Array();
      new Uint8Array(memory()).set(bytes, start);
      view.setUint32(read as number, bytes.length, true);
      return 0;
    },
    fd_close: (original) => (descriptor) => ((descriptor as number) > 2 ? original(descriptor) : errno.EBADF),
    fd_fdstat_get: (original) => (descriptor, at) =>
      (descriptor as number) > 2 ? original(descriptor, at) : errno.EBADF,
    random_get: () => (start, length) => {
      machine()
        .outside()
        .randomize(new Uint8Array(memory(), start as number, length as number));
      return 0;
    },
    __syscall_openat: (original) => (folder, path, flags, mode) => {
      if ((flags as number) & writing) return -errno.EROFS;
      // Before it is opened, since devices act on that.
      const isFine = folder === workingFolder && machine().isOpenToAll(textAt(memory(), path as number));
      return isFine ? original(folder, path, flags, mode) : -errno.ENOENT;
    },
    emscripten_resize_heap: (original) => (size) => {
      const isGrown = original(size);
      if (!isGrown) machine().memoryRefused();
      return isGrown;
    },
    __syscall_ioctl: () => () => -errno.ENOTTY,
    proc_exit: exit,
    exit,
    _abort_js: exit,
    __assert_fail: exit,
  };
  return new Map(Object.entries(calls));
}

/** Up to its zero byte. */
function textAt(memory: ArrayBuffer, start: number): string {
  const bytes = new Uint8Array(memory, start);
  return new TextDecoder().decode(bytes.subarray(0, bytes.indexOf(0)));
}

/** A copy: the memory is the program's, and may go. */
function gather(memory: ArrayBuffer, vectors: number, count: number): Uint8Array {
  const view = new DataView(memory);
  const parts: Uint8Array[] = [];
  for (let index = 0; index < count; index++) {
    const start = view.getUint32(vectors + 8 * index, true);
    parts.push(new Uint8Array(memory, start, view.getUint32(vectors + 8 * index + 4, true)));
  }
  return Buffer.concat(parts);
}
