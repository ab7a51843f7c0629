import type { Signature, Wire } from '@app/kernel/signature.js';
import { SandboxFailure, type CaseRun } from '../program.js';
import { decodeAnswer, NotAnAnswer } from './decode.js';
import type { EngineResult } from './engine.js';
import type { Harness } from './harness/harness.js';
import { textOf, type BegunCase, type Transcript } from './transcript.js';

/** What one run on an engine says of the cases that were given to it. */
export interface JobOutcome {
  compileError?: string;
  /** In their order, those that have a verdict. */
  cases: CaseRun[];
  /** The program ended itself, or crashed, in the last of `cases`. */
  hasCrashed: boolean;
}

interface Job {
  signature: Signature;
  harness: Harness;
  /** Arguments of all cases of the program, by index. */
  cases: readonly Wire[][];
  /** CPU limit of a case. */
  timeMs: number;
  /** How many cases it was given. */
  given: number;
}

const stdoutCap = 65_536;
const messageCap = 2_000;
const compileErrorCap = 4_000;
/** What allocators say when they end a program. */
const outOfMemory = /memory allocation of \d+ bytes failed|out of memory|cannot allocate memory|OutOfMemoryError/i;

export function outcomeOf(result: EngineResult, transcript: Transcript, job: Job): JobOutcome {
  const compileError = compileErrorOf(result, transcript, job.harness);
  if (compileError !== undefined) return { compileError, cases: [], hasCrashed: false };
  // Nothing of the candidate's runs before it is ready: whatever happened there, the program is not to blame.
  if (!transcript.isReady) {
    throw new SandboxFailure(
      `the program did not start (${result.status}): ${(result.stderr || result.stdout).slice(0, 300)}`,
    );
  }
  const memory = result.memoryKb === undefined ? {} : { memoryKb: result.memoryKb };
  const cases: CaseRun[] = [];
  for (const begun of transcript.cases) {
    if (!begun.end) break;
    cases.push({ ...finished(begun, begun.end, job), ...memory });
    if (cases.at(-1)!.status === 'TLE' || cases.at(-1)!.status === 'MLE') return { cases, hasCrashed: false };
  }
  if (cases.length === job.given) return { cases, hasCrashed: false };
  const open = transcript.cases.at(-1)?.end ? undefined : transcript.cases.at(-1);
  const stopped = stoppedIn(open, result, { ...job, isFirst: cases.length === 0 });
  if (!stopped) return { cases, hasCrashed: false };
  return { cases: [...cases, { ...stopped, ...memory }], hasCrashed: stopped.status === 'RE' };
}

function compileErrorOf(result: EngineResult, transcript: Transcript, harness: Harness): string | undefined {
  if (result.status === 'CE') return shownError(result.compileOutput || result.stderr);
  if (transcript.compileError !== undefined) return shownError(transcript.compileError);
  const failedBefore = !transcript.isReady && result.status === 'RE';
  return failedBefore && harness.isCompileFault?.(result.stderr) ? shownError(result.stderr) : undefined;
}

/** Under the name that a candidate knows it by: engines put the program at places of their own. */
function shownError(text: string): string {
  // Cut first: what compilers quote is the candidate's, and of any length.
  const named = text
    .trim()
    .slice(0, 2 * compileErrorCap)
    .replaceAll(/(?:[^\s:'"(]*\/)?(?:main|solution|Main)\.(java|go|cpp|rb|cs|rs)(?:\.\1)?\b/g, 'solution.$1');
  return named.slice(0, compileErrorCap) || 'The program could not be compiled.';
}

function finished(begun: BegunCase, end: NonNullable<BegunCase['end']>, job: Job): CaseRun {
  const ran = { cpuMs: end.cpuMs, stdout: begun.stdout.slice(0, stdoutCap) };
  if (end.kind === 'M') return { status: 'MLE', ...ran };
  if (end.cpuMs > job.timeMs) return { status: 'TLE', ...ran };
  if (end.kind === 'E') return { status: 'RE', ...ran, message: textOf(end.tokens[0]).slice(0, messageCap) };
  try {
    return { status: 'OK', ...ran, value: decodeAnswer(job.signature, job.cases[begun.index]!, end.tokens) };
  } catch (error) {
    if (!(error instanceof NotAnAnswer)) throw error;
    return { status: 'RE', ...ran, message: 'the answer could not be read' };
  }
}

/**
 * Verdict of the case in which a program stopped; none where it did not have the whole limit for itself, having spent the
 * engine's limit on cases before: then it is to be run again, first.
 */
function stoppedIn(
  open: BegunCase | undefined,
  result: EngineResult,
  job: Job & { isFirst: boolean },
): CaseRun | undefined {
  const { status } = result;
  const spent = open && result.cpuMs !== undefined ? Math.max(0, result.cpuMs - open.atCpuMs) : undefined;
  const stdout = open?.stdout.slice(0, stdoutCap) ?? '';
  if (status === 'TLE') {
    if (!job.isFirst && !(spent !== undefined && spent >= job.timeMs)) return undefined;
    return { status, cpuMs: spent ?? job.timeMs, stdout };
  }
  if (status === 'OLE' && !job.isFirst) return undefined;
  const cpuMs = spent ?? 0;
  if (status === 'MLE' || (status === 'RE' && outOfMemory.test(result.stderr))) return { status: 'MLE', cpuMs, stdout };
  if (status === 'OLE') return { status, cpuMs, stdout };
  return { status: 'RE', cpuMs, stdout, message: endedMessage(result).slice(0, messageCap) };
}

function endedMessage({ exit, stderr }: EngineResult): string {
  const how = exit === undefined ? 'the program ended before the call did' : `the program ended with ${exit}`;
  const told = stderr.trim().split('\n').slice(0, 8).join('\n');
  return told ? `${how}\n${told}` : how;
}
