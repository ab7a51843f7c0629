import type { Child, End } from './child.js';
import type { Collector } from './collect.js';
import type { Limits, RunStatus } from './program.js';
import type { Attempt, Line } from './protocol.js';
import { cpuMsOf } from './process-figures.js';
import { BadLine } from './read-lines.js';
import { Watch, type Excess } from './watch.js';

/**
 * `finished`: with a result, and whether the child may be used again. `gone`: the child ended before it took the attempt.
 * `lost`: it went, and not by the program's doing as far as can be told. `refused`: it went while it prepared the
 * program, which may be the program's doing.
 */
export type Outcome<Result> =
  | { kind: 'finished'; result: Result; reusable: boolean; killed: boolean }
  | { kind: 'gone' | 'lost' | 'refused'; why: string; killed: boolean };

/** Signals that somebody else sends: the kernel short of memory, an operator. A program's own faults end otherwise. */
const foreign = new Set<NodeJS.Signals | null>(['SIGKILL', 'SIGTERM', 'SIGHUP', 'SIGINT']);
const violation = 'operation not permitted';

/** Runs one attempt on a child that is ready, and kills it where it passes a limit. */
export function runAttempt<Result>(
  child: Child,
  attempt: Attempt,
  collector: Collector<Result>,
  limits: Limits & { ownMemoryMb: number },
): Promise<Outcome<Result>> {
  return new Promise((resolve) => {
    const running = new Running(child, attempt.id, collector, limits, resolve);
    child.listener = running;
    child.run(attempt);
  });
}

class Running<Result> {
  private readonly watch: Watch;
  private excess: Excess | 'nonsense' | undefined;
  private isTaken = false;
  private cpuAtStart = 0;
  private cpuMs = 0;

  constructor(
    private readonly child: Child,
    private readonly id: number,
    private readonly collector: Collector<Result>,
    limits: Limits & { ownMemoryMb: number },
    private readonly resolve: (outcome: Outcome<Result>) => void,
  ) {
    this.watch = new Watch(child.pid ?? 0, limits, (excess) => this.kill(excess));
  }

  line(line: Line): void {
    if (this.excess) return;
    if (line.type === 'ready' || line.id !== this.id) throw new BadLine('a line of another attempt');
    if (line.type === 'taken') {
      if (this.isTaken) throw new BadLine('taken twice');
      this.isTaken = true;
      return;
    }
    if (line.type === 'done') {
      if (this.collector.isRunning) throw new BadLine('done while a case runs');
      this.settle({ kind: 'finished', result: this.collector.result(), reusable: !line.recycle, killed: false });
      return;
    }
    this.collector.take(line);
    if (!this.collector.isRunning) {
      this.watch.aside();
      return;
    }
    this.watch.start();
    this.cpuAtStart = cpuMsOf(this.child.pid ?? 0) ?? 0;
  }

  nonsense(): void {
    this.kill('nonsense');
  }

  end(end: End): void {
    const killed = this.excess !== undefined;
    if (this.collector.isComplete) {
      this.settle({ kind: 'finished', result: this.collector.result(), reusable: false, killed });
      return;
    }
    const why = `a child of the sandbox ended (${end.signal ?? end.code}) ${end.errors.slice(-500)}`.trim();
    if (!this.isTaken) {
      this.settle({ kind: killed ? 'lost' : 'gone', why, killed });
      return;
    }
    const isForeign = !killed && foreign.has(end.signal);
    if (isForeign || !this.collector.isRunning) {
      this.settle({ kind: isForeign ? 'lost' : 'refused', why, killed });
      return;
    }
    const result = this.collector.endRunning(...this.verdict(end), this.cpuMs);
    this.settle({ kind: 'finished', result, reusable: false, killed });
  }

  private kill(excess: Excess | 'nonsense'): void {
    this.excess ??= excess;
    this.cpuMs = Math.max(0, (cpuMsOf(this.child.pid ?? 0) ?? this.cpuAtStart) - this.cpuAtStart);
    this.child.kill();
  }

  private verdict(end: End): [RunStatus, string | undefined] {
    if (this.excess === 'time') return ['TLE', undefined];
    if (this.excess === 'memory') return ['MLE', undefined];
    if (this.excess === 'nonsense') return ['RE', violation];
    if (/out of memory|Allocation failed/i.test(end.errors)) return ['MLE', undefined];
    return ['RE', 'the program ended its interpreter'];
  }

  private settle(outcome: Outcome<Result>): void {
    this.watch.stop();
    this.child.listener = undefined;
    this.resolve(outcome);
  }
}
