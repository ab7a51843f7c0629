import type { Parameter, Signature } from '@app/kernel/signature.js';

/**
 * How one language is called. The program reads from stdin, one token a line: a nonce, the number of cases, and for each
 * case its index, the bytes of its arguments and the arguments; it says on stdout, each on a line of its own that begins
 * with `@` and the nonce, with CPU times in whole milliseconds:
 * `R cpu` before any of the candidate's code, `S index cpu` before a case (CPU of the process so far), and after it
 * `V index cpu answer…`, `E index cpu message` or, out of memory, `M index cpu` (CPU of the calls).
 * `C message`: the source is not of the language, where that shows at run time only. Texts are in hex of UTF-8.
 */
export interface Harness {
  fileName: string;
  /** CPU time that the program may take beside its calls: to start, to read its arguments. */
  bootMs: number;
  /** CPU time to compile it, where an engine may do that at the start of the run. */
  compileMs?: number;
  /** What the language itself holds, in MiB. */
  memoryMb: number;
  /** Source must stay on its lines, so that what compilers and stack traces say is the candidate's line. */
  program: (signature: Signature, source: string) => string;
  starter: (signature: Signature) => string;
  /** For languages that are compiled at the start of the run: whether a run that said nothing failed in that. */
  isCompileFault?: (stderr: string) => boolean;
}

/** A name that the language takes: reserved words get a "_" behind. */
export function nameIn(reserved: readonly string[], name: string): string {
  return reserved.includes(name) ? `${name}_` : name;
}

export const words = (text: string): string[] => text.trim().split(/\s+/);

export function list(parameters: readonly Parameter[], item: (parameter: Parameter, index: number) => string): string {
  return parameters.map(item).join(', ');
}
