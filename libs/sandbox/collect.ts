import type { CaseRun, Limits, Program, ProgramRun, RunStatus, SqlRun } from './program.js';
import type { Line } from './protocol.js';
import { BadLine } from './read-lines.js';

/** What an attempt has come to so far, put together from what the child says. */
export interface Collector<Result> {
  /** @throws BadLine where the child says what it can't say now */
  take(line: Line): void;
  /** Whether nothing more is to come but `done`. */
  readonly isComplete: boolean;
  /** Whether it is running now: an end now is its doing. */
  readonly isRunning: boolean;
  /** What stands after it was ended from outside while it ran. */
  endRunning(status: RunStatus, message: string | undefined, cpuMs: number): Result;
  /** Where even its source could not be dealt with. */
  refuse(message: string): Result;
  result(): Result;
}

export class ProgramCollector implements Collector<ProgramRun> {
  private compileError: string | undefined;
  private readonly cases: CaseRun[] = [];
  private running: number | undefined;

  constructor(private readonly program: Program) {}

  get isRunning(): boolean {
    return this.running !== undefined;
  }

  get isComplete(): boolean {
    if (this.compileError !== undefined || this.cases.length === this.program.cases.length) return true;
    return isLast(this.cases.at(-1)?.status);
  }

  take(line: Line): void {
    switch (line.type) {
      case 'start':
        if (this.isRunning || line.index !== this.cases.length || line.index >= this.program.cases.length) wrong();
        this.running = line.index;
        return;
      case 'case': {
        if (line.index !== this.running) wrong();
        const { type: _type, id: _id, index: _index, ...run } = line;
        this.cases.push(timed(run, this.program.limits));
        this.running = undefined;
        return;
      }
      case 'compile-error':
        this.compileError = line.message;
        this.running = undefined;
        return;
      default:
        wrong();
    }
  }

  endRunning(status: RunStatus, message: string | undefined, cpuMs: number): ProgramRun {
    this.cases.push({ status, cpuMs, stdout: '', ...(message !== undefined && { message }) });
    this.running = undefined;
    return this.result();
  }

  refuse(message: string): ProgramRun {
    return { compileError: message, cases: [] };
  }

  result(): ProgramRun {
    if (this.compileError !== undefined) return this.refuse(this.compileError);
    const last = this.cases.findIndex(({ status }) => isLast(status));
    return { cases: last < 0 ? this.cases : this.cases.slice(0, last + 1) };
  }
}

export class SqlCollector implements Collector<SqlRun> {
  private hasStarted = false;
  isRunning = false;
  private run: SqlRun | undefined;

  constructor(private readonly limits: Limits) {}

  get isComplete(): boolean {
    return this.run !== undefined;
  }

  take(line: Line): void {
    if (line.type === 'start' && !this.hasStarted) {
      this.hasStarted = true;
      this.isRunning = true;
    } else if (line.type === 'rows' && !this.run) {
      const { type: _type, id: _id, ...run } = line;
      this.run = timed(run, this.limits);
      this.isRunning = false;
    } else {
      wrong();
    }
  }

  endRunning(status: RunStatus, message: string | undefined, cpuMs: number): SqlRun {
    this.isRunning = false;
    this.run = nothing(status, message, cpuMs);
    return this.run;
  }

  refuse(message: string): SqlRun {
    return nothing('RE', message, 0);
  }

  result(): SqlRun {
    if (!this.run) wrong();
    return this.run;
  }
}

function nothing(status: RunStatus, message: string | undefined, cpuMs: number): SqlRun {
  return {
    status,
    columns: [],
    types: [],
    rows: [],
    truncated: false,
    cpuMs,
    ...(message !== undefined && { message }),
  };
}

/** After these the rest is not run. */
function isLast(status: RunStatus | undefined): boolean {
  return status === 'TLE' || status === 'MLE' || status === 'OLE';
}

/** What came in the end, but too late, is late too. */
function timed<Run extends { status: string; cpuMs: number; value?: unknown }>(run: Run, { timeMs }: Limits): Run {
  if (run.status !== 'OK' || run.cpuMs <= timeMs) return run;
  const { value: _value, ...rest } = run;
  return { ...rest, status: 'TLE' } as Run;
}

function wrong(): never {
  throw new BadLine('a line comes out of turn');
}
