import { SandboxBusy, SandboxFailure } from '../program.js';

/** Languages that an execution engine outside runs for us. */
export const externalLanguages = ['java', 'go', 'cpp', 'ruby', 'csharp', 'rust'] as const;
export type ExternalLanguage = (typeof externalLanguages)[number];

/** One program to compile and run once. It never holds an expected value. */
export interface EngineJob {
  language: ExternalLanguage;
  fileName: string;
  source: string;
  stdin: string;
  limits: EngineLimits;
  /** CPU time that compiling takes, for an engine that has no stage of its own for it in this language. */
  compileMs: number;
}

/**
 * For the whole run, all cases of it. `leastCpuMs`: below this a run would be unfair; an engine whose own ceiling is
 * between the two is given its ceiling. `outputBytes`: what the program may print, our marks with it.
 */
export interface EngineLimits {
  cpuMs: number;
  leastCpuMs: number;
  wallMs: number;
  memoryMb: number;
  outputBytes: number;
}

export type EngineStatus = 'OK' | 'TLE' | 'MLE' | 'OLE' | 'RE' | 'CE';

/** What an engine said of the run as a whole. What its program printed is the candidate's own word. */
export interface EngineResult {
  status: EngineStatus;
  stdout: string;
  stderr: string;
  compileOutput: string;
  /** Where the engine measures them. */
  cpuMs?: number;
  memoryKb?: number;
  /** How the program ended where that was not with exit code 0: `SIGSEGV`, `exit code 3`. */
  exit?: string;
}

export interface ExecutionEngine {
  /** Longest request that it takes, as bytes of source and stdin in JSON. */
  readonly maxRequestBytes: number;
  /** Those of ours that are installed there. @throws SandboxFailure */
  languages(): Promise<ExternalLanguage[]>;
  /** @throws EngineBusy where its queue is full, SandboxFailure for any other fault of its own: no verdict either way. */
  execute(job: EngineJob): Promise<EngineResult>;
}

/** The engine's queue is full, or it limits our rate. `retryAfterMs`: where it said so. */
export class EngineBusy extends SandboxBusy {
  constructor(
    message: string,
    readonly retryAfterMs?: number,
  ) {
    super(message);
  }
}

/** The engine understood the request and refused it (4xx). */
export class EngineRefusal extends SandboxFailure {
  constructor(
    message: string,
    readonly status: number,
    /** Its answer, as text. */
    readonly body: string,
  ) {
    super(message);
  }
}

/** More came back than is read: the program printed more than anybody asked for. */
export class ReplyTooLong extends SandboxFailure {}

/** What a run gets whose reply was too long to read. */
export const tooMuchOutput: EngineResult = { status: 'OLE', stdout: '', stderr: '', compileOutput: '' };
