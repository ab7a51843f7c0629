import { writeSync } from 'node:fs';
import type { SqlProgram, SqlRun } from '../../program.js';
import type { Attempt, Line } from '../../protocol.js';
import { failed, prepareTables, runStatement } from './attempt.js';
import { ServerLost } from './connection.js';
import { bootDatabase } from './database.js';
import { describeState, undoAttempt } from './state.js';
import { TypeNames } from './type-names.js';
import { warmUp } from './warm-up.js';

/** What aborted attempts leave in the catalogue's pages and in the log would slow the later ones. */
const mostAttempts = 500;

// Before anything is awaited: where nothing else keeps Node's event loop alive, it ends, and stands still until V8 has
// optimised in the background all that the boot has called.
process.on('message', (attempt: Attempt) => {
  if (!('sql' in attempt)) throw new Error('not a statement');
  say({ type: 'taken', id: attempt.id });
  attempts += 1;
  const { status } = runAttempt(attempt.id, attempt.sql);
  // What ran out of memory leaves much of it behind, in the temporary files' buffers as well.
  say({ type: 'done', id: attempt.id, recycle: status === 'MLE' || !isAsNew() });
});

let attempts = 0;
const database = await bootDatabase();
const types = new TypeNames(database.connection);
warmUp(database, types);
const asNew = describeState(database.connection);
say({ type: 'ready' });

function runAttempt(id: number, program: SqlProgram): SqlRun {
  const wrong = prepare(program.setup);
  say({ type: 'start', id, index: 0 });
  const run = wrong ? { ...failed('RE', wrong), cpuMs: 0 } : runStatement(database, types, program);
  say({ type: 'rows', id, ...run });
  return run;
}

function prepare(setup: string): string | undefined {
  try {
    return prepareTables(database, setup);
  } catch (error) {
    if (!(error instanceof ServerLost)) throw error;
    return `setup: the database server broke off: ${error.message}`;
  }
}

function isAsNew(): boolean {
  if (attempts >= mostAttempts || database.memory.isLarge()) return false;
  try {
    undoAttempt(database.connection);
    return describeState(database.connection) === asNew;
  } catch {
    return false;
  }
}

function say(line: Line): void {
  const bytes = Buffer.from(`${JSON.stringify(line)}\n`);
  for (let at = 0; at < bytes.length;) at += writeSync(3, bytes, at);
}
