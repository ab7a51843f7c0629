import { once } from 'node:events';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { UsageFault } from '../failures.js';

/** What a command brings, for programs to read. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** What a person should know meanwhile. */
export function note(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** A line that changes in place, where somebody watches; nothing in a log. */
export function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`);
}

/** Takes the changing line away. */
export const progressDone = (): void => progress('');

/** Asks for a line on the terminal; a secret isn't shown. */
export async function ask(question: string, { secret = false } = {}): Promise<string> {
  if (!process.stdin.isTTY) throw new UsageFault(`${question} can’t be asked here: there is no terminal.`);
  if (secret) process.stderr.write(`${question}: `);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: secret ? silent : process.stderr, terminal: true });
  // By Ctrl-C or Ctrl-D.
  const leaving = once(lines, 'close').then(() => {
    throw new UsageFault('Nothing was entered.');
  });
  try {
    return await Promise.race([lines.question(`${question}: `), leaving]);
  } finally {
    lines.close();
    if (secret) process.stderr.write('\n');
  }
}
