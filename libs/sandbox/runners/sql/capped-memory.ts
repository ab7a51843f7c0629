const pageBytes = 65_536;
/** What PGlite's module asks for: 128 MiB at the start, 2 GiB at most. */
const initialPages = 2_048;
const mostPages = 32_768;
/** 192 MiB */
const largePages = 3_072;

/**
 * The memory that PostgreSQL lives in. It only ever grows, and no further than the limit of the attempt: beyond it
 * PostgreSQL's malloc fails, which is an ordinary error there.
 */
export class CappedMemory {
  readonly memory = new WebAssembly.Memory({ initial: initialPages, maximum: mostPages });
  /** An attempt wanted more than it may have. */
  wasRefused = false;
  private capBytes = mostPages * pageBytes;

  constructor() {
    const grow = this.memory.grow.bind(this.memory);
    this.memory.grow = (pages) => {
      try {
        if (this.memory.buffer.byteLength + pages * pageBytes <= this.capBytes) return grow(pages);
      } catch {
        // More than this process may have at all.
      }
      this.wasRefused = true;
      throw new RangeError('more memory than the attempt may have');
    };
  }

  /** From here on `memoryMb` MiB more than the server starts with can be had. */
  limit(memoryMb: number): void {
    this.wasRefused = false;
    this.capBytes = (initialPages + memoryMb * 16) * pageBytes;
  }

  /** Grown memory is never given back: this is more than a child process should keep. */
  isLarge(): boolean {
    return this.memory.buffer.byteLength > largePages * pageBytes;
  }
}
