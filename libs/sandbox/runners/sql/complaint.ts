import type { RunStatus } from '../../program.js';

/** An error as PostgreSQL tells it. `position` counts characters of the statement from 1. */
export interface Complaint {
  message: string;
  code?: string;
  detail?: string;
  hint?: string;
  where?: string;
  position?: string;
}

const mostCharacters = 2_000;
/** disk_full, out_of_memory, configuration_limit_exceeded (here: temporary files) */
const memoryCodes = ['53100', '53200', '53400'];
/** A value larger than any can be: no code of its own. */
const tooLarge = /^(invalid memory alloc request size|out of memory|requested length too large|string buffer exceeds)/;

export function statusOf({ code, message }: Complaint): RunStatus | 'CE' {
  if (code === '42601') return 'CE';
  if (memoryCodes.includes(code ?? '') || tooLarge.test(message)) return 'MLE';
  return 'RE';
}

/** The message with its SQLSTATE, the place in `sql`, and what PostgreSQL adds, a line each. */
export function describeComplaint(complaint: Complaint, sql: string): string {
  const lines = [`${complaint.message} (SQLSTATE ${complaint.code ?? 'XX000'})`];
  if (complaint.position) lines.push(placeOf(Number(complaint.position), sql));
  if (complaint.detail) lines.push(`Detail: ${complaint.detail}`);
  if (complaint.hint) lines.push(`Hint: ${complaint.hint}`);
  if (complaint.where) lines.push(`Where: ${complaint.where}`);
  return lines.join('\n').slice(0, mostCharacters);
}

function placeOf(position: number, sql: string): string {
  const before = Array.from(sql).slice(0, position - 1);
  const lineStart = before.lastIndexOf('\n') + 1;
  const line = before.filter((character) => character === '\n').length + 1;
  return `line ${line}, column ${position - lineStart}`;
}
