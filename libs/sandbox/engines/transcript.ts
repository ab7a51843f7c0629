import { randomBytes } from 'node:crypto';

/** A case that began. `end` is missing where the program stopped in it. */
export interface BegunCase {
  index: number;
  /** CPU time of the whole program when it began, in ms. */
  atCpuMs: number;
  stdout: string;
  end?: { kind: 'V' | 'E' | 'M'; cpuMs: number; tokens: string[] };
}

export interface Transcript {
  /** The program came to life: from then on what happens is the candidate's. */
  isReady: boolean;
  compileError?: string;
  cases: BegunCase[];
}

export interface Batch {
  /** Index of the case in the program, and its arguments as `encodeArguments` writes them. */
  cases: { index: number; encoded: string }[];
  nonce: string;
}

export function newNonce(): string {
  return randomBytes(16).toString('hex');
}

export function stdinOf({ cases, nonce }: Batch): string {
  const written = cases.map(({ index, encoded }) => `${index}\n${Buffer.byteLength(encoded)}\n${encoded}`);
  return `${nonce}\n${cases.length}\n${written.join('')}`;
}

/**
 * Reads what a program printed. A mark out of its turn is text of the candidate's: programs may know the nonce, but all
 * that a well placed forgery can say is a value, as an honest answer does.
 */
export function readTranscript(printed: string, { cases, nonce }: Batch): Transcript {
  const transcript: Transcript = { isReady: false, cases: [] };
  const mark = new RegExp(String.raw`\n@${nonce} ([RSVEMC])((?: \S+)*)\n`, 'g');
  let text = '';
  let from = 0;
  for (const found of printed.matchAll(mark)) {
    const before = text + printed.slice(from, found.index);
    from = found.index + found[0].length;
    // Only taken marks end a piece of the candidate's text.
    text = take(transcript, { kind: found[1]!, tokens: found[2]!.split(' ').slice(1), before }, cases)
      ? ''
      : before + found[0];
  }
  const last = transcript.cases.at(-1);
  if (last && !last.end) last.stdout += text + printed.slice(from);
  return transcript;
}

interface Mark {
  kind: string;
  tokens: string[];
  before: string;
}

function take(transcript: Transcript, { kind, tokens, before }: Mark, expected: Batch['cases']): boolean {
  const { cases } = transcript;
  const last = cases.at(-1);
  const [first, second] = tokens.map(Number);
  if (!transcript.isReady) {
    transcript.isReady = kind === 'R';
    return transcript.isReady;
  }
  if (kind === 'C' && !last) {
    transcript.compileError ??= textOf(tokens[0]);
    return true;
  }
  if (!isCount(second)) return false;
  if (kind === 'S' && (!last || last.end) && first === expected[cases.length]?.index) {
    // What is printed while the program is loaded belongs to its first case.
    cases.push({ index: first!, atCpuMs: second, stdout: last ? '' : before });
    return true;
  }
  if ((kind === 'V' || kind === 'E' || kind === 'M') && last && !last.end && first === last.index) {
    last.stdout += before;
    last.end = { kind, cpuMs: second, tokens: tokens.slice(2) };
    return true;
  }
  return false;
}

function isCount(value: number | undefined): value is number {
  return value !== undefined && Number.isSafeInteger(value) && value >= 0;
}

/** A message that came in hex. */
export function textOf(token: string | undefined): string {
  return Buffer.from(token?.slice(1) ?? '', 'hex').toString('utf8');
}
