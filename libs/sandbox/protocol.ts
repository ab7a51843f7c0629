import type { CaseRun, Program, SqlProgram, SqlRun } from './program.js';

/** The runner programs: one sort of child process each. TypeScript runs in the JavaScript engine. */
export const engines = ['javascript', 'python', 'sql'] as const;
export type Engine = (typeof engines)[number];

/** To a child, over the IPC channel; one at a time, the next after `done`. `id` names the attempt in each line back. */
export type Attempt = { id: number } & ({ program: Program } | { sql: SqlProgram });

/**
 * From a child: one line of JSON each on descriptor 3, written synchronously, so that what was said before a program hung
 * is known. `taken` comes before anything of the attempt is looked at. `start` comes before each call: the clock of that
 * case is the parent's. `recycle`: this child is not to be used again.
 */
export type Line =
  | { type: 'ready' }
  | { type: 'taken'; id: number }
  | { type: 'compile-error'; id: number; message: string }
  | { type: 'start'; id: number; index: number }
  | ({ type: 'case'; id: number; index: number } & CaseRun)
  | ({ type: 'rows'; id: number } & SqlRun)
  | { type: 'done'; id: number; recycle: boolean };
