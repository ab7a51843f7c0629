import { createHash } from 'node:crypto';
import { runNames } from '@app/contracts/jobs.js';
import { messageOptions, type Errand, type Message, type MessageQueue } from './backend.js';

/** A row of the outbox that is to be sent. */
export interface DueRow {
  id: string;
  name: string;
  payload: unknown;
  delayMs: number;
}

/** One transaction does a whole run, so it is also as long as others may wait for its locks. */
const longestRun = 100;
const inRuns: ReadonlySet<string> = new Set(runNames);

type Messages = Parameters<MessageQueue['addBulk']>[0];

/**
 * What is sent for these rows: one message each, but for jobs that go in runs and are due: these share messages. The same
 * rows make the same ids, so that what still waits in the queue is not added twice.
 */
export function messagesOf(rows: readonly DueRow[], retryDelayMs?: number): Messages {
  const runs = new Map<string, DueRow[][]>();
  const alone: DueRow[] = [];
  for (const row of rows) {
    if (!inRuns.has(row.name) || row.delayMs > 0) {
      alone.push(row);
      continue;
    }
    const ofName = runs.get(row.name) ?? [[]];
    runs.set(row.name, ofName);
    if (ofName.at(-1)!.length === longestRun) ofName.push([]);
    ofName.at(-1)!.push(row);
  }
  return [...alone.map((row) => [row]), ...[...runs.values()].flat()].map((run) => messageOf(run, retryDelayMs));
}

function messageOf(run: readonly DueRow[], retryDelayMs: number | undefined): Messages[number] {
  const [{ name, delayMs }] = run as [DueRow];
  const errands = run.map(({ id, payload }): Errand => ({ outboxId: id, payload }));
  const data: Message = errands.length === 1 ? errands[0]! : { run: errands };
  return { name, data, opts: messageOptions(idOf(run), delayMs, retryDelayMs) };
}

function idOf(run: readonly DueRow[]): string {
  const ids = run.map(({ id }) => id).join(',');
  return run.length === 1 ? ids : `run-${createHash('sha256').update(ids).digest('hex').slice(0, 32)}`;
}
