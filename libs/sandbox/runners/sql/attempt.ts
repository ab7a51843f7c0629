import type { SqlProgram, SqlRun } from '../../program.js';
import { describeComplaint, statusOf, type Complaint } from './complaint.js';
import { ServerLost } from './connection.js';
import type { Database } from './database.js';
import { execute, prepare, runScript, type Answer } from './session.js';
import { refuseStatement } from './statement.js';
import type { TypeNames } from './type-names.js';

const mostRows = 1_000;
/** Characters of all cells together. */
const mostOutput = 1024 * 1024;

const beginAsAuthor = 'begin; set local role author; create schema exercise; set local search_path to exercise';
const becomeCandidate = 'set local role candidate; set transaction read only';

/** The question's tables, made in a transaction that never commits. @returns what is wrong with the setup text */
export function prepareTables({ connection }: Database, setup: string): string | undefined {
  runScript(connection, beginAsAuthor);
  const { complaint } = runScript(connection, setup);
  if (complaint) return `setup: ${describeComplaint(complaint, setup)}`;
  if (!connection.isInTransaction()) return 'setup: it must not end the transaction that it runs in';
  const refused = runScript(connection, becomeCandidate).complaint;
  return refused && `setup: ${describeComplaint(refused, becomeCandidate)}`;
}

/** The candidate's statement, on the tables that `prepareTables` made. */
export function runStatement(database: Database, types: TypeNames, { sql, limits }: SqlProgram): SqlRun {
  const before = process.cpuUsage();
  database.memory.limit(limits.memoryMb);
  let run: Ending;
  try {
    run = ending(database, types, sql);
  } catch (error) {
    if (!(error instanceof ServerLost)) throw error;
    run = failed(database.memory.wasRefused ? 'MLE' : 'RE', `the database server broke off: ${error.message}`);
  }
  const { user, system } = process.cpuUsage(before);
  const cpuMs = Math.round((user + system) / 1_000);
  const isLate = run.status === 'OK' && cpuMs > limits.timeMs;
  return { ...(isLate ? failed('TLE', `more than ${limits.timeMs} ms of CPU time`) : run), cpuMs };
}

type Ending = Omit<SqlRun, 'cpuMs'>;

function ending({ connection }: Database, types: TypeNames, sql: string): Ending {
  const refusal = refuseStatement(sql);
  if (refusal) return failed('CE', refusal);
  const { complaint, fields, parameters } = prepare(connection, sql);
  if (complaint) return complained(complaint, sql);
  // Whatever its first word: what gives no rows is not run, so nothing can end the transaction or change the session.
  if (!fields) return failed('CE', 'the answer is a statement that gives rows');
  if (parameters > 0) return failed('CE', 'there are no parameters ($1, …) here');
  const answer = execute(connection, mostRows + 1);
  if (answer.complaint) return complained(answer.complaint, sql);
  if (answer.isCut || sizeOf(answer) > mostOutput) return failed('OLE', 'more than 1 MiB of output');
  return {
    status: 'OK',
    columns: fields.map(({ name }) => name),
    types: types.of(connection, fields),
    rows: answer.rows.slice(0, mostRows),
    truncated: answer.rows.length > mostRows,
  };
}

const complained = (complaint: Complaint, sql: string) =>
  failed(statusOf(complaint), describeComplaint(complaint, sql));

export function failed(status: SqlRun['status'], message: string): Ending {
  return { status, columns: [], types: [], rows: [], truncated: false, message };
}

function sizeOf({ rows }: Answer): number {
  let size = 0;
  for (const row of rows) for (const cell of row) size += cell?.length ?? 0;
  return size;
}
